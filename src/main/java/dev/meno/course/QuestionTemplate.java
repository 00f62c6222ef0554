package dev.meno.course;

import dev.meno.course.QuestionDocument.NumberDocument;
import dev.meno.course.TemplateDocument.DerivedDocument;
import dev.meno.course.TemplateDocument.VariableDocument;
import dev.meno.psychometrics.numeric.Draw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question whose numbers are drawn. The seed settles everything: the same template and seed give the same question,
 * key and worked solution again. Immutable, shared by threads.
 */
public final class QuestionTemplate {
    /** How often numbers that break a condition are drawn again; the linter sees to it that few are needed. */
    static final int MAX_DRAWS = 1_000;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z][A-Za-z0-9]*)(?::([0-6]))?}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");

    private final QuestionDocument document;
    private final Map<String, Choices> variables = new LinkedHashMap<>();
    private final Map<String, Formula> derived = new LinkedHashMap<>();
    private final List<Formula> conditions = new ArrayList<>();
    private final @Nullable Formula answer;

    /**
     * Reads a template.
     *
     * @throws InvalidTemplateException if a formula or placeholder is wrong or names what is not defined before
     * @throws IllegalArgumentException if the question is no template
     */
    public QuestionTemplate(QuestionDocument document) {
        TemplateDocument template = document.template();
        if (template == null) {
            throw new IllegalArgumentException("The question (%s) is no template.".formatted(document.key()));
        }
        this.document = document;
        Set<String> known = new HashSet<>();
        template.variables().forEach((name, variable) -> {
            define(name, known);
            variables.put(name, Choices.of(name, variable));
        });
        for (DerivedDocument value : template.derived()) {
            Formula formula = formula(value.formula(), known);
            define(value.name(), known);
            derived.put(value.name(), formula);
        }
        template.where().forEach(condition -> conditions.add(formula(condition, known)));
        NumberDocument number = document.answer();
        answer = number == null || number.formula() == null ? null : formula(number.formula(), known);
        document.texts().forEach(text -> requirePlaceholders(text.text()));
    }

    /** The question with the numbers of a seed. */
    public QuestionDocument draw(long seed) {
        return fillIn(values(seed));
    }

    /**
     * The numbers and texts of a seed, by name.
     *
     * @throws InvalidTemplateException if none were found that meet the conditions, or a formula has no value
     */
    public Map<String, Object> values(long seed) {
        for (int draw = 0; draw < MAX_DRAWS; draw++) {
            Optional<Map<String, Object>> values = attempt(seed, draw);
            if (values.isPresent()) {
                return values.get();
            }
        }
        throw new InvalidTemplateException(
                "In %d draws no numbers were found that meet the conditions.".formatted(MAX_DRAWS));
    }

    /** One draw; empty if it breaks a condition. */
    public Optional<Map<String, Object>> attempt(long seed, int draw) {
        Map<String, Object> values = new HashMap<>();
        int position = draw * variables.size();
        for (Map.Entry<String, Choices> variable : variables.entrySet()) {
            values.put(variable.getKey(), variable.getValue().draw(seed, position++));
        }
        derived.forEach((name, formula) -> values.put(name, formula.value(values)));
        boolean meets = conditions.stream().allMatch(condition -> Boolean.TRUE.equals(condition.value(values)));
        return meets ? Optional.of(values) : Optional.empty();
    }

    public QuestionDocument fillIn(Map<String, Object> values) {
        return document.filledIn(text -> fill(text, values), number(values));
    }

    /** Names that some text shows without saying to how many decimals. */
    public Set<String> shownAsTheyAre() {
        Set<String> names = new HashSet<>();
        document.texts()
                .flatMap(text -> PLACEHOLDER.matcher(text.text()).results())
                .filter(match -> match.group(2) == null)
                .forEach(match -> names.add(match.group(1)));
        return names;
    }

    private @Nullable NumberDocument number(Map<String, Object> values) {
        NumberDocument number = document.answer();
        if (number == null || answer == null) {
            return number;
        }
        if (!(answer.value(values) instanceof BigDecimal exact)) {
            throw new InvalidTemplateException("The answer's formula gives no number.");
        }
        int decimals = Objects.requireNonNull(number.decimals(), "a formula has decimals");
        double value = exact.setScale(decimals, RoundingMode.HALF_UP).doubleValue();
        return new NumberDocument(value, null, null, number.tolerance());
    }

    private static String fill(String text, Map<String, Object> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        shown(Objects.requireNonNull(values.get(match.group(1))), match.group(2))));
    }

    private static String shown(Object value, @Nullable String decimals) {
        if (!(value instanceof BigDecimal number)) {
            return value.toString();
        }
        if (decimals != null) {
            return number.setScale(Integer.parseInt(decimals), RoundingMode.HALF_UP)
                    .toPlainString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void requirePlaceholders(String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        placeholders.results().map(match -> match.group(1)).forEach(name -> {
            if (!variables.containsKey(name) && !derived.containsKey(name)) {
                throw new InvalidTemplateException("The placeholder {{%s}} names nothing.".formatted(name));
            }
        });
        if (BRACES.matcher(placeholders.replaceAll("")).find()) {
            throw new InvalidTemplateException("Double braces are for placeholders such as {{name}} or {{name:2}}.");
        }
    }

    private static void define(String name, Set<String> known) {
        if (!known.add(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidTemplateException("The name (%s) is taken; case does not count.".formatted(name));
        }
    }

    private static Formula formula(String text, Set<String> known) {
        Formula formula = Formula.parse(text);
        formula.names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidTemplateException(
                            "The formula (%s) uses (%s), which is not defined before it.".formatted(text, name));
                });
        return formula;
    }

    /** What one variable can be. */
    private sealed interface Choices {
        Object draw(long seed, int position);

        static Choices of(String name, VariableDocument variable) {
            if (!variable.oneOf().isEmpty()) {
                return new Listed(variable.oneOf().stream()
                        .map(choice -> choice instanceof Number number ? new BigDecimal(number.toString()) : choice)
                        .toList());
            }
            BigDecimal from = Objects.requireNonNull(variable.from(), "a range has a start");
            BigDecimal to = Objects.requireNonNull(variable.to(), "a range has an end");
            BigDecimal step = Objects.requireNonNullElse(variable.step(), BigDecimal.ONE);
            BigDecimal steps = to.subtract(from).divideToIntegralValue(step);
            if (steps.signum() < 0 || steps.compareTo(BigDecimal.valueOf(Range.MAX_STEPS)) > 0) {
                throw new InvalidTemplateException(
                        "The range of (%s) must hold from 1 to %d numbers.".formatted(name, Range.MAX_STEPS));
            }
            return new Range(from, step, steps.intValueExact() + 1);
        }

        /** A list to pick from. */
        record Listed(List<Object> values) implements Choices {
            @Override
            public Object draw(long seed, int position) {
                return values.get(Draw.index(seed, position, values.size()));
            }
        }

        /** Numbers at equal distances. */
        record Range(BigDecimal from, BigDecimal step, int count) implements Choices {
            static final int MAX_STEPS = 1_000_000;

            @Override
            public Object draw(long seed, int position) {
                return from.add(step.multiply(BigDecimal.valueOf(Draw.index(seed, position, count))));
            }
        }
    }
}
