package dev.meno.analytics.folding;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.Ids;
import dev.meno.psychometrics.population.PredictedScore;
import dev.meno.session.AnsweredQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the members of cohorts answered to each question by day. An answer is counted in the zone of its cohort; in a zone that a
 * cohort has left behind it is taken back.
 */
@ApplicationScoped
class CohortCounters {
    private final CohortFoldRepository folds;
    private final CohortQuestionDayRepository questionDays;
    private final CourseCatalog courses;
    private final Ids ids;

    CohortCounters(
            CohortFoldRepository folds, CohortQuestionDayRepository questionDays, CourseCatalog courses, Ids ids) {
        this.folds = folds;
        this.questionDays = questionDays;
        this.courses = courses;
        this.ids = ids;
    }

    /** How far a learner's answers are counted in cohorts. */
    List<CohortFold> folds(UUID learnerId, UUID courseId) {
        return folds.of(learnerId, courseId);
    }

    /**
     * The counters that a learner's answers are in, or belong into.
     *
     * @param held how far they are counted
     * @param memberOf zones of the learner's cohorts
     */
    List<Counter> of(UUID learnerId, ItemPool pool, List<CohortFold> held, Map<UUID, CalendarZone> memberOf) {
        List<Counter> counters = new ArrayList<>();
        Map<UUID, CalendarZone> joined = new HashMap<>(memberOf);
        for (CohortFold fold : held) {
            counters.add(new Counter(pool, fold, joined.remove(fold.cohortId())));
        }
        joined.forEach((cohortId, zone) -> {
            CohortFold fold = new CohortFold(ids.next(), cohortId, learnerId, pool.courseId(), zone);
            folds.persist(fold);
            counters.add(new Counter(pool, fold, zone));
        });
        return counters;
    }

    private record QuestionDay(UUID questionId, CalendarZone zone, LocalDate day) {}

    /** The counters of one cohort, as far as one learner's answers change them. */
    final class Counter {
        private final ItemPool pool;
        private final CohortFold fold;
        /** Zone of the cohort's days; null if the learner is no longer a member. */
        private final @Nullable CalendarZone zone;

        private final Map<QuestionDay, QuestionTally> changes = new HashMap<>();

        private Counter(ItemPool pool, CohortFold fold, @Nullable CalendarZone zone) {
            this.pool = pool;
            this.fold = fold;
            this.zone = zone;
        }

        @Nullable
        CalendarZone zone() {
            return zone;
        }

        /** Whether it holds exactly the answers up to this one, in its zone. */
        boolean isAbreast(int sequence) {
            return isInPlace() && fold.folded() == sequence;
        }

        private boolean isInPlace() {
            return fold.zone().equals(zone);
        }

        /** Counts an answer, unless it is where it belongs; takes it out of where it does not. */
        void count(AnsweredQuestion answer, boolean isFirst) {
            boolean isIn = answer.sequence() <= fold.folded();
            if (isIn && isInPlace()) {
                return;
            }
            QuestionTally tally = isFirst ? first(answer) : QuestionTally.repeated();
            if (isIn) {
                change(answer, fold.zone(), tally);
            }
            if (zone != null) {
                change(answer, zone, tally);
            }
        }

        private QuestionTally first(AnsweredQuestion answer) {
            Question question = courses.questionVersion(pool, answer.questionId(), answer.questionVersion());
            return QuestionTally.first(answer, PredictedScore.of(question.model(), answer.before()));
        }

        private void change(AnsweredQuestion answer, CalendarZone in, QuestionTally tally) {
            for (LocalDate day : List.of(in.day(answer.answeredAt()), CohortQuestionDay.ALL_DAYS)) {
                changes.merge(new QuestionDay(answer.questionId(), in, day), tally, QuestionTally::plus);
            }
        }

        /** Writes what was counted. */
        void close(int lastSequence) {
            Map<QuestionDay, CohortQuestionDay> rows = rows();
            changes.forEach((place, tally) -> {
                CohortQuestionDay row = rows.computeIfAbsent(place, this::added);
                if (place.zone().equals(zone)) {
                    row.add(tally);
                } else {
                    row.takeBack(tally);
                }
                if (row.isEmpty()) {
                    questionDays.delete(row);
                }
            });
            if (zone == null) {
                folds.delete(fold);
            } else {
                fold.fold(lastSequence, zone);
            }
        }

        private Map<QuestionDay, CohortQuestionDay> rows() {
            return questionDays
                    .of(
                            fold.cohortId(),
                            pool.courseId(),
                            changes.keySet().stream()
                                    .map(QuestionDay::questionId)
                                    .collect(Collectors.toSet()),
                            changes.keySet().stream().map(QuestionDay::day).collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.toMap(
                            row -> new QuestionDay(row.questionId(), row.zone(), row.day()), row -> row));
        }

        private CohortQuestionDay added(QuestionDay place) {
            CohortCalendar calendar = new CohortCalendar(fold.cohortId(), pool.courseId(), place.zone());
            CohortQuestionDay row = new CohortQuestionDay(ids.next(), calendar, place.questionId(), place.day());
            questionDays.persist(row);
            return row;
        }
    }
}
