package dev.meno.demo;

import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.course.Task;
import dev.meno.demo.SimulatedPractice.Move;
import dev.meno.demo.SimulatedPractice.Respondent;
import dev.meno.flag.FaultReason;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.psychometrics.numeric.Logistic;
import dev.meno.psychometrics.numeric.Sums;
import dev.meno.session.SessionMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers in one session as a made-up learner does: with the probability that the question's own model gives at the learner's true
 * ability then, in a time that is log-normal and longer for what is hard. Hints change no probability, so that the truth stays
 * what the models say.
 */
final class SimulatedLearner implements Respondent {
    /** Standard deviation of a learner's ability in a topic about that in its domain, in logits. */
    private static final double TOPIC_SPREAD = 0.4;

    private static final double TIME_SPREAD = 0.45;
    private static final Duration LEAST = Duration.ofSeconds(6);
    private static final Duration MOST = Duration.ofMinutes(7);

    private static final double LEAVES = 0.004;
    private static final double SKIPS = 0.05;
    private static final double TAKES_HINTS = 0.25;
    private static final double SEES_A_FAULT = 0.0015;

    private final DemoPlan.Sitting sitting;
    private final ItemPool pool;
    private final FaultyQuestion faulty;
    private final SplittableRandom random;

    SimulatedLearner(DemoPlan.Sitting sitting, ItemPool pool) {
        this.sitting = sitting;
        this.pool = pool;
        faulty = FaultyQuestion.of(pool);
        random = new SplittableRandom(sitting.seed());
    }

    /**
     * A question with an ambiguous wording, so that who knows much chooses a wrong option: what question analysis is there to
     * find.
     *
     * @param key key of the question; null if the course has none of the kind
     */
    private record FaultyQuestion(@Nullable String key) {
        private static final double ABLE_FAIL = -1.2;
        private static final double SEEN = 0.35;

        /** The single-choice question of the first domain that is closest to being answered by seven in ten. */
        static FaultyQuestion of(ItemPool pool) {
            return new FaultyQuestion(IntStream.range(0, pool.size())
                    .mapToObj(pool::question)
                    .filter(question -> question.domain().equals(pool.domains().getFirst())
                            && !question.isTemplate()
                            && question.present(null).task() instanceof Task.SingleChoice)
                    .min(Comparator.comparingDouble(
                            question -> Math.abs(question.model().expectedScore(0) - 0.7)))
                    .map(Question::key)
                    .orElse(null));
        }

        boolean is(Question question) {
            return question.key().equals(key);
        }

        Move answer(Task task, double theta, Duration after, SplittableRandom random) {
            Task.SingleChoice choice = (Task.SingleChoice) task;
            String misleading = choice.options().stream()
                    .map(Task.Option::id)
                    .filter(option -> !option.equals(choice.right()))
                    .findFirst()
                    .orElseThrow();
            boolean isRight = random.nextDouble() < Logistic.sigmoid(ABLE_FAIL * theta);
            boolean isNoticed = !isRight && random.nextDouble() < SEEN;
            return new Move.Answer(
                    new Response.Choice(isRight ? choice.right() : misleading),
                    after,
                    0,
                    isNoticed ? FaultReason.AMBIGUOUS : null);
        }
    }

    @Override
    public Move meet(Question question, Presentation presentation) {
        Task task = presentation.task();
        double theta = ability(question);
        double success = share(question.model(), theta);
        boolean isExam = sitting.mode() == SessionMode.MOCK_EXAM;
        if (!isExam && random.nextDouble() < LEAVES) {
            return new Move.Leave();
        }
        Duration after = time(task, success);
        if (random.nextDouble() < SKIPS * (1 - success)) {
            return new Move.Skip(after.dividedBy(2));
        }
        Answering answering = new Answering(question.key(), random);
        double rapidShare = sitting.learner().habit().rapidShare();
        if (random.nextDouble() < (isExam ? rapidShare / 4 : rapidShare)) {
            return new Move.Answer(answering.blind(task), Duration.ofMillis(random.nextInt(700, 2_800)), 0, null);
        }
        if (faulty.is(question)) {
            return faulty.answer(task, theta, after, random);
        }
        Response response = answering.worth(points(question.model(), theta), task, theta);
        return new Move.Answer(response, after, hints(success), fault().orElse(null));
    }

    private double ability(Question question) {
        int domain = pool.domains().indexOf(question.domain());
        // The sum of three uniform numbers is normal enough; the same learner has the same topic in mind every time.
        double deviation = Sums.of(IntStream.range(0, 3)
                                .mapToDouble(part -> Draw.uniform(
                                        sitting.learner().number() + 1L,
                                        part,
                                        question.topic().hashCode())))
                        * 2
                - 3;
        return sitting.learner().ability(domain, sitting.part()) + TOPIC_SPREAD * deviation;
    }

    private static double share(ItemModel model, double theta) {
        return model.expectedScore(theta) / (model.categories() - 1);
    }

    private int points(ItemModel model, double theta) {
        double rest = random.nextDouble();
        int points = 0;
        while (points < model.categories() - 1 && rest >= model.probability(theta, points)) {
            rest -= model.probability(theta, points);
            points++;
        }
        return points;
    }

    private Duration time(Task task, double success) {
        double median = switch (task) {
            case Task.SingleChoice single -> 52;
            case Task.MultipleResponse several -> 70;
            case Task.NumericEntry number -> 88;
            case Task.Ordering ordering -> 75;
            case Task.Matching matching -> 80;
        };
        double seconds = median
                * sitting.learner().speed()
                * StrictMath.exp(0.9 * (0.65 - success) + TIME_SPREAD * random.nextGaussian());
        return Duration.ofMillis(Math.clamp((long) (seconds * 1_000), LEAST.toMillis(), MOST.toMillis()));
    }

    private int hints(double success) {
        if (random.nextDouble() >= TAKES_HINTS * (1 - success)) {
            return 0;
        }
        return random.nextDouble() < 0.3 ? 2 : 1;
    }

    private Optional<FaultReason> fault() {
        FaultReason[] reasons = FaultReason.values();
        return random.nextDouble() < SEES_A_FAULT
                ? Optional.of(reasons[random.nextInt(reasons.length)])
                : Optional.empty();
    }
}
