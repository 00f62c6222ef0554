package dev.meno.analytics.folding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class CohortQuestionDayRepository implements PanacheRepositoryBase<CohortQuestionDay, UUID> {
    /** Questions of which a statement names this many at most, for databases bound the number of parameters. */
    private static final int AT_ONCE = 500;

    /** The counters of some questions on some days, in whichever zone. */
    List<CohortQuestionDay> of(UUID cohortId, UUID courseId, Collection<UUID> questions, Collection<LocalDate> days) {
        List<UUID> all = List.copyOf(questions);
        List<CohortQuestionDay> rows = new ArrayList<>();
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            rows.addAll(list(
                    "cohortId = ?1 and courseId = ?2 and questionId in ?3 and day in ?4",
                    cohortId,
                    courseId,
                    all.subList(start, Math.min(start + AT_ONCE, all.size())),
                    days));
        }
        return rows;
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Tallied(UUID questionId, int attempts, byte[] tally) {}

    /**
     * What the members answered in a period, by question.
     *
     * @param question the only one that is wanted; null for all
     */
    public Map<UUID, QuestionTally> tallies(CohortCalendar calendar, @Nullable UUID question, Period period) {
        TypedQuery<Tallied> query = getEntityManager()
                .createQuery(
                        "select d.questionId, d.attempts, d.tally from CohortQuestionDay d"
                                + " where d.cohortId = :cohortId and d.courseId = :courseId and d.timeZone = :zone"
                                + (question == null ? "" : " and d.questionId = :question")
                                + " and d.day between :from and :to",
                        Tallied.class)
                .setParameter("cohortId", calendar.cohortId())
                .setParameter("courseId", calendar.courseId())
                .setParameter("zone", calendar.zone())
                .setParameter("from", period.isAll() ? CohortQuestionDay.ALL_DAYS : period.first())
                .setParameter("to", period.isAll() ? CohortQuestionDay.ALL_DAYS : period.last());
        if (question != null) {
            query.setParameter("question", question);
        }
        Map<UUID, QuestionTally> tallies = new HashMap<>();
        query.getResultList()
                .forEach(day -> tallies.merge(
                        day.questionId(), QuestionTally.of(day.attempts(), day.tally()), QuestionTally::plus));
        return tallies;
    }
}
