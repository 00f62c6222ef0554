package dev.meno.session.history;

import dev.meno.ability.Abilities;
import dev.meno.ability.Answer;
import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.learner.Background;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.session.Replay;
import dev.meno.session.ReplayReport;
import dev.meno.session.SessionMode;
import dev.meno.session.exam.ExamPaper;
import dev.meno.session.exam.ExamQuestion;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionJson;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.model.SkippedQuestionRepository;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.Policies;
import dev.meno.session.policy.SessionState;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Repeats every decision and every estimate from the append-only attempts, each on the questions and with the parameters of
 * the revision that it was made on, and reports what comes out differently. Nothing may: the choice of a question is a
 * function of what is recorded with it, and an ability the fold of the attempts.
 */
@ApplicationScoped
class Replayer implements Replay {
    /** Time for one learner: a million decisions take less. */
    private static final int MOST_SECONDS = 3600;

    private static final int LEARNERS_AT_ONCE = 500;
    private static final int MAX_POOLS = 16;

    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final SkippedQuestionRepository skippedQuestions;
    private final ExamQuestionRepository examQuestions;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final Policies policies;
    private final ExamPolicy exam;
    private final ExamPaper paper;
    private final SessionJson json;

    Replayer(
            SessionRepository sessions,
            AttemptRepository attempts,
            SkippedQuestionRepository skippedQuestions,
            ExamQuestionRepository examQuestions,
            CourseCatalog courses,
            Abilities abilities,
            Policies policies,
            ExamPolicy exam,
            ExamPaper paper,
            SessionJson json) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.skippedQuestions = skippedQuestions;
        this.examQuestions = examQuestions;
        this.courses = courses;
        this.abilities = abilities;
        this.policies = policies;
        this.exam = exam;
        this.paper = paper;
        this.json = json;
    }

    @Override
    public ReplayReport replay() {
        Run run = new Run();
        List<SessionRepository.LearnerOfCourse> some = learnersAfter(SessionRepository.LearnerOfCourse.BEFORE_ALL);
        while (!some.isEmpty()) {
            some.forEach(run::replay);
            some = learnersAfter(some.getLast());
        }
        return run.report();
    }

    private List<SessionRepository.LearnerOfCourse> learnersAfter(SessionRepository.LearnerOfCourse last) {
        return QuarkusTransaction.disallowingExisting().call(() -> sessions.learnersOfCourses(last, LEARNERS_AT_ONCE));
    }

    @Override
    public ReplayReport replay(UUID learnerId, UUID courseId) {
        Run run = new Run();
        run.replay(new SessionRepository.LearnerOfCourse(learnerId, courseId));
        return run.report();
    }

    /** What happened in a session after a question was served. */
    private record Event(Decision decision, boolean isAnswered) {}

    /** What is known of a learner by the key of the domain: a course may number its domains anew in a later revision. */
    private static final class Fold {
        private final Map<String, DomainState> byDomain = new HashMap<>();

        LearnerState in(ItemPool pool) {
            return new LearnerState(pool.domains().stream()
                    .map(domain -> byDomain.getOrDefault(domain, DomainState.UNKNOWN))
                    .toList());
        }

        void become(String domain, DomainState state) {
            byDomain.put(domain, state);
        }
    }

    private final class Run {
        /** The pools that were needed last. A tenant may have any number of courses and revisions. */
        private final Map<List<Object>, Optional<ItemPool>> pools = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, Optional<ItemPool>> eldest) {
                return size() > MAX_POOLS;
            }
        };

        private final Differences differences = new Differences();

        /** The forms of the running learner's exams, each drawn once for all its questions. */
        private final Map<UUID, Optional<List<ExamPolicy.Chosen>>> forms = new HashMap<>();

        private int decisions;
        private int answers;
        private int unknown;

        ReplayReport report() {
            return new ReplayReport(decisions, answers, unknown, differences.count(), differences.first());
        }

        /** Each learner in a transaction of their own: all together last longer than a transaction may, and fill the memory. */
        void replay(SessionRepository.LearnerOfCourse row) {
            QuarkusTransaction.disallowingExisting()
                    .timeout(MOST_SECONDS)
                    .run(() -> learner(row.learnerId(), row.courseId()));
        }

        private Optional<ItemPool> pool(UUID courseId, int revision) {
            return pools.computeIfAbsent(List.of(courseId, revision), key -> courses.ofRevision(courseId, revision));
        }

        private void learner(UUID learnerId, UUID courseId) {
            forms.clear();
            // Read first: on a running system the attempts read after it hold at least all that went into it.
            ItemPool current = courses.ofCourse(courseId);
            LearnerState stored = abilities.state(learnerId, current);
            List<Attempt> inOrder = attempts.ofLearnerInCourse(learnerId, courseId);
            Map<Integer, List<Pending>> byEvidence = decisions(learnerId, courseId, inOrder);
            Fold fold = new Fold();
            byEvidence.getOrDefault(0, List.of()).forEach(new Check(fold)::check);
            compareWithStored(learnerId, stored, fold.in(current));
            for (Attempt attempt : inOrder) {
                Optional<ItemPool> pool = pool(courseId, attempt.courseRevision());
                if (pool.isEmpty()) {
                    unknown += 1 + inOrder.size() - attempt.sequence();
                    return;
                }
                take(attempt, fold, pool.get());
                byEvidence.getOrDefault(attempt.sequence(), List.of()).forEach(new Check(fold)::check);
                compareWithStored(learnerId, stored, fold.in(current));
            }
            if (stored.attempts() > inOrder.size()) {
                differences.add(() -> "What is stored of learner %s holds %d attempts, of which %d are there."
                        .formatted(learnerId, stored.attempts(), inOrder.size()));
            }
        }

        private Map<Integer, List<Pending>> decisions(UUID learnerId, UUID courseId, List<Attempt> inOrder) {
            Map<Integer, List<Pending>> byEvidence = new HashMap<>();
            for (Session session : sessions.ofLearnerInCourse(learnerId, courseId)) {
                decisionsOf(session, inOrder)
                        .forEach(pending -> byEvidence
                                .computeIfAbsent(pending.decision().evidence(), key -> new ArrayList<>())
                                .add(pending));
            }
            return byEvidence;
        }

        private void take(Attempt attempt, Fold fold, ItemPool pool) {
            answers++;
            Question question = courses.questionVersion(pool, attempt.questionId(), attempt.questionVersion());
            LearnerState before = fold.in(pool);
            LearnerState after = before.plus(
                    new Answer(
                            question,
                            attempt.score(),
                            attempt.weight(),
                            attempt.discount(),
                            attempt.rating(),
                            attempt.answeredAt()),
                    pool);
            int domain = pool.domains().indexOf(question.domain());
            fold.become(question.domain(), after.domain(domain));
            compare(attempt, "before", attempt.before(), before.domain(domain).estimate());
            compare(attempt, "after", attempt.after(), after.domain(domain).estimate());
            if (attempt.sequence() != after.attempts()) {
                differences.add(() -> "Attempt %s has the place %d, not %d."
                        .formatted(attempt.id(), attempt.sequence(), after.attempts()));
            }
        }

        private void compare(Attempt attempt, String when, AbilityEstimate stored, AbilityEstimate computed) {
            if (!stored.equals(computed)) {
                differences.add(() -> "The ability %s attempt %s was %s and comes out as %s."
                        .formatted(when, attempt.id(), stored, computed));
            }
        }

        /** Compares where the fold has taken in as many attempts as the stored state has. */
        private void compareWithStored(UUID learnerId, LearnerState stored, LearnerState computed) {
            if (stored.attempts() != computed.attempts()) {
                return;
            }
            IntStream.range(0, stored.domains().size())
                    .filter(domain -> !isSame(stored.domain(domain), computed.domain(domain)))
                    .forEach(domain -> differences.add(
                            () -> "What is stored of learner %s in domain %d is not the fold of the attempts."
                                    .formatted(learnerId, domain)));
        }

        private static boolean isSame(DomainState is, DomainState should) {
            return is.estimate().equals(should.estimate())
                    && is.attempts() == should.attempts()
                    && is.memories().equals(should.memories());
        }

        /** A decision with the session as it was before it. */
        private record Pending(
                Session session,
                List<Event> before,
                Decision decision,
                @Nullable List<ExamQuestion> exam) {}

        private List<Pending> decisionsOf(Session session, List<Attempt> inOrder) {
            if (session.mode() == SessionMode.MOCK_EXAM) {
                List<ExamQuestion> questions = examQuestions.ofSession(session.id());
                return questions.stream()
                        .map(question -> new Pending(
                                session, List.of(), json.read(question.decision(), Decision.class), questions))
                        .toList();
            }
            List<Event> events = new ArrayList<>();
            inOrder.stream()
                    .filter(attempt -> attempt.sessionId().equals(session.id()))
                    .forEach(attempt -> events.add(new Event(json.read(attempt.decision(), Decision.class), true)));
            skippedQuestions
                    .ofSession(session.id())
                    .forEach(skipped -> events.add(new Event(json.read(skipped.decision(), Decision.class), false)));
            if (session.pending() != null) {
                events.add(new Event(json.read(session.pending(), Decision.class), false));
            }
            events.sort(Comparator.comparingInt(event -> event.decision().position()));
            List<Event> inPlace = List.copyOf(events);
            List<Pending> pending = new ArrayList<>();
            for (int place = 0; place < events.size(); place++) {
                pending.add(new Pending(
                        // A view: copies would take the square of a session's length.
                        session, inPlace.subList(0, place), inPlace.get(place).decision(), null));
            }
            return pending;
        }

        private final class Check {
            private final Fold fold;

            Check(Fold fold) {
                this.fold = fold;
            }

            void check(Pending pending) {
                Decision stored = pending.decision();
                Optional<ItemPool> pool = pool(pending.session().courseId(), stored.courseRevision());
                if (pool.isEmpty()) {
                    unknown++;
                    return;
                }
                decisions++;
                Optional<Decision> repeated = pending.exam() == null
                        ? repeat(pending, pool.get())
                        : repeatExam(pending, pending.exam(), pool.get());
                if (!repeated.equals(Optional.of(stored))) {
                    differences.add(() -> "Question %d of session %s was %s and comes out as %s."
                            .formatted(stored.position(), pending.session().id(), stored, repeated));
                }
            }

            private Optional<Decision> repeat(Pending pending, ItemPool pool) {
                SessionState again = pending.session().beginning();
                for (Event event : pending.before()) {
                    again = again.serve(event.decision());
                    again = event.isAnswered() ? again.answer() : again;
                }
                Situation situation = new Situation(
                        again,
                        pool,
                        fold.in(pool),
                        json.read(pending.session().background(), Background.class),
                        pending.decision().at());
                Step step = policies.next(situation);
                return step instanceof Step.Serve(Decision decision) ? Optional.of(decision) : Optional.empty();
            }

            private Optional<Decision> repeatExam(Pending pending, List<ExamQuestion> questions, ItemPool pool) {
                int position = pending.decision().position();
                SessionState again = pending.session().beginning();
                boolean isFixed = paper.profile(pending.session()).adaptive() == null;
                Background background = isFixed || position == 1
                        ? json.read(pending.session().background(), Background.class)
                        : Background.UNKNOWN;
                Situation situation = new Situation(
                        again,
                        pool,
                        fold.in(pool),
                        background,
                        pending.decision().at());
                if (isFixed) {
                    return forms.computeIfAbsent(pending.session().id(), session -> exam.form(situation))
                            .filter(form -> position <= form.size())
                            .map(form -> form.get(position - 1).decision());
                }
                List<ExamQuestion> before = questions.subList(0, position - 1);
                BitSet served = new BitSet();
                before.forEach(question -> pool.position(question.questionId()).ifPresent(served::set));
                return exam.next(situation, paper.answers(before, pool), served).map(ExamPolicy.Chosen::decision);
            }
        }
    }
}
