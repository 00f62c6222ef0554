package dev.meno.session.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.CalibratedCourse;
import dev.meno.session.SessionMode;
import dev.meno.session.model.Session;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.FinishReason;
import dev.meno.session.policy.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExamTimingTest {
    private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

    /** Of 10, 20 and 30 minutes. */
    private static final List<ExamProfile.Section> SECTIONS =
            List.of(section("one", 10), section("two", 20), section("three", 30));

    private static final Instant END = at(60);

    @Test
    void anExamWithoutSectionsIsOneSection() {
        ExamTiming timing = ExamTiming.of(List.of(), 0, END, at(59));

        assertThat(timing).isEqualTo(new ExamTiming(0, END, END));
        assertThat(timing.leave(List.of(), at(59))).isEmpty();
    }

    @Test
    void aSectionRunsUntilItsEndAndNotAtIt() {
        assertThat(ExamTiming.of(SECTIONS, 0, END, at(10).minusMillis(1))).isEqualTo(new ExamTiming(0, at(10), END));
        assertThat(ExamTiming.of(SECTIONS, 0, END, at(10))).isEqualTo(new ExamTiming(1, at(30), END));
    }

    @Test
    void sectionsThatNobodyLeavesEndOneAfterTheOther() {
        assertThat(ExamTiming.of(SECTIONS, 0, END, at(30))).isEqualTo(new ExamTiming(2, END, END));
    }

    @Test
    void theLastSectionRunsUntilTheExamIsClosed() {
        assertThat(ExamTiming.of(SECTIONS, 2, END, at(61))).isEqualTo(new ExamTiming(2, END, END));
    }

    @Test
    void whoLeavesASectionEarlyEndsTheExamEarlier() {
        ExamTiming first = ExamTiming.of(SECTIONS, 0, END, at(4));

        ExamTiming second = first.leave(SECTIONS, at(4)).orElseThrow();

        assertThat(second).isEqualTo(new ExamTiming(1, at(24), at(54)));
        // What is stored of it, section and end, says the same at the next request.
        assertThat(ExamTiming.of(SECTIONS, second.section(), second.end(), at(5)))
                .isEqualTo(second);
        assertThat(ExamTiming.of(SECTIONS, second.section(), second.end(), at(24)))
                .isEqualTo(new ExamTiming(2, at(54), at(54)));
    }

    @Test
    void theLastSectionHasNoneAfterIt() {
        assertThat(ExamTiming.of(SECTIONS, 2, END, at(40)).leave(SECTIONS, at(40)))
                .isEmpty();
    }

    @Test
    void questionsOfOtherSectionsAreClosed() {
        ExamTiming second = new ExamTiming(1, at(30), END);

        second.requireOpen(question(1));
        assertThatExceptionOfType(SectionClosedException.class).isThrownBy(() -> second.requireOpen(question(0)));
        assertThatExceptionOfType(SectionClosedException.class).isThrownBy(() -> second.requireOpen(question(2)));
    }

    @Test
    void anExamIsOverdueFromItsDeadlineUntilItIsClosed() {
        Session exam = exam();

        assertThat(exam.deadline()).isEqualTo(at(3));
        assertThat(exam.isOverdue(at(3).minusMillis(1))).isFalse();
        assertThat(exam.isOverdue(at(3))).isTrue();
        exam.finish(FinishReason.TIME_LIMIT, at(3));
        assertThat(exam.isOverdue(at(4))).isFalse();
        assertThat(exam.finishedAt()).isEqualTo(at(3));
    }

    @Test
    void practiceIsNeverOverdue() {
        assertThat(session(SessionMode.PRACTICE).isOverdue(START.plus(Duration.ofDays(9999))))
                .isFalse();
    }

    @Test
    void aQuestionThatIsAnsweredAgainCountsOnce() {
        Session exam = exam();

        exam.recordDraft(true, at(1));
        exam.recordDraft(false, at(2));
        exam.recordDraft(true, at(3));

        assertThat(exam.answered()).isEqualTo(2);
    }

    private static Session exam() {
        Session exam = session(SessionMode.MOCK_EXAM);
        exam.sit(pool().exam().profile());
        return exam;
    }

    private static Session session(SessionMode mode) {
        return new Session(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                new Session.Scope(
                        mode, List.of("domain-1"), SessionPolicy.UNLIMITED, Background.UNKNOWN, CalendarZone.UTC),
                1,
                START);
    }

    /** An exam of three questions and minutes. */
    private static ItemPool pool() {
        return SeedPool.of(new CalibratedCourse(1, 3, 3, 1, 0, 0.6));
    }

    private static ExamQuestion question(int section) {
        Decision decision = new Decision(
                new UUID(0, 4),
                1,
                1,
                0,
                "domain-1",
                "domain-1-all",
                1,
                1,
                new Decision.Grounds("mock-exam", "drawn", "blueprint", 0, 0.5, false, Map.of(), List.of(), List.of()),
                0,
                START,
                1,
                null);
        return new ExamQuestion(new UUID(0, 5), new UUID(0, 1), new ExamPolicy.Chosen(decision, section, true));
    }

    private static ExamProfile.Section section(String key, int minutes) {
        return new ExamProfile.Section(key, key, List.of(key), minutes);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
