package dev.meno.cohort.analytics;

import dev.meno.cohort.analytics.Asking.Subject;
import dev.meno.learner.Abilities;
import dev.meno.learner.Abilities.DomainAbility;
import dev.meno.learner.AbilityView;
import dev.meno.learner.Learners;
import dev.meno.learner.TopicMasteryView;
import dev.meno.problem.NotFoundException;
import dev.meno.session.ExamDates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of each learner of a cohort, and of topics over all. */
@ApplicationScoped
class CohortLearnerAnalytics {
    private final Asking asking;
    private final LearnerDayRepository days;
    private final LearnerStandingRepository standings;
    private final Abilities abilities;
    private final Learners learners;
    private final ExamDates examDates;
    private final Clock clock;

    CohortLearnerAnalytics(
            Asking asking,
            LearnerDayRepository days,
            LearnerStandingRepository standings,
            Abilities abilities,
            Learners learners,
            ExamDates examDates,
            Clock clock) {
        this.asking = asking;
        this.days = days;
        this.standings = standings;
        this.abilities = abilities;
        this.learners = learners;
        this.examDates = examDates;
        this.clock = clock;
    }

    /** Each learner of a cohort, by id. */
    CohortLearnersView learners(UUID cohortId, String courseKey, Period period) {
        return asking.about(
                cohortId, courseKey, period, subject -> new CohortLearnersView(cohortId, courseKey, rows(subject)));
    }

    /** The learners of a cohort; within the transaction of the question. */
    List<LearnerAnalyticsView> rows(Subject subject) {
        return rows(subject, subject.members());
    }

    private List<LearnerAnalyticsView> rows(Subject subject, List<UUID> wanted) {
        UUID cohort = subject.cohortId();
        UUID course = subject.courseId();
        LocalDate today = Period.dayOf(clock.instant());
        Period recent = new Period(today.minusDays(RiskSigns.RECENT_DAYS - 1), today);
        Map<UUID, List<DomainAbility>> estimates = abilities.ofLearners(wanted, subject.pool()).stream()
                .collect(Collectors.groupingBy(DomainAbility::learnerId));
        Map<UUID, LearnerDayRepository.LearnerActivity> inPeriod = activity(cohort, course, subject.period());
        Map<UUID, LearnerDayRepository.LearnerActivity> lately = activity(cohort, course, recent);
        Map<UUID, Double> gains = gains(subject, today, estimates);
        Map<UUID, Double> passing = standings.passProbabilities(cohort, course);
        Map<UUID, LocalDate> exams = examDates.of(course, wanted);
        Map<UUID, String> names = learners.names(wanted);
        return wanted.stream()
                .map(member -> {
                    List<DomainAbility> known = estimates.getOrDefault(member, List.of());
                    Instant last = lastActivity(known);
                    LearnerDayRepository.LearnerActivity now = lately.get(member);
                    RiskSigns signs = new RiskSigns(
                            today,
                            known.stream()
                                    .mapToInt(ability -> ability.view().attempts())
                                    .sum(),
                            last == null ? null : Period.dayOf(last),
                            passing.get(member),
                            exams.get(member),
                            now == null ? 0 : now.attempts(),
                            now == null ? 0 : now.rapid(),
                            gains.get(member));
                    LearnerDayRepository.LearnerActivity then = inPeriod.get(member);
                    return new LearnerAnalyticsView(
                            member,
                            names.getOrDefault(member, ""),
                            then == null ? 0 : then.attempts(),
                            then == null ? 0 : then.correct(),
                            then == null ? 0 : Math.round(then.elapsedMillis() / 60_000.0),
                            last,
                            passing.get(member),
                            exams.get(member),
                            views(known, subject.pool().domains()),
                            signs.reasons());
                })
                .toList();
    }

    private Map<UUID, LearnerDayRepository.LearnerActivity> activity(UUID cohort, UUID course, Period period) {
        return days.byLearner(cohort, course, period).stream()
                .collect(Collectors.toMap(LearnerDayRepository.LearnerActivity::learnerId, Function.identity()));
    }

