package dev.meno.demo;

import dev.meno.course.ItemPool;
import dev.meno.demo.SimulatedPractice.Outline;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.session.SessionMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Who practises when: the learners of the demo and their sessions in the order in which they are played, those of the learner
 * whom a visitor plays first, the others' by time. A function of the size, the seed and the end.
 */
record DemoPlan(Size size, ItemPool pool, Instant end, List<Group> groups, List<Sitting> sittings) {
    private static final String COURSE = "mls-c01";
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime NOON = LocalTime.of(13, 0);
    private static final LocalTime EVENING = LocalTime.of(17, 30);
    /** The morning's and the evening's sessions begin within so many minutes of it, and are over before the next begins. */
    private static final int START_WITHIN = 150;

    /** A session that might not be over by the end of the practice is left out. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private static final double PLACEMENT_SHARE = 0.7;
    private static final double REVIEW_SHARE = 0.22;
    private static final double REVIEWS_START = 0.2;

    /** How much is made up. */
    record Size(List<DemoCohort> cohorts, int weeks) {
        static final Size FULL = new Size(
                List.of(
                        new DemoCohort("evening", "Autumn evening class", 60, -0.35, 0.9),
                        new DemoCohort("refresher", "Weekend refresher", 12, 0.45, 0.35),
                        new DemoCohort("spring", "Spring intake", 0, 0, 0)),
                8);

        Size {
            cohorts = List.copyOf(cohorts);
        }

        int days() {
            return weeks * 7;
        }
    }

    /** A cohort with its learners; the first one has the visitor's learner too. */
    record Group(String name, List<DemoLearner> learners) {
        Group {
            learners = List.copyOf(learners);
        }
    }

    /**
     * A session of a learner.
     *
     * @param part how much of the whole time has gone by when it begins, from 0 to 1
     */
    record Sitting(DemoLearner learner, Instant at, double part, SessionMode mode, int questions, long seed) {
        Outline outline() {
            return new Outline(COURSE, mode, questions);
        }
    }

    DemoPlan {
        groups = List.copyOf(groups);
        sittings = List.copyOf(sittings);
    }

    static DemoPlan of(Size size, ItemPool pool, long seed, Instant end) {
        List<Group> groups = new ArrayList<>();
        DemoLearner visitor = DemoRoster.demoLearner(0, pool);
        int number = 1;
        for (DemoCohort cohort : size.cohorts()) {
            List<DemoLearner> learners = new ArrayList<>(DemoRoster.of(cohort, number, pool, seed));
            number += cohort.learners();
            if (groups.isEmpty()) {
                learners.add(visitor);
            }
            groups.add(new Group(cohort.name(), learners));
        }
        List<Sitting> sittings = new ArrayList<>();
        for (Group group : groups) {
            for (DemoLearner learner : group.learners()) {
                sittings.addAll(of(learner, size, seed, end));
            }
        }
        sittings.sort(
                Comparator.comparing((Sitting sitting) -> !sitting.learner().equals(visitor))
                        .thenComparing(Sitting::at)
                        .thenComparingInt(sitting -> sitting.learner().number()));
        return new DemoPlan(size, pool, end, groups, sittings);
    }

    /** When all begins. */
    Instant beginning() {
        return firstDay(size, end).atTime(MORNING).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate firstDay(Size size, Instant end) {
        return LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(size.days() - 1L);
    }

    private static List<Sitting> of(DemoLearner learner, Size size, long seed, Instant end) {
        SplittableRandom random = new SplittableRandom(Draw.seed(seed ^ size.days(), learner.number()));
        boolean beginsWithPlacement = random.nextDouble() < PLACEMENT_SHARE;
        Set<Integer> examDays = new HashSet<>();
        learner.examsAt().forEach(part -> examDays.add((int) (part * size.days())));
        List<Sitting> sittings = new ArrayList<>();
        for (int day = 0; day < size.days(); day++) {
            double part = (double) day / size.days();
            LocalDate date = firstDay(size, end).plusDays(day);
            boolean isWeekend = WEEKEND.contains(date.getDayOfWeek());
            // The draws of a day are made whether or not they are used, so that its days don't depend on one another.
            boolean practises =
                    random.nextDouble() < learner.habit().chance(part, learner.stopsAt()) * (isWeekend ? 1.2 : 1);
            int minute = random.nextInt(START_WITHIN);
            boolean reviews = random.nextDouble() < REVIEW_SHARE;
            int questions = Math.max(4, learner.habit().questions() + random.nextInt(-4, 5));
            long sittingSeed = random.nextLong();
            if (examDays.contains(day)) {
                sittings.add(at(learner, date, NOON, part, SessionMode.MOCK_EXAM, 0, sittingSeed));
            } else if (practises) {
                SessionMode mode = sittings.isEmpty() && beginsWithPlacement
                        ? SessionMode.PLACEMENT
                        : reviews && part > REVIEWS_START ? SessionMode.REVIEW : SessionMode.PRACTICE;
                LocalTime evening = (isWeekend ? EVENING.minusHours(2) : EVENING).plusMinutes(minute);
                if (learner.habit().isCramming(part)) {
                    sittings.add(at(
                            learner,
                            date,
                            MORNING.plusMinutes(minute),
                            part,
                            SessionMode.PRACTICE,
                            questions,
                            ~sittingSeed));
                }
                sittings.add(at(learner, date, evening, part, mode, questions, sittingSeed));
            }
        }
        sittings.removeIf(sitting -> sitting.at().plus(LONGEST).isAfter(end));
        return sittings;
    }

    private static Sitting at(
            DemoLearner learner,
            LocalDate date,
            LocalTime time,
            double part,
            SessionMode mode,
            int questions,
            long seed) {
        Instant start = date.atTime(time).toInstant(ZoneOffset.UTC).plusSeconds(seed & 31);
        return new Sitting(learner, start, part, mode, questions, seed);
    }

    static String course() {
        return COURSE;
    }
}
