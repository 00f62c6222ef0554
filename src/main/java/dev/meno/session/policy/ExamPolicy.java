package dev.meno.session.policy;

import dev.meno.course.ExamBank;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides which questions a mock exam has. It measures as the real exam does, by its own answers alone: what is known of
 * the learner from practice settles nothing but which questions are fresh. A function of its arguments.
 */
@Singleton
public class ExamPolicy {
    private static final String POLICY = "mock-exam";
    private static final String FIXED = "blueprint";
    private static final String ADAPTIVE = "joint-gain";
    private static final String REASON = "This question was drawn to match the real exam's mix of topics.";

    private final ItemSelector selector = new ItemSelector(new SelectionPolicy(
            Criterion.JOINT_GAIN, ContentBalance.LARGEST_DEFICIT, new ExposureControl.SessionShare(0.2, 20), 1, 1));

    /** An answered question of a running exam. */
    public record Answer(Question question, int points) {
        /** The answer to a question as it was drawn, with its points as in practice. */
        public static Answer of(Question question, Decision decision, Response response) {
            return new Answer(
                    question,
                    question.present(decision.variantSeed())
                            .task()
                            .score(response)
                            .points());
        }
    }

    /** A question chosen for an exam. */
    public record Chosen(Decision decision, int section, boolean isScored) {}

    /** The questions of a fixed form, in order; empty if the course has too few. */
    public Optional<List<Chosen>> form(Situation situation) {
        ItemPool pool = situation.pool();
        BitSet answered = pool.positions(situation.state().answered());
        return pool.exam().form(answered, situation.session().seed()).map(places -> {
            List<Decision.Input> inputs = situation.inputs(joint(pool, List.of()));
            List<Chosen> form = new ArrayList<>();
            for (ExamBank.Place place : places) {
                Decision.Grounds grounds = new Decision.Grounds(
                        POLICY,
                        REASON,
                        FIXED,
                        0,
                        situation.expectedSuccess(place.item()),
                        answered.get(place.item()),
                        Map.of(),
                        List.of(),
                        inputs);
                form.add(new Chosen(
                        situation.decide(place.item(), form.size() + 1, grounds), place.section(), place.isScored()));
            }
            return form;
        });
    }

    /** Why an adaptive exam is over after some answers; empty while it goes on. */
    public Optional<FinishReason> over(ItemPool pool, ExamProfile exam, List<Answer> answers) {
        ExamProfile.Adaptive rule = Objects.requireNonNull(exam.adaptive(), "only an adaptive exam ends early");
        double pass = pool.exam().standard().passProbability(joint(pool, answers));
        if (answers.size() >= rule.minimum() && Math.max(pass, 1 - pass) >= rule.confidence()) {
            return Optional.of(FinishReason.CLASSIFIED);
        }
        return answers.size() >= exam.questions() ? Optional.of(FinishReason.MAX_QUESTIONS) : Optional.empty();
    }

    /**
     * The next question of an adaptive exam; empty when none is left.
     *
     * @param served positions of the questions that the exam has had so far
     */
    public Optional<Chosen> next(Situation situation, List<Answer> answers, BitSet served) {
        ItemPool pool = situation.pool();
        JointPosterior joint = joint(pool, answers);
        int position = served.cardinality() + 1;
        return selector.choose(selection(situation, joint, served, position))
                .filter(selection -> pool.exam().eligible().get(selection.item()))
                .map(selection -> new Chosen(
                        situation.decide(selection.item(), position, grounds(situation, joint, selection)), 0, true));
    }

    private static SelectionState selection(Situation situation, JointPosterior joint, BitSet served, int position) {
        ItemPool pool = situation.pool();
        BitSet otherKinds = pool.exam().eligible();
        otherKinds.flip(0, pool.size());
        BitSet scope = new BitSet();
        scope.set(0, pool.domains().size());
        int[] perDomain = new int[pool.domains().size()];
        served.stream().forEach(item -> perDomain[pool.bank().domainOf(item)]++);
        return SelectionState.of(
                        pool.bank(),
                        pool.blueprint(),
                        List.of(),
                        served,
                        pool.positions(situation.state().answered()),
                        scope,
                        Arrays.stream(perDomain).boxed().toList(),
                        situation.session().seed(),
                        position)
                .with(joint)
                .without(otherKinds);
    }

    private static Decision.Grounds grounds(Situation situation, JointPosterior joint, Selection selection) {
        return new Decision.Grounds(
                POLICY,
                REASON,
                ADAPTIVE,
                selection.value(),
                selection.expectedSuccess(),
                selection.repeated(),
                Map.of(),
                selection.candidates().stream()
                        .map(candidate -> new Decision.Candidate(
                                situation.pool().question(candidate.item()).id(), candidate.value(), Map.of()))
                        .toList(),
                situation.inputs(joint));
    }

    /** What the answers of an exam tell of the abilities, beginning with the reference population. */
    public static JointPosterior joint(ItemPool pool, List<Answer> answers) {
        List<LogLikelihood> likelihoods = new ArrayList<>(pool.domains().stream()
                .map(domain -> LogLikelihood.none(pool.bank().grid()))
                .toList());
        for (Answer answer : answers) {
            int domain = pool.domains().indexOf(answer.question().domain());
            likelihoods.set(domain, pool.after(likelihoods.get(domain), answer.question(), answer.points(), 1));
        }
        return JointPosterior.of(pool.population(), likelihoods);
    }
}
