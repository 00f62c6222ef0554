package dev.meno.ability;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.Ids;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Loads and locks the abilities of learners. */
@ApplicationScoped
public class Abilities {
    /** The ability before any answer: the reference population. */
    static final NormalPrior PRIOR = NormalPrior.STANDARD;

    private static final LogLikelihood NO_ANSWER = LogLikelihood.none(ThetaGrid.STANDARD);
    private static final AbilityEstimate UNKNOWN =
            Posterior.of(PRIOR, NO_ANSWER).estimate();

    private final AbilityRepository abilities;
    private final CourseCatalog courses;
    private final Ids ids;

    Abilities(AbilityRepository abilities, CourseCatalog courses, Ids ids) {
        this.abilities = abilities;
        this.courses = courses;
        this.ids = ids;
    }

    /** Makes sure that a learner has a state in every domain of a course, so that an attempt only updates. */
    @Transactional
    public void prepare(UUID learnerId, ItemPool pool) {
        for (String domain : pool.domains()) {
            abilities.insertIfAbsent(ids.next(), learnerId, pool.courseId(), domain, NO_ANSWER, UNKNOWN);
        }
    }

    /** The abilities of a learner in a course, locked until the transaction ends. */
    @Transactional
    public LearnerAbilities lock(UUID learnerId, ItemPool pool) {
        List<Ability> locked = abilities.lock(learnerId, pool.courseId());
        if (locked.size() < pool.domains().size()) {
            // The course got a domain while the session ran.
            prepare(learnerId, pool);
            locked = abilities.lock(learnerId, pool.courseId());
        }
        return new LearnerAbilities(pool.domains(), locked);
    }

    /** The abilities of a learner in a course as they stand; the prior where there is no answer. */
    @Transactional
    public List<AbilityView> read(UUID learnerId, ItemPool pool) {
        Map<String, Ability> byDomain = abilities.of(learnerId, pool.courseId()).stream()
                .collect(Collectors.toMap(Ability::domain, Function.identity()));
        return pool.domains().stream()
                .map(domain ->
                        byDomain.containsKey(domain) ? byDomain.get(domain).view() : unknown(domain))
                .toList();
    }

    /** What is known of a learner in a course as it stands. */
    @Transactional
    public LearnerState state(UUID learnerId, ItemPool pool) {
        Map<String, Ability> byDomain = abilities.of(learnerId, pool.courseId()).stream()
                .collect(Collectors.toMap(Ability::domain, Function.identity()));
        return new LearnerState(pool.domains().stream()
                .map(domain ->
                        byDomain.containsKey(domain) ? byDomain.get(domain).state() : DomainState.UNKNOWN)
                .toList());
    }

    /** What is known of a domain before any answer. */
    public static AbilityView unknown(String domain) {
        return AbilityView.of(domain, UNKNOWN, 0);
    }

    /** The abilities of several learners in a course, without those that were never asked for. */
    @Transactional
    public List<DomainAbility> ofLearners(Collection<UUID> learnerIds, ItemPool pool) {
        return learnerIds.isEmpty() ? List.of() : abilities.ofLearners(learnerIds, pool.courseId());
    }

    /** A learner's ability in one domain, with the time of the last answer. */
    public record DomainAbility(
            UUID learnerId,
            AbilityView view,
            AbilityEstimate estimate,
            @Nullable Instant lastAttemptAt) {}

    /** Number of answers that a learner has given in a course. */
    public record AnswerCount(UUID learnerId, UUID courseId, int answers) {}

    /** Numbers of answers of several learners; a course without an answer is absent. */
    @Transactional
    public List<AnswerCount> answerCounts(Collection<UUID> learnerIds) {
        return learnerIds.isEmpty() ? List.of() : abilities.answerCounts(learnerIds);
    }

    /**
     * What the answers of several learners tell of their abilities; domains and learners without an answer are absent.
     *
     * @return by the domain's key and the learner's id
     */
    @Transactional
    public Map<String, Map<UUID, LogLikelihood>> likelihoods(Collection<UUID> learnerIds, UUID courseId) {
        return abilities.likelihoods(learnerIds, courseId);
    }

    @Transactional
    public AbilitiesView view(UUID learnerId, String courseKey) {
        ItemPool pool = courses.require(courseKey);
        LearnerState state = state(learnerId, pool);
        return new AbilitiesView(
                learnerId,
                courseKey,
                state.views(
                        pool.domains(),
                        IntStream.range(0, pool.domains().size()).boxed().toList()),
                TopicMasteries.of(state, pool));
    }
}
