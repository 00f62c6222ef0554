package dev.meno.analytics;

import dev.meno.ability.Abilities;
import dev.meno.analytics.AnalyticsRequest.Subject;
import dev.meno.analytics.folding.DomainDayRepository;
import dev.meno.analytics.folding.DomainStanding;
import dev.meno.analytics.folding.LearnerDayRepository;
import dev.meno.analytics.folding.Period;
import dev.meno.cohort.CohortService;
import dev.meno.course.CourseDefinition;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.population.Difference;
import dev.meno.psychometrics.population.ExpectedPasses;
import dev.meno.psychometrics.population.LatentDistribution;
import dev.meno.psychometrics.population.NormalPopulation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums up the abilities and the activity of cohorts. Reads what is kept up, never the attempts. */
@ApplicationScoped
class CohortAnalytics {
    /** The intervals in which distributions of ability are told: half logits over [−3, 3), and one open at either end. */
    private static final double LOWEST_EDGE = -3;

    private static final double WIDTH = 0.5;
    private static final int INNER = 12;

    /** Half the width of a 95% interval, in standard errors. */
    private static final double Z = 1.959964;

    private final AnalyticsRequest asking;
    private final CohortService cohorts;
    private final CohortLearnerAnalytics learnerAnalytics;
    private final LearnerDayRepository days;
    private final DomainDayRepository domainDays;
    private final Abilities abilities;
    private final Clock clock;

    CohortAnalytics(
            AnalyticsRequest asking,
            CohortService cohorts,
            CohortLearnerAnalytics learnerAnalytics,
            LearnerDayRepository days,
            DomainDayRepository domainDays,
            Abilities abilities,
            Clock clock) {
        this.asking = asking;
        this.cohorts = cohorts;
        this.learnerAnalytics = learnerAnalytics;
        this.days = days;
        this.domainDays = domainDays;
        this.abilities = abilities;
        this.clock = clock;
    }

    CohortAnalyticsView summary(UUID cohortId, String courseKey, Period period) {
        return asking.about(cohortId, courseKey, period, this::summary);
    }

    private CohortAnalyticsView summary(Subject subject) {
        DomainHistory history = new DomainHistory(domainDays, subject);
        List<DomainStanding> inPeriod = history.inPeriod();
        List<LearnerAnalyticsView> learners = learnerAnalytics.rows(subject, subject.members(), history);
        return new CohortAnalyticsView(
                subject.cohortId(),
                subject.courseKey(),
                subject.period().from(),
                subject.period().to(),
                subject.zone().id(),
                subject.members().size(),
                (int) learners.stream().filter(row -> row.attempts() > 0).count(),
                attempts(inPeriod),
                lastAttemptAt(inPeriod),
                subject.pending(),
                domains(subject, inPeriod),
                passing(learners),
                days.byDay(subject.calendar(), subject.period()).stream()
                        .map(day -> new CohortAnalyticsView.ActivityView(
                                day.day(),
                                day.learners(),
                                day.attempts(),
                                day.correct(),
                                Math.round(day.elapsedMillis() / 60_000.0)))
                        .toList(),
                learners.stream()
                        .filter(row -> !row.risks().isEmpty())
                        .map(row -> new CohortAnalyticsView.AtRiskView(row.learnerId(), row.name(), row.risks()))
                        .toList());
    }

    private static long attempts(List<DomainStanding> standings) {
        return standings.stream().mapToLong(DomainStanding::attempts).sum();
    }

