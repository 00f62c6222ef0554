package dev.meno.course.content.lint;

import dev.meno.course.InvalidTemplateException;
import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionDocument.OptionDocument;
import dev.meno.course.QuestionTemplate;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseContent.Placed;
import dev.meno.course.content.Finding;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template gives a good question for every seed: tried with many seeds, until something is wrong. Its numbers are
 * finite and short, its options differ, its hints do not hold the key, and it does vary.
 */
final class TemplateRule implements LintRule {
    /** With more draws a seed, some seed would end without numbers one day: 0.95^1000 is 5e-23. */
    private static final double SMALLEST_ACCEPTANCE = 0.05;

    private static final int TRIAL_DRAWS = 200;
    private static final int LONGEST_DECIMALS = 4;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int FEWEST_VARIANTS = 20;

    private final int seeds;

    TemplateRule(int seeds) {
        this.seeds = seeds;
    }

    @Override
    public void check(CourseContent content, Findings findings) {
        content.placed()
                .filter(placed -> placed.question().template() != null)
                .forEach(placed -> check(placed, findings));
    }

    private void check(Placed placed, Findings findings) {
        try {
            QuestionTemplate template = new QuestionTemplate(placed.question());
            checkAcceptance(template);
            Set<String> stems = new HashSet<>();
            for (int seed = 0; seed < seeds; seed++) {
                Map<String, Object> values = template.values(seed);
                QuestionDocument drawn = template.fillIn(values);
                stems.add(drawn.stem());
                Optional<Finding> fault = fault(placed, template, values, drawn, seed);
                if (fault.isPresent()) {
                    findings.warn(
                            fault.get().rule(),
                            placed,
                            fault.get().pointer(),
                            fault.get().detail());
                    return;
                }
            }
            if (stems.size() < Math.min(FEWEST_VARIANTS, seeds / 5)) {
                findings.warn(
                        "template-variety",
                        placed,
                        "/template",
                        "Only %d different questions come of %d seeds.".formatted(stems.size(), seeds));
            }
        } catch (InvalidTemplateException e) {
            findings.error("template", placed, "/template", e.problem());
        }
    }

    private static void checkAcceptance(QuestionTemplate template) {
        int accepted = 0;
        for (int draw = 0; draw < TRIAL_DRAWS; draw++) {
            accepted += template.attempt(-1, draw).isPresent() ? 1 : 0;
        }
        if (accepted < SMALLEST_ACCEPTANCE * TRIAL_DRAWS) {
            throw new InvalidTemplateException(
                    "Only %d of %d draws meet the conditions; narrow the ranges until at least 5%% do."
                            .formatted(accepted, TRIAL_DRAWS));
        }
    }

    private static Optional<Finding> fault(
            Placed placed, QuestionTemplate template, Map<String, Object> values, QuestionDocument drawn, int seed) {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (entry.getValue() instanceof BigDecimal number) {
                if (number.abs().compareTo(LARGEST) > 0) {
                    return fault(placed, "/template", "The number (%s) is %s".formatted(entry.getKey(), number), seed);
                }
                if (number.stripTrailingZeros().scale() > LONGEST_DECIMALS
                        && template.shownAsTheyAre().contains(entry.getKey())) {
                    return fault(
                            placed,
                            "/template",
                            "{{%s}} is shown with more than %d decimals (%s); say how many, as in {{%s:2}}"
                                    .formatted(entry.getKey(), LONGEST_DECIMALS, number, entry.getKey()),
                            seed);
                }
            }
        }
        Set<String> alike = OptionsRule.alike(
                drawn.options().stream().map(OptionDocument::text).toList());
        if (!alike.isEmpty()) {
            return fault(placed, "/options", "Options say the same %s".formatted(alike), seed);
        }
        return HintRule.giveaway(drawn).flatMap(given -> fault(placed, given.pointer(), given.detail(), seed));
    }

    private static Optional<Finding> fault(Placed placed, String pointer, String detail, int seed) {
        return Optional.of(
                Finding.warning("template", placed.file(), pointer, "%s with the seed %d.".formatted(detail, seed)));
    }
}
