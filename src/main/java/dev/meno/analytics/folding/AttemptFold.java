package dev.meno.analytics.folding;

import dev.meno.ability.Standings;
import dev.meno.cohort.CohortService;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.SeenQuestions;
import dev.meno.platform.Ids;
import dev.meno.psychometrics.population.PredictedScore;
import dev.meno.session.AnswerStream;
import dev.meno.session.AnsweredQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds the attempts of a learner in a course into the learner's days and standing and into the counters of the learner's
 * cohorts. Every attempt enters each of them once: they are numbered without gaps, each target says how far it has got, and the
 * numbers are read under a lock. A learner who has joined a cohort brings all earlier answers along; whoever has left takes
 * them out again.
 */
@ApplicationScoped
class AttemptFold {
    private static final int AT_ONCE = 1_000;

    private final LearnerStandingRepository standings;
    private final LearnerDayRepository days;
    private final DomainDayRepository domainDays;
    private final CohortFoldRepository folds;
    private final CohortQuestionDayRepository questionDays;
    private final AnswerStream answers;
    private final CohortService cohorts;
    private final CourseCatalog courses;
    private final Standings learnerStandings;
    private final Ids ids;

    AttemptFold(
            LearnerStandingRepository standings,
            LearnerDayRepository days,
            DomainDayRepository domainDays,
            CohortFoldRepository folds,
            CohortQuestionDayRepository questionDays,
            AnswerStream answers,
            CohortService cohorts,
            CourseCatalog courses,
            Standings learnerStandings,
            Ids ids) {
        this.standings = standings;
        this.days = days;
        this.domainDays = domainDays;
        this.folds = folds;
        this.questionDays = questionDays;
        this.answers = answers;
        this.cohorts = cohorts;
        this.courses = courses;
        this.learnerStandings = learnerStandings;
        this.ids = ids;
    }

    /** Folds what is not folded yet, in one transaction. */
    @Transactional
    void fold(UUID learnerId, UUID courseId) {
        LearnerStanding standing = standings.lock(ids.next(), learnerId, courseId);
        List<UUID> memberOf = cohorts.cohortsOf(learnerId);
        Map<UUID, CohortFold> byCohort =
                folds.of(learnerId, courseId).stream().collect(Collectors.toMap(CohortFold::cohortId, fold -> fold));
        Set<UUID> touched = new HashSet<>(memberOf);
        touched.addAll(byCohort.keySet());
        // The counters of a cohort are changed by one at a time; the locks are taken in one order.
        cohorts.lock(touched);
        for (UUID cohort : memberOf) {
            byCohort.computeIfAbsent(cohort, id -> joined(id, learnerId, courseId));
        }
        new Run(learnerId, courses.ofCourse(courseId), standing, byCohort, new HashSet<>(memberOf)).run();
    }

    private CohortFold joined(UUID cohort, UUID learnerId, UUID courseId) {
        CohortFold fold = new CohortFold(ids.next(), cohort, learnerId, courseId);
        folds.persist(fold);
        return fold;
    }

    private record QuestionDay(UUID questionId, LocalDate day) {}

    /** One pass over the answers of a learner. */
    private final class Run {
        private final UUID learnerId;
        private final ItemPool pool;
        private final LearnerStanding standing;
        private final Map<UUID, CohortFold> byCohort;
        private final Set<UUID> memberOf;
        private final Map<UUID, Map<QuestionDay, QuestionTally>> changes = new HashMap<>();

        Run(
                UUID learnerId,
                ItemPool pool,
                LearnerStanding standing,
                Map<UUID, CohortFold> byCohort,
                Set<UUID> memberOf) {
            this.learnerId = learnerId;
            this.pool = pool;
            this.standing = standing;
            this.byCohort = byCohort;
            this.memberOf = memberOf;
        }

        void run() {
            boolean isAbreast = byCohort.values().stream()
                    .allMatch(fold -> memberOf.contains(fold.cohortId()) && fold.folded() == standing.folded());
            // Whether an answer was the first to its question is known of the latest state alone; else all is read
            // again.
            int start = isAbreast ? standing.folded() : 0;
            SeenQuestions seen = isAbreast ? standing.answered() : SeenQuestions.NONE;
            List<AnsweredQuestion> read = read(start);
            for (AnsweredQuestion answer : read) {
                boolean isFirst = !seen.contains(answer.ordinal());
                seen = seen.with(answer.ordinal());
                count(answer, isFirst);
            }
            addToDays(read.stream()
                    .filter(answer -> answer.sequence() > standing.folded())
                    .toList());
            changes.forEach(this::addToCohort);
            int last = read.isEmpty() ? start : read.getLast().sequence();
            byCohort.values().forEach(fold -> {
                if (memberOf.contains(fold.cohortId())) {
                    fold.fold(last);
                } else {
                    folds.delete(fold);
                }
            });
            standing.fold(last, seen);
            standing.stand(learnerStandings.of(learnerId, pool), pool.revision());
        }

