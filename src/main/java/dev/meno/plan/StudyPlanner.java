package dev.meno.plan;

import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerState;
import dev.meno.ability.Memories;
import dev.meno.course.ExamBank;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.platform.CalendarZone;
import dev.meno.psychometrics.memory.FsrsScheduler;
import dev.meno.psychometrics.memory.MemoryState;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.psychometrics.numeric.Sums;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Plans the days until an exam: reviews when they fall due, new questions shared out to the topics by exam weight and how far
 * each falls short, mock exams near the end.
 * A function of what is known of the learner, the goal and the day, so that every answer changes the plan and nothing has to
 * be kept. Reviews are foreseen as if each were recalled, new questions as if each were answered well.
 */
final class StudyPlanner {
    /** A question takes the exam's time for one and a quarter more, to read the explanation. */
    private static final double PRACTICE_PACE = 1.25;

    /** A review takes less than a new question. */
    private static final double REVIEW_PACE = 0.75;

    /** Reviews leave at least this part of a day to new questions. */
    private static final double REVIEW_SHARE = 0.6;

    /** Days before the exam on which a mock exam is sat. */
    private static final Set<Integer> MOCK_DAYS = Set.of(3, 10, 24, 45);

    private static final double MIN_SHORTFALL = 0.1;

    private final ItemPool pool;
    private final int minutesPerDay;
    private final double practiceMinutes;
    private final double reviewMinutes;
    private final PriorityQueue<Review> reviews = new PriorityQueue<>(Comparator.comparing(Review::due));
    private final double[] needs;
    private final double need;
    private final int[] plannedOfTopic;
    private final int[] freshOfTopic;
    private final Today today;
    private int firstToday;
    private int reviewedToday;
    private int planned;

    private record Review(LocalDate due, MemoryState state) {}

    /**
     * The day of planning.
     *
     * @param zone the zone of the learner's days
     * @param isExamBegun whether the learner has begun a mock exam on it
     */
    record Today(LocalDate date, CalendarZone zone, boolean isExamBegun) {}

    /** The plan and what it could not hold. */
    record Plan(List<StudyPlanView.Day> days, List<String> notes) {}

    private StudyPlanner(ItemPool pool, LearnerState state, Today today, int minutesPerDay) {
        this.pool = pool;
        this.today = today;
        this.minutesPerDay = minutesPerDay;
        ExamProfile exam = pool.exam().profile();
        double pace = (double) exam.minutes() / exam.questions();
        practiceMinutes = PRACTICE_PACE * pace;
        reviewMinutes = REVIEW_PACE * pace;
        for (DomainState domain : state.domains()) {
            domain.memories().byOrdinal().forEach(this::take);
        }
        double cut = pool.exam().standard().cut();
        needs = pool.exam().topics().stream()
                .mapToDouble(topic -> topic.share()
                        * (MIN_SHORTFALL
                                + state.domain(topic.domain())
                                        .topic(topic.topic())
                                        .estimate()
                                        .expectedShortfall(cut)))
                .toArray();
        need = Sums.of(Arrays.stream(needs));
        plannedOfTopic = new int[needs.length];
        freshOfTopic = fresh(pool, state);
    }

    /** A question that is served no more took its time today all the same, but no review will come of it. */
    private void take(int ordinal, Memories.Memory memory) {
        if (today.zone().day(memory.reviewedAt()).equals(today.date())) {
            firstToday += memory.isFirst() ? 1 : 0;
            reviewedToday += memory.isFirst() ? 0 : 1;
        }
        if (pool.positionOfOrdinal(ordinal).isPresent()) {
            reviews.add(new Review(memory.dueOn(today.zone()), memory.state()));
        }
    }

    /** How many questions of each topic of the exam the learner has never met. */
    private static int[] fresh(ItemPool pool, LearnerState state) {
        BitSet answered = pool.positions(state.answered());
        int[] byTopic = new int[pool.course().topics().size()];
        IntStream.range(0, pool.size())
                .filter(item -> !answered.get(item))
                .forEach(item -> byTopic[pool.topicOf().get(item)]++);
        return pool.exam().topics().stream()
                .mapToInt(topic -> byTopic[pool.topicNumber(topic.topic())])
                .toArray();
    }

    /** Plans from today to the day before the exam. */
    static Plan plan(ItemPool pool, LearnerState state, Today today, StudyGoal goal) {
        StudyPlanner planner = new StudyPlanner(pool, state, today, goal.minutesPerDay());
        List<StudyPlanView.Day> days = new ArrayList<>();
        for (LocalDate day = today.date(); day.isBefore(goal.examDate()); day = day.plusDays(1)) {
            days.add(planner.day(day, (int) ChronoUnit.DAYS.between(day, goal.examDate())));
        }
        return new Plan(List.copyOf(days), planner.notes(days));
    }

