package dev.meno.session.exam;

import dev.meno.course.ExamProfile;
import dev.meno.session.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a running exam stands on the clock. A section that is not left in time is over at its end, and the next begins then.
 *
 * @param section number of the section that runs
 * @param sectionEnd when it is over
 * @param end when the exam is over
 */
record ExamTiming(int section, Instant sectionEnd, Instant end) {
    static ExamTiming of(Session session, Instant now) {
        Instant end = Objects.requireNonNull(session.deadline(), "an exam has a deadline");
        return of(session.exam().sections(), session.section(), end, now);
    }

    /**
     * Where an exam stands.
     *
     * @param entered number of the section that was entered last
     * @param end when the exam is over, as it was settled then
     */
    static ExamTiming of(List<ExamProfile.Section> sections, int entered, Instant end, Instant now) {
        int section = entered;
        Instant sectionEnd = end.minus(minutesAfter(sections, section));
        while (section < sections.size() - 1 && !now.isBefore(sectionEnd)) {
            section++;
            sectionEnd = end.minus(minutesAfter(sections, section));
        }
        return new ExamTiming(section, sectionEnd, end);
    }

    /** The same after the running section was left: the next one begins now. Empty if there is none. */
    Optional<ExamTiming> leave(List<ExamProfile.Section> sections, Instant now) {
        int next = section + 1;
        if (next >= sections.size()) {
            return Optional.empty();
        }
        Instant nextEnd = now.plus(Duration.ofMinutes(sections.get(next).minutes()));
        return Optional.of(new ExamTiming(next, nextEnd, nextEnd.plus(minutesAfter(sections, next))));
    }

    /** Refuses a question outside the running section. */
    void requireOpen(ExamQuestion question) {
        if (question.section() != section) {
            throw new SectionClosedException();
        }
    }

    /** Time that the sections after one take. */
    private static Duration minutesAfter(List<ExamProfile.Section> sections, int section) {
        return Duration.ofMinutes(sections.stream()
                .skip(section + 1L)
                .mapToInt(ExamProfile.Section::minutes)
                .sum());
    }
}
