package dev.meno.course;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.RoundFunction;
import com.ezylang.evalex.functions.basic.SqrtFunction;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * An expression over a template's numbers, in the language of EvalEx reduced to arithmetic, comparison and a few
 * functions: nothing of it reads a clock, draws a number, reaches an object or runs long. Immutable.
 */
final class Formula {
    private static final ExpressionConfiguration LANGUAGE = ExpressionConfiguration.builder()
            .functionDictionary(functions())
            .defaultConstants(constants())
            .mathContext(new MathContext(34, RoundingMode.HALF_UP))
            .arraysAllowed(false)
            .structuresAllowed(false)
            .binaryAllowed(false)
            .implicitMultiplicationAllowed(false)
            .allowOverwriteConstants(false)
            .maxRecursionDepth(100)
            .locale(Locale.ROOT)
            .build();

    private final Expression parsed;

    private Formula(Expression parsed) {
        this.parsed = parsed;
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidTemplateException if it is none
     */
    static Formula parse(String text) {
        Expression expression = new Expression(text, LANGUAGE);
        try {
            expression.validate();
            return new Formula(expression);
        } catch (ParseException e) {
            throw new InvalidTemplateException("The formula (%s) cannot be read: %s.".formatted(text, e.getMessage()));
        }
    }

    /** Names that must be known before it can be evaluated, in lower case: the language does not tell cases apart. */
    Set<String> names() {
        try {
            return parsed.getUsedVariables().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ParseException e) {
            throw new IllegalStateException("The expression was validated.", e);
        }
    }

    /**
     * Its value: a number, a text or a truth value.
     *
     * @throws InvalidTemplateException if it has none with these values
     */
    Object value(Map<String, Object> values) {
        try {
            EvaluationValue value = parsed.copy().withValues(values).evaluate();
            if (value.isNumberValue() || value.isStringValue() || value.isBooleanValue()) {
                return value.getValue();
            }
        } catch (EvaluationException | ParseException | ArithmeticException e) {
            throw noValue(values, String.valueOf(e.getMessage()));
        }
        throw noValue(values, "it is neither number nor text");
    }

    private InvalidTemplateException noValue(Map<String, Object> values, String reason) {
        return new InvalidTemplateException("The formula (%s) has no value for %s: %s."
                .formatted(parsed.getExpressionString(), new TreeMap<>(values), reason));
    }

    private static Map<String, EvaluationValue> constants() {
        Map<String, EvaluationValue> constants = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        constants.put("TRUE", EvaluationValue.TRUE);
        constants.put("FALSE", EvaluationValue.FALSE);
        return constants;
    }

    @SuppressWarnings("unchecked")
    private static MapBasedFunctionDictionary functions() {
        return (MapBasedFunctionDictionary) MapBasedFunctionDictionary.ofFunctions(
                Map.entry("ABS", (FunctionIfc) new AbsFunction()),
                Map.entry("CEILING", new CeilingFunction()),
                Map.entry("EXP", new Elementary(StrictMath::exp)),
                Map.entry("FLOOR", new FloorFunction()),
                Map.entry("IF", new IfFunction()),
                Map.entry("LN", new Elementary(StrictMath::log)),
                Map.entry("LOG2", new Elementary(x -> StrictMath.log(x) / StrictMath.log(2))),
                Map.entry("LOG10", new Elementary(StrictMath::log10)),
                Map.entry("MAX", new MaxFunction()),
                Map.entry("MIN", new MinFunction()),
                Map.entry("ROUND", new RoundFunction()),
                Map.entry("SQRT", new SqrtFunction()));
    }

    /** A function of one number, by StrictMath: it gives the same digits on every machine. */
    @FunctionParameter(name = "value")
    private static final class Elementary extends AbstractFunction {
        private final DoubleUnaryOperator function;

        Elementary(DoubleUnaryOperator function) {
            this.function = function;
        }

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... parameters)
                throws EvaluationException {
            double value = function.applyAsDouble(parameters[0].getNumberValue().doubleValue());
            if (!Double.isFinite(value)) {
                throw new EvaluationException(token, "it is not finite");
            }
            return expression.convertDoubleValue(value);
        }
    }
}
