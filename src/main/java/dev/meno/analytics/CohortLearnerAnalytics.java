package dev.meno.analytics;

import dev.meno.ability.Abilities;
import dev.meno.ability.Abilities.DomainAbility;
import dev.meno.ability.AbilityView;
import dev.meno.ability.TopicMasteryView;
import dev.meno.analytics.AnalyticsRequest.Subject;
import dev.meno.analytics.folding.DomainDayRepository;
import dev.meno.analytics.folding.DomainStanding;
import dev.meno.analytics.folding.LearnerDayRepository;
import dev.meno.analytics.folding.LearnerStandingRepository;
import dev.meno.analytics.folding.Period;
import dev.meno.analytics.folding.TopicMarks;
import dev.meno.learner.Learners;
import dev.meno.plan.ExamDates;
import dev.meno.problem.NotFoundException;
import dev.meno.psychometrics.numeric.Sums;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
    private final AnalyticsRequest asking;
    private final LearnerDayRepository days;
    private final DomainDayRepository domainDays;
    private final LearnerStandingRepository standings;
    private final Abilities abilities;
    private final Learners learners;
    private final ExamDates examDates;
    private final Clock clock;

    CohortLearnerAnalytics(
            AnalyticsRequest asking,
            LearnerDayRepository days,
            DomainDayRepository domainDays,
            LearnerStandingRepository standings,
            Abilities abilities,
            Learners learners,
            ExamDates examDates,
            Clock clock) {
        this.asking = asking;
        this.days = days;
        this.domainDays = domainDays;
        this.standings = standings;
        this.abilities = abilities;
        this.learners = learners;
        this.examDates = examDates;
        this.clock = clock;
    }

    /** Each learner of a cohort, by id. */
    CohortLearnersView learners(UUID cohortId, String courseKey, Period period) {
        return asking.about(
                cohortId,
                courseKey,
                period,
                subject -> new CohortLearnersView(
                        cohortId, courseKey, rows(subject, subject.members(), history(subject))));
    }

    private DomainHistory history(Subject subject) {
        return new DomainHistory(domainDays, subject);
    }

    /** Some learners of a cohort; within the transaction of the question. */
    List<LearnerAnalyticsView> rows(Subject subject, List<UUID> wanted, DomainHistory history) {
        LocalDate today = subject.zone().day(clock.instant());
        List<DomainStanding> earlier = history.at(today.minusDays(RiskSigns.RECENT_DAYS));
        Map<UUID, List<DomainAbility>> estimates = abilities.ofLearners(wanted, subject.pool()).stream()
                .collect(Collectors.groupingBy(DomainAbility::learnerId));
        Members members = new Members(
                learners.names(wanted),
                estimates,
                Activity.byLearner(history.inPeriod()),
                Activity.byLearner(DomainStanding.between(earlier, history.at(Period.ALL.last()))),
                gains(earlier, estimates),
                standings.passProbabilities(subject.cohortId(), subject.courseId()),
                examDates.of(subject.courseId(), wanted));
        return wanted.stream()
                .map(member -> row(subject, today, members, member))
                .toList();
    }

    /**
     * What is known of some learners, each map by learner.
     *
     * @param activity what they did in the period that is asked for
     * @param lately what they did in the days in which risk shows
     */
    private record Members(
            Map<UUID, String> names,
            Map<UUID, List<DomainAbility>> abilities,
            Map<UUID, Activity> activity,
            Map<UUID, Activity> lately,
            Map<UUID, Double> gains,
            Map<UUID, Double> passing,
            Map<UUID, LocalDate> exams) {}

    private static LearnerAnalyticsView row(Subject subject, LocalDate today, Members members, UUID member) {
        List<DomainAbility> known = members.abilities().getOrDefault(member, List.of());
        Instant last = lastActivity(known);
        Activity lately = members.lately().getOrDefault(member, Activity.NONE);
        RiskSigns signs = new RiskSigns(
                today,
                known.stream().mapToInt(ability -> ability.view().attempts()).sum(),
                last == null ? null : subject.zone().day(last),
                members.passing().get(member),
                members.exams().get(member),
                lately.attempts(),
                lately.rapid(),
                members.gains().get(member));
        Activity activity = members.activity().getOrDefault(member, Activity.NONE);
        return new LearnerAnalyticsView(
                member,
                members.names().getOrDefault(member, ""),
                activity.attempts(),
                activity.correct(),
                Math.round(activity.elapsedMillis() / 60_000.0),
                last,
                members.passing().get(member),
                members.exams().get(member),
                views(known, subject.pool().domains()),
                signs.reasons());
    }

    /** What somebody did, over all domains. */
    private record Activity(long attempts, long correct, long rapid, long elapsedMillis) {
        static final Activity NONE = new Activity(0, 0, 0, 0);

        static Map<UUID, Activity> byLearner(List<DomainStanding> standings) {
            Map<UUID, Activity> sums = new HashMap<>();
            standings.forEach(standing -> sums.merge(
                    standing.learnerId(),
                    new Activity(standing.attempts(), standing.correct(), standing.rapid(), standing.elapsedMillis()),
                    Activity::plus));
            return sums;
        }

        private Activity plus(Activity other) {
            return new Activity(
                    attempts + other.attempts,
                    correct + other.correct,
                    rapid + other.rapid,
                    elapsedMillis + other.elapsedMillis);
        }
    }

    /** By how much abilities have risen since earlier, in standard errors, averaged over the domains. */
    private static Map<UUID, Double> gains(List<DomainStanding> earlier, Map<UUID, List<DomainAbility>> estimates) {
        return earlier.stream()
                .flatMap(then -> estimates.getOrDefault(then.learnerId(), List.of()).stream()
                        .filter(now -> now.view().domain().equals(then.domain()))
                        .map(now -> Map.entry(
                                then.learnerId(),
                                (now.estimate().theta() - then.estimate().theta())
                                        / now.estimate().standardError())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                gains -> Sums.mean(gains.stream().mapToDouble(Map.Entry::getValue))
                                        .orElseThrow())));
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
                    subject.zone().id(),
                    rows(subject, List.of(learnerId), history(subject)).getFirst(),
                    domainDays.weeksOf(learnerId, subject.calendar(), period).stream()
                            .map(snapshot -> LearnerHistoryView.WeekView.of(
                                    Period.mondayOf(snapshot.day()), snapshot.domain(), snapshot.estimate()))
                            .toList(),
                    days.daysOf(learnerId, subject.calendar(), period).stream()
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
                                    Sums.mean(marks.stream().mapToDouble(TopicMarks.Mark::mastery))
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