    /** By how much abilities have risen since they were estimated before the recent weeks. */
    private Map<UUID, Double> gains(Subject subject, LocalDate today, Map<UUID, List<DomainAbility>> estimates) {
        Map<UUID, List<Double>> gains = new HashMap<>();
        Period earlier = new Period(null, today.minusDays(RiskSigns.RECENT_DAYS));
        for (LearnerDayRepository.Snapshot then : days.latest(subject.cohortId(), subject.courseId(), earlier)) {
            estimates.getOrDefault(then.learnerId(), List.of()).stream()
                    .filter(now -> now.view().domain().equals(then.domain()))
                    .forEach(now -> gains.computeIfAbsent(then.learnerId(), id -> new ArrayList<>())
                            .add((now.estimate().theta() - then.estimate().theta())
                                    / now.estimate().standardError()));
        }
        return gains.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0)));
    }

    private static List<AbilityView> views(List<DomainAbility> known, List<String> domains) {
        Map<String, AbilityView> byDomain = known.stream()
                .map(DomainAbility::view)
                .collect(Collectors.toMap(AbilityView::domain, Function.identity()));
        return domains.stream()
                .map(domain -> byDomain.getOrDefault(domain, Abilities.unknown(domain)))
                .toList();
    }

    private static @Nullable Instant lastActivity(List<DomainAbility> known) {
        return known.stream()
                .map(DomainAbility::lastAttemptAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /**
     * One learner over time.
     *
     * @throws NotFoundException if the learner is not in the cohort
     */
    LearnerHistoryView history(UUID cohortId, UUID learnerId, String courseKey, Period period) {
        return asking.about(cohortId, courseKey, period, subject -> {
            if (!subject.members().contains(learnerId)) {
                throw new NotFoundException("learner", learnerId);
            }
            TopicMarks marks = standings.topics(cohortId, subject.courseId()).getOrDefault(learnerId, TopicMarks.NONE);
            return new LearnerHistoryView(
                    cohortId,
                    courseKey,
                    rows(subject, List.of(learnerId)).getFirst(),
                    days.weeksOf(learnerId, subject.courseId(), period).stream()
                            .map(snapshot -> new LearnerHistoryView.WeekView(
                                    Period.mondayOf(snapshot.day()),
                                    snapshot.domain(),
                                    snapshot.estimate().theta(),
                                    snapshot.estimate().standardError()))
                            .toList(),
                    days.daysOf(learnerId, subject.courseId(), period).stream()
                            .map(day -> new LearnerHistoryView.DayView(
                                    day.day(),
                                    day.attempts(),
                                    day.correct(),
                                    Math.round(day.elapsedMillis() / 60_000.0)))
                            .toList(),
                    cells(subject, marks));
        });
    }

    /** What is known topic by topic, of each learner and over all. */
    CohortTopicsView topics(UUID cohortId, String courseKey) {
        return asking.about(cohortId, courseKey, Period.ALL, subject -> {
            Map<UUID, TopicMarks> marks = standings.topics(cohortId, subject.courseId());
            Map<UUID, String> names = learners.names(subject.members());
            List<CohortTopicsView.LearnerRow> rows = subject.members().stream()
                    .map(member -> new CohortTopicsView.LearnerRow(
                            member,
                            names.getOrDefault(member, ""),
                            cells(subject, marks.getOrDefault(member, TopicMarks.NONE))))
                    .toList();
            return new CohortTopicsView(cohortId, courseKey, overAll(subject, marks.values()), rows);
        });
    }

    private static List<CohortTopicsView.TopicView> overAll(Subject subject, Collection<TopicMarks> ofLearners) {
        return subject.pool().course().topics().stream()
                .map(topic -> {
                    List<TopicMarks.Mark> marks = ofLearners.stream()
                            .map(ofLearner -> ofLearner.marks().get(topic.key()))
                            .filter(Objects::nonNull)
                            .toList();
                    return new CohortTopicsView.TopicView(
                            topic.key(),
                            topic.title(),
                            topic.domain(),
                            marks.size(),
                            Suppression.of(
                                    marks.size(),
                                    marks.stream()
                                            .mapToDouble(TopicMarks.Mark::mastery)
                                            .average()
                                            .orElse(Double.NaN)),
                            count(marks, TopicMasteryView.Level.MASTERED),
                            count(marks, TopicMasteryView.Level.WEAK));
                })
                .toList();
    }

    private static int count(List<TopicMarks.Mark> marks, TopicMasteryView.Level level) {
        return (int) marks.stream().filter(mark -> mark.level() == level).count();
    }

    private static List<TopicCellView> cells(Subject subject, TopicMarks marks) {
        return subject.pool().course().topics().stream()
                .filter(topic -> marks.marks().containsKey(topic.key()))
                .map(topic -> TopicCellView.of(
                        topic.key(), Objects.requireNonNull(marks.marks().get(topic.key()))))
                .toList();
    }
}
