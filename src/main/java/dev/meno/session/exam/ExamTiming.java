package dev.meno.session.exam;

import dev.meno.course.ExamProfile;
import dev.meno.session.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Where a running exam stands on the clock. A section that is not left in time is over at its end, and the next begins then.
 *
 * @param section number of the section that runs
 * @param sectionEnd when it is over
 * @param end when the exam is over
 */
record ExamTiming(int section, Instant sectionEnd, Instant end) {
    static ExamTiming of(Session session, ExamProfile profile, Instant now) {
        Instant end = Objects.requireNonNull(session.deadline(), "an exam has a deadline");
        List<ExamProfile.Section> sections = profile.sections();
        int section = session.section();
        Instant sectionEnd = end.minus(minutesAfter(sections, section));
        while (section < sections.size() - 1 && !now.isBefore(sectionEnd)) {
            section++;
            sectionEnd = end.minus(minutesAfter(sections, section));
        }
        return new ExamTiming(section, sectionEnd, end);
    }

    /** Time that the sections after one take. */
    static Duration minutesAfter(List<ExamProfile.Section> sections, int section) {
        return Duration.ofMinutes(sections.stream()
                .skip(section + 1L)
                .mapToInt(ExamProfile.Section::minutes)
                .sum());
    }
}
