package dev.meno.analytics;

import dev.meno.analytics.QuestionAnalyticsView.Concern;
import dev.meno.analytics.QuestionAnalyticsView.OptionView;
import dev.meno.analytics.folding.QuestionTally;
import dev.meno.course.Question;
import dev.meno.course.QuestionKind;
import dev.meno.course.Task;
import dev.meno.psychometrics.population.ChoiceProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what was counted of a question into the statistics of item analysis. */
final class QuestionStatistics {
    private static final int FIFTHS = 5;

    /** Learners from whom on suspicions are worth a look; with fewer, chance explains all of them. */
    private static final int MIN_FOR_CONCERNS = 20;

    /** A correlation below this is no accident of sampling: two standard errors below 0 at the least number of learners. */
    private static final double CLEARLY_NEGATIVE = -0.1;

    private static final double IDLE = 0.02;
    private static final double MISFIT = 1.3;

    private QuestionStatistics() {}

    static QuestionAnalyticsView of(Question question, QuestionTally tally, int activeLearners, int flags) {
        int learners = tally.learners();
        List<OptionView> options = Suppression.isTooSmall(learners) ? List.of() : options(question, tally.profile());
        return new QuestionAnalyticsView(
                question.id(),
                question.key(),
                question.kind().slug(),
                question.domain(),
                question.topic(),
                tally.attempts(),
                learners,
                activeLearners == 0 ? 0 : Math.min(1, (double) learners / activeLearners),
                Suppression.of(learners, tally.item().pValue()),
                Suppression.of(learners, tally.item().correctedPointBiserial()),
                Suppression.of(learners, tally.item().meanResidual()),
                Suppression.of(learners, tally.item().meanSquare()),
                medianSeconds(tally),
                flags,
                options,
                concerns(tally, options, flags));
    }

    private static @Nullable Double medianSeconds(QuestionTally tally) {
        return Suppression.of(tally.learners(), tally.times().medianSeconds().orElse(Double.NaN));
    }

    private static List<OptionView> options(Question question, ChoiceProfile profile) {
        if (question.kind() != QuestionKind.SINGLE_CHOICE && question.kind() != QuestionKind.MULTIPLE_RESPONSE) {
            return List.of();
        }
        Task task = question.present(null).task();
        List<ChoiceProfile.Group> fifths = profile.groups(FIFTHS);
        return task.options().stream()
                .map(option -> new OptionView(
                        option.id(),
                        task.key().contains(option.id()),
                        (double) chosen(fifths, option.id()) / profile.answers(),
                        fifths.stream()
                                .map(fifth -> (double) fifth.choices().getOrDefault(option.id(), 0) / fifth.answers())
                                .toList()))
                .toList();
    }

    private static int chosen(List<ChoiceProfile.Group> groups, String option) {
        return groups.stream()
                .mapToInt(group -> group.choices().getOrDefault(option, 0))
                .sum();
    }

    private static List<Concern> concerns(QuestionTally tally, List<OptionView> options, int flags) {
        List<Concern> concerns = new ArrayList<>();
        if (tally.learners() >= MIN_FOR_CONCERNS) {
            if (tally.item().correctedPointBiserial() < CLEARLY_NEGATIVE) {
                concerns.add(Concern.NEGATIVE_DISCRIMINATION);
            }
            double key = ablest(options, true);
            if (!options.isEmpty() && ablest(options, false) > key) {
                concerns.add(Concern.ATTRACTIVE_DISTRACTOR);
            }
            if (options.stream().anyMatch(option -> !option.isKey() && option.share() < IDLE)) {
                concerns.add(Concern.IDLE_DISTRACTOR);
            }
            if (tally.item().meanSquare() > MISFIT) {
                concerns.add(Concern.MISFIT);
            }
        }
        if (flags > 0) {
            concerns.add(Concern.FLAGGED);
        }
        return List.copyOf(concerns);
    }

    /** The largest share of the ablest fifth among right or wrong options. */
    private static double ablest(List<OptionView> options, boolean isKey) {
        return options.stream()
                .filter(option -> option.isKey() == isKey)
                .mapToDouble(option -> option.byAbility().getLast())
                .max()
                .orElse(0);
    }
}
