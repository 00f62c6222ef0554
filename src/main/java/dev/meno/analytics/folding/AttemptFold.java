package dev.meno.analytics.folding;

import dev.meno.ability.Standings;
import dev.meno.cohort.CohortService;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.SeenQuestions;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.Ids;
import dev.meno.session.AnswerStream;
import dev.meno.session.AnsweredQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Folds the attempts of a learner in a course into the learner's days and standing and into the counters of the learner's
 * cohorts. Every attempt enters each of them once: they are numbered without gaps, each target says how far it has got and in
 * which time zone, and the numbers are read under a lock. A learner who has joined a cohort brings all earlier answers along;
 * whoever has left takes them out again; a cohort whose zone has changed has its members' answers moved to the days of the new
 * one.
 */
@ApplicationScoped
class AttemptFold {
    private static final int AT_ONCE = 1_000;

    private final LearnerStandingRepository standings;
    private final LearnerDays days;
    private final CohortCounters counters;
    private final AnswerStream answers;
    private final CohortService cohorts;
    private final CourseCatalog courses;
    private final Standings learnerStandings;
    private final Ids ids;

    AttemptFold(
            LearnerStandingRepository standings,
            LearnerDays days,
            CohortCounters counters,
            AnswerStream answers,
            CohortService cohorts,
            CourseCatalog courses,
            Standings learnerStandings,
            Ids ids) {
        this.standings = standings;
        this.days = days;
        this.counters = counters;
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
        List<CohortFold> folds = counters.folds(learnerId, courseId);
        Set<UUID> touched = new HashSet<>(memberOf);
        folds.forEach(fold -> touched.add(fold.cohortId()));
        // The counters of a cohort are changed by one at a time; the locks are taken in one order. No zone changes
        // under
        // them.
        Map<UUID, CalendarZone> zones = new HashMap<>(cohorts.lock(touched));
        zones.keySet().retainAll(memberOf);
        ItemPool pool = courses.ofCourse(courseId);
        new Run(learnerId, pool, standing, counters.of(learnerId, pool, folds, zones)).run();
    }

    /** One pass over the answers of a learner. */
    private final class Run {
        private final UUID learnerId;
        private final ItemPool pool;
        private final LearnerStanding standing;
        private final List<CohortCounters.Counter> targets;
        private final Set<CalendarZone> zones;

        Run(UUID learnerId, ItemPool pool, LearnerStanding standing, List<CohortCounters.Counter> targets) {
            this.learnerId = learnerId;
            this.pool = pool;
            this.standing = standing;
            this.targets = targets;
            this.zones = targets.stream()
                    .map(CohortCounters.Counter::zone)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        void run() {
            boolean isAbreast = standing.zones().containsAll(zones)
                    && targets.stream().allMatch(target -> target.isAbreast(standing.folded()));
            // Whether an answer was the first to its question is known of the latest state alone; else all is read
            // again.
            int start = isAbreast ? standing.folded() : 0;
            SeenQuestions seen = isAbreast ? standing.answered() : SeenQuestions.NONE;
            List<AnsweredQuestion> read = read(start);
            for (AnsweredQuestion answer : read) {
                boolean isFirst = !seen.contains(answer.ordinal());
                seen = seen.with(answer.ordinal());
                targets.forEach(target -> target.count(answer, isFirst));
            }
            int last = read.isEmpty() ? start : read.getLast().sequence();
            addToDays(read);
            targets.forEach(target -> target.close(last));
            standing.fold(last, seen, zones);
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

        /** In a zone that is new to the learner all answers are; those of a zone that no cohort has any more go. */
        private void addToDays(List<AnsweredQuestion> read) {
            List<AnsweredQuestion> fresh = read.stream()
                    .filter(answer -> answer.sequence() > standing.folded())
                    .toList();
            Set<CalendarZone> held = standing.zones();
            held.stream().filter(zone -> !zones.contains(zone)).forEach(zone -> days.remove(owner(zone)));
            zones.forEach(zone -> days.add(owner(zone), held.contains(zone) ? fresh : read));
        }

        private LearnerDays.Owner owner(CalendarZone zone) {
            return new LearnerDays.Owner(learnerId, pool.courseId(), zone);
        }
    }
}
