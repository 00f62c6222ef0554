package dev.meno.session.history;

import dev.meno.ability.LearnerState;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.learner.Background;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.Policies;
import dev.meno.session.policy.SessionState;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes the decisions of one learner's sessions again, each from what was known when it was made. */
final class DecisionCheck {
    private final Policies policies;
    private final ExamPolicy exams;
    private final RevisionPools pools;

    /** Each exam's form is drawn once for all its questions. */
    private final Map<UUID, Optional<List<ExamPolicy.Chosen>>> forms = new HashMap<>();

    DecisionCheck(Policies policies, ExamPolicy exams, RevisionPools pools) {
        this.policies = policies;
        this.exams = exams;
        this.pools = pools;
    }

    /**
     * A decision as it was made.
     *
     * @param place its place among the sitting's events
     * @param state the session before it
     */
    record Made(LearnerRecord.Sitting sitting, int place, SessionState state) {
        /** All decisions of a sitting, in order. */
        static List<Made> of(LearnerRecord.Sitting sitting) {
            List<Made> made = new ArrayList<>();
            SessionState state = sitting.beginning();
            for (LearnerRecord.Event event : sitting.events()) {
                made.add(new Made(sitting, made.size(), state));
                // An exam measures by its own answers, which its policy is told: to it, the session never moves on.
                if (sitting.exam() == null) {
                    state = state.serve(event.decision());
                    state = event.response().isPresent() ? state.answer() : state;
                }
            }
            return made;
        }

        Decision decision() {
            return sitting.events().get(place).decision();
        }
    }

    /** The decision as it comes out now; empty if no question does. */
    Optional<Decision> repeat(Made made, ItemPool pool, LearnerState known) {
        ExamProfile exam = made.sitting().exam();
        if (exam == null) {
            Step step =
                    policies.next(situation(made, pool, known, made.sitting().background()));
            return step instanceof Step.Serve(Decision decision) ? Optional.of(decision) : Optional.empty();
        }
        return exam.adaptive() == null ? fromForm(made, pool, known) : fromAnswers(made, pool, known);
    }

    private Optional<Decision> fromForm(Made made, ItemPool pool, LearnerState known) {
        return forms.computeIfAbsent(
                        made.sitting().id(),
                        session -> exams.form(
                                situation(made, pool, known, made.sitting().background())))
                .filter(form -> made.place() < form.size())
                .map(form -> form.get(made.place()).decision());
    }

    private Optional<Decision> fromAnswers(Made made, ItemPool pool, LearnerState known) {
        List<LearnerRecord.Event> before = made.sitting().events().subList(0, made.place());
        BitSet served = new BitSet();
        List<ExamPolicy.Answer> answers = new ArrayList<>();
        for (LearnerRecord.Event event : before) {
            Decision decision = event.decision();
            pool.position(decision.questionId()).ifPresent(served::set);
            Question question =
                    pools.question(pool, new LearnerRecord.Version(decision.questionId(), decision.questionVersion()));
            event.response().ifPresent(response -> answers.add(ExamPolicy.Answer.of(question, decision, response)));
        }
        // Only the first question is chosen with the session's start, which knows the background.
        Background background = before.isEmpty() ? made.sitting().background() : Background.UNKNOWN;
        return exams.next(situation(made, pool, known, background), answers, served)
                .map(ExamPolicy.Chosen::decision);
    }

    private static Situation situation(Made made, ItemPool pool, LearnerState known, Background background) {
        return new Situation(
                made.state(), pool, known, background, made.decision().at());
    }
}
