package dev.meno.session;

import dev.meno.course.ExamBank;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which questions a mock exam has. It measures as the real exam does, by its own answers alone: what is known of
 * the learner from practice settles nothing but which questions are fresh. A function of its arguments.
 */
@Singleton
class ExamPolicy {
    private static final String POLICY = "mock-exam";
    private static final String FIXED = "blueprint";
    private static final String ADAPTIVE = "joint-gain";
    private static final String REASON = "drawn to the exam's blueprint";

    private final ItemSelector selector = new ItemSelector(new SelectionPolicy(
            Criterion.JOINT_GAIN, ContentBalance.LARGEST_DEFICIT, new ExposureControl.SessionShare(0.2, 20), 1, 1));

    /** An answered question of a running exam. */
    record Answer(Question question, int points) {}

    /** The questions of a fixed form, in order; empty if the course has too few. */
    Optional<List<Chosen>> form(Session session, ItemPool pool, BitSet answeredBefore) {
        return pool.exam().form(answeredBefore, session.seed()).map(places -> {
            List<Chosen> form = new ArrayList<>();
            List<Posterior> nothingKnown = posteriors(joint(pool, List.of()), pool);
            for (ExamBank.Place place : places) {
                form.add(new Chosen(
                        decision(session, pool, place.item(), form.size() + 1, FIXED, 0, nothingKnown, answeredBefore),
                        place.section(),
                        place.isScored()));
            }
            return form;
        });
    }

    /** A question chosen for an exam. */
    record Chosen(Decision decision, int section, boolean isScored) {}

    /** The next question of an adaptive exam; empty when none is left. */
    Optional<Chosen> next(Session session, ItemPool pool, List<Answer> answers, BitSet served, BitSet answeredBefore) {
        JointPosterior joint = joint(pool, answers);
        BitSet otherKinds = pool.exam().eligible();
        otherKinds.flip(0, pool.size());
        BitSet scope = new BitSet();
        scope.set(0, pool.domains().size());
        int[] perDomain = new int[pool.domains().size()];
        served.stream().forEach(item -> perDomain[pool.bank().domainOf(item)]++);
        int position = served.cardinality() + 1;
        SelectionState state = SelectionState.of(
                        pool.bank(),
                        pool.blueprint(),
                        posteriors(joint, pool),
                        served,
                        answeredBefore,
                        scope,
                        Arrays.stream(perDomain).boxed().toList(),
                        session.seed(),
                        position)
                .with(joint)
                .without(otherKinds);
        return selector.choose(state)
                .filter(selection -> pool.exam().eligible().get(selection.item()))
                .map(selection -> new Chosen(
                        decision(
                                session,
                                pool,
                                selection.item(),
                                position,
                                ADAPTIVE,
                                selection.value(),
                                state.posteriors(),
                                answeredBefore),
                        0,
                        true));
    }

    /** What the answers of an exam tell of the abilities, beginning with the reference population. */
    static JointPosterior joint(ItemPool pool, List<Answer> answers) {
        List<LogLikelihood> likelihoods = new ArrayList<>(pool.domains().stream()
                .map(domain -> LogLikelihood.none(pool.bank().grid()))
                .toList());
        for (Answer answer : answers) {
            int domain = pool.domains().indexOf(answer.question().domain());
            likelihoods.set(domain, pool.after(likelihoods.get(domain), answer.question(), answer.points()));
        }
        return JointPosterior.of(pool.population(), likelihoods);
    }

    private static List<Posterior> posteriors(JointPosterior joint, ItemPool pool) {
        return IntStream.range(0, joint.domains())
                .mapToObj(domain -> Posterior.normal(pool.bank().grid(), joint.marginal(domain)))
                .toList();
    }

    private static Decision decision(
            Session session,
            ItemPool pool,
            int item,
            int position,
            String criterion,
            double value,
            List<Posterior> posteriors,
            BitSet answeredBefore) {
        Question question = pool.question(item);
        @Nullable Long variant = question.isTemplate() ? Draw.seed(session.seed(), position) : null;
        return new Decision(
                question.id(),
                question.version(),
                question.parameterVersion(),
                question.ordinal(),
                question.domain(),
                question.topic(),
                POLICY,
                REASON,
                position,
                pool.revision(),
                criterion,
                value,
                pool.bank().expectedSuccess(item, posteriors.get(pool.bank().domainOf(item))),
                answeredBefore.get(item),
                List.of(),
                List.of(),
                session.seed(),
                variant);
    }
}