    private StudyPlanView.Day day(LocalDate day, int daysLeft) {
        if (MOCK_DAYS.contains(daysLeft) && mockMinutes() <= minutesPerDay && !isExamBegun(day)) {
            return new StudyPlanView.Day(day, mockMinutes(), 0, List.of(), true);
        }
        double minutes = minutesLeft(day);
        int reviewed = reviews(day, minutes);
        int most = (int) Math.floor((minutes - reviewed * reviewMinutes) / practiceMinutes);
        List<StudyPlanView.TopicShare> topics = topics(most);
        int questions =
                topics.stream().mapToInt(StudyPlanView.TopicShare::questions).sum();
        for (int i = 0; i < questions; i++) {
            schedule(day, FsrsScheduler.STANDARD.first(Rating.GOOD));
        }
        int taken = (int) Math.ceil(reviewed * reviewMinutes + questions * practiceMinutes);
        return new StudyPlanView.Day(day, Math.min(taken, minutesPerDay), reviewed, topics, false);
    }

    private int mockMinutes() {
        return pool.exam().profile().minutes();
    }

    private boolean isExamBegun(LocalDate day) {
        return isToday(day) && today.isExamBegun();
    }

    private boolean isToday(LocalDate day) {
        return day.equals(today.date());
    }

    /** Today what was answered today has taken its time already, and an exam that was begun takes all of its own. */
    private double minutesLeft(LocalDate day) {
        double answered = isToday(day) ? firstToday * practiceMinutes + reviewedToday * reviewMinutes : 0;
        return Math.max(0, minutesPerDay - Math.max(answered, isExamBegun(day) ? mockMinutes() : 0));
    }

    /**
     * Holds the reviews that are due, as many as there is time for; the rest waits for tomorrow. The part of a day that reviews
     * may take is that of the whole day, so that those which are done make no room for more.
     */
    private int reviews(LocalDate day, double minutes) {
        int share = (int) Math.floor(REVIEW_SHARE * minutesPerDay / reviewMinutes) - (isToday(day) ? reviewedToday : 0);
        int most = Math.min(share, (int) Math.floor(minutes / reviewMinutes));
        List<Review> held = new ArrayList<>();
        while (held.size() < most
                && !reviews.isEmpty()
                && !reviews.element().due().isAfter(day)) {
            held.add(reviews.remove());
        }
        held.forEach(review ->
                schedule(day, FsrsScheduler.STANDARD.review(review.state(), Duration.ofDays(1), Rating.GOOD)));
        return held.size();
    }

    private void schedule(LocalDate day, FsrsScheduler.Review review) {
        reviews.add(new Review(day.plusDays(review.interval().toDays()), review.state()));
    }

    /** Shares new questions out to the topics, as many as there is time for and the bank still has. */
    private List<StudyPlanView.TopicShare> topics(int most) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < most; i++) {
            planned++;
            OptionalInt neediest = neediest();
            if (neediest.isEmpty()) {
                break;
            }
            plannedOfTopic[neediest.getAsInt()]++;
            freshOfTopic[neediest.getAsInt()]--;
            counts.merge(neediest.getAsInt(), 1, Integer::sum);
        }
        List<ExamBank.TopicShare> topics = pool.exam().topics();
        return counts.entrySet().stream()
                .map(count -> new StudyPlanView.TopicShare(
                        topics.get(count.getKey()).topic(),
                        pool.domains().get(topics.get(count.getKey()).domain()),
                        count.getValue()))
                .toList();
    }

    private OptionalInt neediest() {
        return IntStream.range(0, needs.length)
                .filter(this::isOpen)
                .reduce((best, topic) -> behind(topic) > behind(best) ? topic : best);
    }

    /** A topic of which the exam asks nothing is not planned for. */
    private boolean isOpen(int topic) {
        return needs[topic] > 0 && freshOfTopic[topic] > 0;
    }

    /** By how many questions a topic is behind its share of all that is planned. */
    private double behind(int topic) {
        return needs[topic] / need * planned - plannedOfTopic[topic];
    }

    private List<String> notes(List<StudyPlanView.Day> days) {
        List<String> notes = new ArrayList<>();
        if (mockMinutes() > minutesPerDay && !days.isEmpty()) {
            notes.add(("A mock exam takes %d minutes, which is longer than your study time on any day. Sit one when you"
                            + " find the time, ideally ten and three days before the exam.")
                    .formatted(mockMinutes()));
        }
        if (IntStream.range(0, needs.length).noneMatch(this::isOpen) && !days.isEmpty()) {
            notes.add("There are no new questions left%s. Use the time for reviews and mock exams."
                    .formatted(days.stream()
                            .filter(day -> !day.topics().isEmpty())
                            .reduce((before, last) -> last)
                            .map(last -> " after " + last.date())
                            .orElse("")));
        }
        if (practiceMinutes > minutesPerDay) {
            notes.add("Your study time each day is shorter than one question takes at the exam's pace.");
        }
        return notes;
    }
}
