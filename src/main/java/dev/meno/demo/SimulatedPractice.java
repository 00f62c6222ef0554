package dev.meno.session;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays sessions of simulated learners, each by the services that serve a real one: what comes of it is scored, decided and
 * replayed as anything else. The caller must be the learner.
 */
@ApplicationScoped
public class SimulatedPractice {
    private final SessionRepository repository;
    private final ExamQuestionRepository examQuestions;
    private final SessionService sessions;
    private final AttemptService attempts;
    private final QuestionFlags flags;
    private final StudyPlans plans;
    private final Scorer scorer;
    private final CourseCatalog courses;
    private final SessionJson json;
    private final Clock clock;

    SimulatedPractice(
            SessionRepository repository,
            ExamQuestionRepository examQuestions,
            SessionService sessions,
            AttemptService attempts,
            QuestionFlags flags,
            StudyPlans plans,
            Scorer scorer,
            CourseCatalog courses,
            SessionJson json,
            Clock clock) {
        this.repository = repository;
        this.examQuestions = examQuestions;
        this.sessions = sessions;
        this.attempts = attempts;
        this.flags = flags;
        this.plans = plans;
        this.scorer = scorer;
        this.courses = courses;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A session to play.
     *
     * @param questions how many questions to answer in practice or review; placement and exam end by themselves
     */
    public record Outline(String courseKey, SessionMode mode, int questions) {}

    /** One who answers. */
    public interface Respondent {
        /** What the respondent does about a question. */
        Move meet(Question question, Presentation presentation);
    }

    /** What a respondent does about a question. */
    public sealed interface Move {
        /**
         * Answers it.
         *
         * @param hints how many to look at first, where the session has any
         * @param fault what seems wrong with the question; null if nothing does
         */
        record Answer(
                Response response,
                Duration after,
                int hints,
                @Nullable FaultReason fault) implements Move {}

        /** Passes over it; in an exam, leaves it open. */
        record Skip(Duration after) implements Move {}

        /** Goes away and does not come back; an exam is handed in. */
        record Leave() implements Move {}
    }

    /**
     * Plays one session, in one transaction.
     *
     * @param pass lets time pass
     * @return the number of answers; empty if the learner has begun a session since, for what came later would rest on what
     *     came before
     */
    @Transactional
    public Optional<Integer> play(UUID learnerId, Outline outline, Respondent respondent, Consumer<Duration> pass) {
        if (repository.hasSince(learnerId, Ids.lowest(clock.instant()))) {
            return Optional.empty();
        }
        boolean isBounded = outline.mode() == SessionMode.PRACTICE || outline.mode() == SessionMode.REVIEW;
        SessionPolicy policy = isBounded ? new SessionPolicy(outline.questions(), null) : null;
        UUID id = sessions.start(new SessionRequest(outline.courseKey(), outline.mode(), learnerId, null, policy))
                .id();
        // The services lock rows by reading them; a session that is not written yet has none.
        repository.flush();
        Run run = new Run(repository.findById(id), courses.require(outline.courseKey()), respondent, pass);
        if (outline.mode() == SessionMode.MOCK_EXAM) {
            run.sit();
        } else {
            run.practise();
        }
        return Optional.of(run.session.answered());
    }

    /** Says what the learner studies for. */
    public void plan(String courseKey, LocalDate examDate, int minutesPerDay) {
        plans.set("me", new StudyPlanRequest(courseKey, examDate, minutesPerDay));
    }

    private final class Run {
        private final Session session;
        private final ItemPool pool;
        private final Respondent respondent;
        private final Consumer<Duration> pass;

        Run(Session session, ItemPool pool, Respondent respondent, Consumer<Duration> pass) {
            this.session = session;
            this.pool = pool;
            this.respondent = respondent;
            this.pass = pass;
        }

        void practise() {
            // Every round takes a question that the session has not had: it ends with the bank at the latest.
            while (session.pending() != null) {
                Scorer.Shown shown = shown(session.pending());
                switch (respondent.meet(shown.question(), shown.presentation())) {
                    case Move.Answer answer -> {
                        showHints(shown, answer.hints());
                        pass.accept(answer.after());
                        answer(shown, answer);
                    }
                    case Move.Skip(Duration after) -> {
                        pass.accept(after);
                        sessions.skip(session.id(), shown.question().id());
                    }
                    case Move.Leave() -> {
                        return;
                    }
                }
            }
        }

        void sit() {
            Set<UUID> passedOver = new HashSet<>();
            Optional<ExamQuestion> next = open(passedOver);
            while (next.isPresent()) {
                Scorer.Shown shown = shown(next.get().decision());
                Move move = respondent.meet(shown.question(), shown.presentation());
                Duration left = Duration.between(clock.instant(), deadline());
                if (move instanceof Move.Leave) {
                    break;
                }
                if (after(move).compareTo(left) >= 0) {
                    pass.accept(left);
                    break;
                }
                pass.accept(after(move));
                if (move instanceof Move.Answer answer) {
                    answer(shown, answer);
                } else {
                    passedOver.add(shown.question().id());
                }
                next = open(passedOver);
            }
            sessions.finish(session.id());
        }

        /** The next question of the exam that is neither answered nor passed over; empty when the exam is over. */
        private Optional<ExamQuestion> open(Set<UUID> passedOver) {
            return session.isFinished()
                    ? Optional.empty()
                    : examQuestions.ofSession(session.id()).stream()
                            .filter(question -> question.section() == session.section()
                                    && !question.isAnswered()
                                    && !passedOver.contains(question.questionId()))
                            .findFirst();
        }

        private Instant deadline() {
            return Objects.requireNonNull(session.deadline(), "an exam has a deadline");
        }

        private static Duration after(Move move) {
            return switch (move) {
                case Move.Answer answer -> answer.after();
                case Move.Skip(Duration after) -> after;
                case Move.Leave() -> Duration.ZERO;
            };
        }

        private Scorer.Shown shown(String decision) {
            return scorer.shown(json.read(decision, Decision.class), pool);
        }

        private void showHints(Scorer.Shown shown, int wanted) {
            if (session.mode() == SessionMode.PLACEMENT) {
                return;
            }
            int hints = Math.min(wanted, shown.presentation().hints().size());
            for (int number = 1; number <= hints; number++) {
                sessions.hint(session.id(), shown.question().id(), number);
            }
        }

        private void answer(Scorer.Shown shown, Move.Answer answer) {
            UUID questionId = shown.question().id();
            attempts.attempt(
                    session.id(),
                    null,
                    new AttemptRequest(
                            questionId,
                            ResponseBody.of(answer.response()),
                            answer.after().toMillis()));
            if (answer.fault() != null) {
                flags.flag(session.id(), new FaultRequest(questionId, answer.fault(), null));
            }
        }
    }
}