        private List<AnsweredQuestion> read(int start) {
            List<AnsweredQuestion> all = new ArrayList<>();
            List<AnsweredQuestion> part;
            do {
                int last = all.isEmpty() ? start : all.getLast().sequence();
                part = answers.after(learnerId, pool.courseId(), last, AT_ONCE);
                all.addAll(part);
            } while (part.size() == AT_ONCE);
            return all;
        }

        private void count(AnsweredQuestion answer, boolean isFirst) {
            for (CohortFold fold : byCohort.values()) {
                boolean isIn = answer.sequence() <= fold.folded();
                boolean isMember = memberOf.contains(fold.cohortId());
                if (isIn == isMember) {
                    // It is where it belongs.
                    continue;
                }
                QuestionTally tally = isFirst ? first(answer) : QuestionTally.repeated();
                Map<QuestionDay, QuestionTally> ofCohort =
                        changes.computeIfAbsent(fold.cohortId(), id -> new HashMap<>());
                for (LocalDate day : List.of(Period.dayOf(answer.answeredAt()), CohortQuestionDay.ALL_DAYS)) {
                    ofCohort.merge(new QuestionDay(answer.questionId(), day), tally, QuestionTally::plus);
                }
            }
        }

        private QuestionTally first(AnsweredQuestion answer) {
            Question question = courses.questionVersion(pool, answer.questionId(), answer.questionVersion());
            return QuestionTally.first(answer, PredictedScore.of(question.model(), answer.before()));
        }

        private void addToCohort(UUID cohortId, Map<QuestionDay, QuestionTally> tallies) {
            Map<QuestionDay, CohortQuestionDay> rows = questionDays
                    .of(
                            cohortId,
                            pool.courseId(),
                            tallies.keySet().stream()
                                    .map(QuestionDay::questionId)
                                    .collect(Collectors.toSet()),
                            tallies.keySet().stream().map(QuestionDay::day).collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.toMap(row -> new QuestionDay(row.questionId(), row.day()), row -> row));
            boolean isMember = memberOf.contains(cohortId);
            tallies.forEach((place, tally) -> {
                CohortQuestionDay row = rows.get(place);
                if (row == null) {
                    row = new CohortQuestionDay(ids.next(), cohortId, pool.courseId(), place.questionId(), place.day());
                    questionDays.persist(row);
                }
                if (isMember) {
                    row.add(tally);
                } else {
                    row.takeBack(tally);
                }
                if (row.isEmpty()) {
                    questionDays.delete(row);
                }
            });
        }

        private void addToDays(List<AnsweredQuestion> fresh) {
            Optional<LocalDate> earliest = fresh.stream()
                    .map(answer -> Period.dayOf(answer.answeredAt()))
                    .min(LocalDate::compareTo);
            if (earliest.isEmpty()) {
                return;
            }
            Map<LocalDate, LearnerDay> byDay = new HashMap<>();
            days.since(learnerId, pool.courseId(), earliest.get()).forEach(row -> byDay.put(row.day(), row));
            Map<String, NavigableMap<LocalDate, DomainDay>> byDomain = new HashMap<>();
            domainDays
                    .holdingFrom(learnerId, pool.courseId(), earliest.get())
                    .forEach(row -> byDomain.computeIfAbsent(row.domain(), domain -> new TreeMap<>())
                            .put(row.day(), row));
            for (AnsweredQuestion answer : fresh) {
                LocalDate day = Period.dayOf(answer.answeredAt());
                byDay.computeIfAbsent(day, this::newDay).add(answer);
                addToDomain(answer, day, byDomain.computeIfAbsent(answer.domain(), domain -> new TreeMap<>()));
            }
            byDomain.values()
                    .forEach(rows -> rows.forEach(
                            (day, row) -> row.replace(Objects.requireNonNullElse(rows.higherKey(day), Period.NEVER))));
        }

        /** A later answer may be of an earlier day: clocks of servers differ, and what is made up lies in the past. */
        private void addToDomain(AnsweredQuestion answer, LocalDate day, NavigableMap<LocalDate, DomainDay> rows) {
            Map.Entry<LocalDate, DomainDay> before = rows.lowerEntry(day);
            rows.computeIfAbsent(
                            day, key -> newDomainDay(answer.domain(), day, before == null ? null : before.getValue()))
                    .end(answer);
            rows.tailMap(day, true).values().forEach(row -> row.count(answer));
        }

        private LearnerDay newDay(LocalDate day) {
            LearnerDay row = new LearnerDay(ids.next(), learnerId, pool.courseId(), day);
            days.persist(row);
            return row;
        }

        private DomainDay newDomainDay(String domain, LocalDate day, @Nullable DomainDay before) {
            DomainDay row = new DomainDay(ids.next(), learnerId, pool.courseId(), domain, day, before);
            domainDays.persist(row);
            return row;
        }
    }
}
