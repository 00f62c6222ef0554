package dev.meno.cohort;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.learner.Abilities;
import dev.meno.learner.Abilities.DomainAbility;
import dev.meno.learner.AbilityView;
import dev.meno.learner.Learners;
import dev.meno.psychometrics.ability.AbilityDistribution;
import dev.meno.psychometrics.ability.AbilityDistribution.Bin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums up the abilities of a cohort. Reads the kept-up abilities, never the attempts. */
@ApplicationScoped
class CohortAnalytics {
    private final CohortService cohorts;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final Learners learners;

    CohortAnalytics(CohortService cohorts, CourseCatalog courses, Abilities abilities, Learners learners) {
        this.cohorts = cohorts;
        this.courses = courses;
        this.abilities = abilities;
        this.learners = learners;
    }

    @Transactional
    CohortAnalyticsView summary(UUID cohortId, String courseKey) {
        List<UUID> members = cohorts.learnersOf(cohortId);
        ItemPool pool = courses.require(courseKey);
        List<DomainAbility> practised = practised(members, pool);
        return new CohortAnalyticsView(
                cohortId,
                courseKey,
                members.size(),
                (int) practised.stream()
                        .map(DomainAbility::learnerId)
                        .distinct()
                        .count(),
                attempts(practised),
                lastActivity(practised),
                pool.domains().stream().map(domain -> domain(domain, practised)).toList());
    }

    /** Each learner of a cohort, by id. */
    @Transactional
    CohortLearnersView learners(UUID cohortId, String courseKey) {
        List<UUID> members = cohorts.learnersOf(cohortId);
        ItemPool pool = courses.require(courseKey);
        Map<UUID, String> names = learners.names(members);
        Map<UUID, List<DomainAbility>> byLearner =
                practised(members, pool).stream().collect(Collectors.groupingBy(DomainAbility::learnerId));
        List<LearnerAnalyticsView> rows = members.stream()
                .map(member -> learner(
                        member, names.getOrDefault(member, ""), byLearner.getOrDefault(member, List.of()), pool))
                .toList();
        return new CohortLearnersView(cohortId, courseKey, rows);
    }

    private List<DomainAbility> practised(List<UUID> members, ItemPool pool) {
        return abilities.ofLearners(members, pool).stream()
                .filter(ability -> ability.view().attempts() > 0)
                .toList();
    }

    private static CohortAnalyticsView.DomainView domain(String domain, List<DomainAbility> practised) {
        List<DomainAbility> here = practised.stream()
                .filter(ability -> ability.view().domain().equals(domain))
                .toList();
        AbilityDistribution distribution = AbilityDistribution.of(
                here.stream().map(DomainAbility::estimate).toList());
        return new CohortAnalyticsView.DomainView(
                domain,
                here.size(),
                attempts(here),
                lastActivity(here),
                finiteOrNull(distribution.mean()),
                finiteOrNull(distribution.standardDeviation()),
                finiteOrNull(distribution.standardError()),
                distribution.bins().stream().map(CohortAnalytics::bin).toList());
    }

    private static CohortAnalyticsView.BinView bin(Bin bin) {
        return new CohortAnalyticsView.BinView(finiteOrNull(bin.from()), finiteOrNull(bin.to()), bin.count());
    }

    private LearnerAnalyticsView learner(UUID id, String name, List<DomainAbility> practised, ItemPool pool) {
        Map<String, AbilityView> byDomain = practised.stream()
                .map(DomainAbility::view)
                .collect(Collectors.toMap(AbilityView::domain, view -> view));
        return new LearnerAnalyticsView(
                id,
                name,
                attempts(practised),
                lastActivity(practised),
                pool.domains().stream()
                        .map(domain -> byDomain.getOrDefault(domain, Abilities.unknown(domain)))
                        .toList());
    }

    private static int attempts(List<DomainAbility> abilities) {
        return abilities.stream().mapToInt(ability -> ability.view().attempts()).sum();
    }

    private static @Nullable Instant lastActivity(List<DomainAbility> abilities) {
        return abilities.stream()
                .map(DomainAbility::lastAttemptAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Double finiteOrNull(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