    private static @Nullable Instant lastAttemptAt(List<DomainStanding> standings) {
        return standings.stream()
                .map(DomainStanding::lastAttemptAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private List<CohortAnalyticsView.DomainView> domains(Subject subject, List<DomainStanding> inPeriod) {
        Map<String, List<DomainStanding>> byDomain =
                inPeriod.stream().collect(Collectors.groupingBy(DomainStanding::domain));
        List<CourseDefinition.Domain> domains = subject.pool().course().domains();
        List<List<DomainStanding>> standings = domains.stream()
                .map(domain -> byDomain.getOrDefault(domain.key(), List.of()))
                .toList();
        List<List<LogLikelihood>> likelihoods = likelihoods(subject, standings);
        // Half of the work of an answer about a large cohort, and nothing in it is shared.
        return IntStream.range(0, domains.size())
                .parallel()
                .mapToObj(i -> domain(domains.get(i), standings.get(i), likelihoods.get(i)))
                .toList();
    }

    private static CohortAnalyticsView.DomainView domain(
            CourseDefinition.Domain domain, List<DomainStanding> standings, List<LogLikelihood> likelihoods) {
        int learners = likelihoods.size();
        LatentDistribution distribution = Suppression.isTooSmall(learners) ? null : LatentDistribution.of(likelihoods);
        return new CohortAnalyticsView.DomainView(
                domain.key(),
                domain.title(),
                standings.size(),
                attempts(standings),
                lastAttemptAt(standings),
                distribution == null,
                distribution == null ? null : Suppression.of(learners, distribution.mean()),
                distribution == null ? null : Suppression.of(learners, distribution.meanError()),
                distribution == null ? null : Suppression.of(learners, distribution.standardDeviation()),
                distribution == null ? null : Suppression.of(learners, distribution.standardDeviationError()),
                distribution == null
                        ? List.of()
                        : distribution.shares(LOWEST_EDGE, WIDTH, INNER).stream()
                                .map(share -> new CohortAnalyticsView.ShareView(
                                        finiteOrNull(share.from()),
                                        finiteOrNull(share.to()),
                                        share.share(),
                                        share.standardError()))
                                .toList());
    }

    /**
     * What is known of the abilities of those who answered in the period: all their answers; or, at the end of a period in the
     * past, the estimates as they were then.
     *
     * @param inPeriod those who answered, by the domain's number
     */
    private List<List<LogLikelihood>> likelihoods(Subject subject, List<List<DomainStanding>> inPeriod) {
        if (subject.period().endsBefore(subject.zone().day(clock.instant()))) {
            return inPeriod.stream()
                    .map(ofDomain -> ofDomain.stream()
                            .map(standing -> NormalPopulation.likelihood(ThetaGrid.STANDARD, standing.estimate()))
                            .toList())
                    .toList();
        }
        Map<String, Map<UUID, LogLikelihood>> now = abilities.likelihoods(subject.members(), subject.courseId());
        return IntStream.range(0, inPeriod.size())
                .mapToObj(domain -> {
                    Map<UUID, LogLikelihood> ofDomain =
                            now.getOrDefault(subject.pool().domains().get(domain), Map.of());
                    return subject.period().isAll()
                            ? List.copyOf(ofDomain.values())
                            : inPeriod.get(domain).stream()
                                    .map(standing -> ofDomain.get(standing.learnerId()))
                                    .filter(Objects::nonNull)
                                    .toList();
                })
                .toList();
    }

    private static CohortAnalyticsView.PassingView passing(List<LearnerAnalyticsView> learners) {
        double[] probabilities = learners.stream()
                .map(LearnerAnalyticsView::passProbability)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        int known = probabilities.length;
        int unknown = learners.size() - known;
        if (Suppression.isTooSmall(known)) {
            return new CohortAnalyticsView.PassingView(known, unknown, null, null, null);
        }
        ExpectedPasses passes = ExpectedPasses.of(probabilities);
        return new CohortAnalyticsView.PassingView(known, unknown, passes.share(), passes.low(), passes.high());
    }

    /** Ability week by week: each week's group is everybody who has answered so far, by the latest estimate. */
    CohortGrowthView growth(UUID cohortId, String courseKey, Period period) {
        return asking.about(
                cohortId,
                courseKey,
                period,
                subject ->
                        new CohortGrowthView(cohortId, courseKey, subject.zone().id(), growth(subject)));
    }

    private List<CohortGrowthView.PointView> growth(Subject subject) {
        List<DomainDayRepository.WeekEnd> ends =
                domainDays.weeks(subject.calendar(), subject.period().last());
        Map<String, NavigableMap<LocalDate, List<DomainDayRepository.WeekEnd>>> weeks = ends.stream()
                .collect(Collectors.groupingBy(
                        DomainDayRepository.WeekEnd::domain,
                        Collectors.groupingBy(end -> Period.mondayOf(end.day()), TreeMap::new, Collectors.toList())));
        LocalDate first = Period.mondayOf(subject.period().first());
        List<CohortGrowthView.PointView> points = new ArrayList<>();
        for (String domain : subject.pool().domains()) {
            Map<UUID, AbilityEstimate> latest = new HashMap<>();
            weeks.getOrDefault(domain, new TreeMap<>()).forEach((week, ofWeek) -> {
                ofWeek.forEach(end -> latest.put(end.learnerId(), end.estimate()));
                if (!week.isBefore(first)) {
                    points.add(point(domain, week, latest.values()));
                }
            });
        }
        return points;
    }

    private static CohortGrowthView.PointView point(
            String domain, LocalDate week, Collection<AbilityEstimate> estimates) {
        int learners = estimates.size();
        if (Suppression.isTooSmall(learners)) {
            return new CohortGrowthView.PointView(domain, week, learners, null, null, null, null, null);
        }
        NormalPopulation population = NormalPopulation.of(List.copyOf(estimates));
        return new CohortGrowthView.PointView(
                domain,
                week,
                learners,
                finiteOrNull(population.mean()),
                finiteOrNull(population.meanError()),
                finiteOrNull(population.mean() - Z * population.meanError()),
                finiteOrNull(population.mean() + Z * population.meanError()),
                finiteOrNull(population.standardDeviation()));
    }

    /** How a cohort differs from another that the caller may see as well. */
    CohortComparisonView comparison(UUID cohortId, UUID otherId, String courseKey) {
        return asking.aboutBoth(cohortId, otherId, courseKey, Period.ALL, this::comparison);
    }

    private CohortComparisonView comparison(Subject first, Subject second) {
        Set<UUID> inBoth = new HashSet<>(first.members());
        inBoth.retainAll(new HashSet<>(second.members()));
        Map<String, Map<UUID, LogLikelihood>> one = ofOne(first, inBoth);
        Map<String, Map<UUID, LogLikelihood>> other = ofOne(second, inBoth);
        List<CohortComparisonView.DomainView> domains = first.pool().domains().stream()
                .map(domain -> difference(
                        domain,
                        List.copyOf(one.getOrDefault(domain, Map.of()).values()),
                        List.copyOf(other.getOrDefault(domain, Map.of()).values())))
                .toList();
        return new CohortComparisonView(
                first.courseKey(), side(first, inBoth), side(second, inBoth), inBoth.size(), domains);
    }

    private Map<String, Map<UUID, LogLikelihood>> ofOne(Subject subject, Set<UUID> inBoth) {
        List<UUID> learners = subject.members().stream()
                .filter(member -> !inBoth.contains(member))
                .toList();
        return abilities.likelihoods(learners, subject.courseId());
    }

    private CohortComparisonView.SideView side(Subject subject, Set<UUID> inBoth) {
        return new CohortComparisonView.SideView(
                subject.cohortId(),
                cohorts.nameOf(subject.cohortId()),
                subject.members().size() - inBoth.size());
    }

    private static CohortComparisonView.DomainView difference(
            String domain, List<LogLikelihood> first, List<LogLikelihood> second) {
        if (Suppression.isTooSmall(first.size()) || Suppression.isTooSmall(second.size())) {
            return new CohortComparisonView.DomainView(domain, null, null, null, null, null, null);
        }
        LatentDistribution one = LatentDistribution.of(first);
        LatentDistribution other = LatentDistribution.of(second);
        Difference difference = Difference.of(one.mean(), one.meanError(), other.mean(), other.meanError());
        return new CohortComparisonView.DomainView(
                domain,
                one.mean(),
                other.mean(),
                difference.estimate(),
                finiteOrNull(difference.standardError()),
                finiteOrNull(difference.low()),
                finiteOrNull(difference.high()));
    }

    private static @Nullable Double finiteOrNull(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
