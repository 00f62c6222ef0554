package dev.meno.session.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.CalibratedCourse;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.ReplayReport;
import dev.meno.session.SessionMode;
import dev.meno.session.history.LearnerRecord.Effect;
import dev.meno.session.history.LearnerRecord.Event;
import dev.meno.session.history.LearnerRecord.Sitting;
import dev.meno.session.history.LearnerRecord.Taken;
import dev.meno.session.history.LearnerRecord.Version;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.SessionPolicy;
import dev.meno.session.policy.SessionState;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import dev.meno.session.policy.TestPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LearnerReplayTest {
    private static final UUID LEARNER = new UUID(0, 7);
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final ItemPool POOL = SeedPool.of(new CalibratedCourse(2, 20, 10, 1, 0.2, 0.6));

    /** Knows one revision of one course. */
    private static final class OneRevision implements CourseCatalog {
        @Override
        public Optional<ItemPool> find(String courseKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CourseDefinition> published() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ItemPool ofCourse(UUID courseId) {
            return POOL;
        }

        @Override
        public Optional<ItemPool> ofRevision(UUID courseId, int revision) {
            return Optional.of(POOL).filter(pool -> revision == pool.revision());
        }

        @Override
        public Question questionVersion(ItemPool pool, UUID questionId, int version) {
            return pool.find(questionId).orElseThrow();
        }
    }

    /** Practises as the services do, and keeps the record. */
    private static final class Practice {
        private final AbilityFold fold = new AbilityFold();
        private final List<Taken> attempts = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final SessionState beginning = SessionState.beginning(
                SessionMode.PRACTICE, POOL.domains(), SessionPolicy.UNLIMITED, CalendarZone.UTC, 42);
        private SessionState state = beginning;

        /** Answers a question, every third one wrong, and passes over every fifth. */
        void turn() {
            Instant now = NOON.plus(Duration.ofMinutes(events.size()));
            Step step = TestPolicies.all().next(new Situation(state, POOL, known(), Background.UNKNOWN, now));
            Decision decision = ((Step.Serve) step).decision();
            state = state.serve(decision);
            if (events.size() % 5 == 4) {
                events.add(new Event(decision, Optional.empty()));
                return;
            }
            boolean isRight = events.size() % 3 != 2;
            events.add(new Event(decision, Optional.of(new Response.Choice(isRight ? "B" : "A"))));
            state = state.answer();
            take(decision, new Effect(isRight ? 1 : 0, 1, 1, isRight ? Rating.GOOD : Rating.AGAIN, now));
        }

        private void take(Decision decision, Effect effect) {
            Question question = POOL.find(decision.questionId()).orElseThrow();
            AbilityFold.Step step = fold.take(question, effect, POOL);
            attempts.add(new Taken(
                    new UUID(2, attempts.size()),
                    step.attempts(),
                    POOL.revision(),
                    new Version(question.id(), question.version()),
                    effect,
                    step.before().estimate(),
                    step.after().estimate()));
        }

        LearnerState known() {
            return fold.in(POOL);
        }

        LearnerRecord record() {
            return record(attempts, known());
        }

        LearnerRecord record(List<Taken> kept, LearnerState stored) {
            Sitting sitting = new Sitting(new UUID(0, 8), beginning, Background.UNKNOWN, null, events);
            return new LearnerRecord(LEARNER, POOL, stored, kept, List.of(sitting));
        }
    }

    @Test
    void whatHappenedComesOutAgain() {
        ReplayReport report = replay(practised(12).record());

        assertThat(report.differences()).isEmpty();
        assertThat(report.decisions()).isEqualTo(12);
        assertThat(report.attempts()).isEqualTo(10);
        assertThat(report.unknown()).isZero();
    }

    @Test
    void anotherScoreIsFoundInAllThatFollows() {
        Practice practice = practised(6);
        List<Taken> attempts = new ArrayList<>(practice.attempts);
        Taken third = attempts.get(2);
        attempts.set(
                2, with(third, new Effect(1, 1, 1, Rating.GOOD, third.effect().at()), third.sequence()));

        ReplayReport report = replay(practice.record(attempts, practice.known()));

        assertThat(report.differences())
                .anyMatch(found -> found.contains("ability after attempt %s".formatted(third.id())))
                .anyMatch(found -> found.contains("is not the fold of the attempts"))
                .noneMatch(found ->
                        found.contains("attempt %s".formatted(attempts.get(1).id())));
    }

    @Test
    void anotherChoiceIsFound() {
        Practice practice = practised(3);
        Event second = practice.events.get(1);
        UUID other = POOL.question(39).id();
        assertThat(second.decision().questionId()).isNotEqualTo(other);
        practice.events.set(1, new Event(chosenInstead(second.decision(), other), second.response()));

        assertThat(replay(practice.record()).differences())
                .anyMatch(found -> found.startsWith("Question 2 of session"));
    }

    @Test
    void anAttemptThatIsGoneIsFound() {
        Practice practice = practised(3);

        ReplayReport report = replay(practice.record(practice.attempts.subList(0, 2), practice.known()));

        assertThat(report.differences()).anyMatch(found -> found.contains("holds 3 attempts, of which 2 are there"));
    }

    @Test
    void anAttemptInTheWrongPlaceIsFound() {
        Practice practice = practised(3);
        List<Taken> attempts = new ArrayList<>(practice.attempts);
        attempts.set(2, with(attempts.get(2), attempts.get(2).effect(), 7));

        assertThat(replay(practice.record(attempts, practice.known())).differences())
                .anyMatch(found -> found.contains("has the place 7, not 3"));
    }

    @Test
    void whatRestsOnARevisionThatIsNotOnRecordIsUnknown() {
        Practice practice = practised(3);
        List<Taken> attempts = new ArrayList<>();
        for (Taken attempt : practice.attempts) {
            attempts.add(new Taken(
                    attempt.id(),
                    attempt.sequence(),
                    99,
                    attempt.question(),
                    attempt.effect(),
                    attempt.before(),
                    attempt.after()));
        }

        ReplayReport report = replay(practice.record(attempts, practice.known()));

        assertThat(report.differences()).isEmpty();
        assertThat(report.unknown()).isEqualTo(3);
        assertThat(report.attempts()).isZero();
    }

    @Test
    void anExamsFormComesOutAgain() {
        ExamProfile exam = POOL.exam().profile();
        SessionState beginning = SessionState.beginning(
                SessionMode.MOCK_EXAM, POOL.domains(), SessionPolicy.UNLIMITED, CalendarZone.UTC, 42);
        Situation situation = new Situation(beginning, POOL, LearnerState.unknown(2), Background.UNKNOWN, NOON);
        List<Event> events = new ExamPolicy()
                .form(situation).orElseThrow().stream()
                        .map(chosen -> new Event(chosen.decision(), Optional.empty()))
                        .toList();
        Sitting sitting = new Sitting(new UUID(0, 8), beginning, Background.UNKNOWN, exam, events);
        LearnerRecord record = new LearnerRecord(LEARNER, POOL, LearnerState.unknown(2), List.of(), List.of(sitting));

        ReplayReport report = replay(record);

        assertThat(report.differences()).isEmpty();
        assertThat(report.decisions()).isEqualTo(exam.questions());
    }

    private static Practice practised(int turns) {
        Practice practice = new Practice();
        for (int turn = 0; turn < turns; turn++) {
            practice.turn();
        }
        return practice;
    }

    private static ReplayReport replay(LearnerRecord record) {
        RevisionPools pools = new RevisionPools(new OneRevision());
        ReplayFindings findings = new ReplayFindings();
        new LearnerReplay(record, pools, new DecisionCheck(TestPolicies.all(), new ExamPolicy(), pools), findings)
                .run();
        return findings.report();
    }

    private static Taken with(Taken taken, Effect effect, int sequence) {
        return new Taken(
                taken.id(), sequence, taken.courseRevision(), taken.question(), effect, taken.before(), taken.after());
    }

    private static Decision chosenInstead(Decision decision, UUID question) {
        return new Decision(
                question,
                decision.questionVersion(),
                decision.parameterVersion(),
                decision.ordinal(),
                decision.domain(),
                decision.topic(),
                decision.position(),
                decision.courseRevision(),
                decision.grounds(),
                decision.evidence(),
                decision.at(),
                decision.seed(),
                decision.variantSeed());
    }
}
