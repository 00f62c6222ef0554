package dev.meno.course;

import dev.meno.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a question that is answered and scored. */
public sealed interface Task {
    QuestionKind kind();

    /** The options to choose from; empty where a number is entered. */
    List<Option> options();

    /** The right answer, as the ids of the right options or the number in decimal notation. */
    List<String> key();

    /**
     * Scores a response.
     *
     * @throws InvalidRequestException if the response is of another kind, or names an option that is unknown or
     *     repeated; the pointers are relative to the attempt
     */
    Score score(Response response);

    /**
     * One of the options.
     *
     * @param id a letter, stable over the versions' life
     * @param rationale why it is right or wrong; not shown before the answer
     */
    record Option(String id, String text, boolean correct, String rationale) {}

    /** Exactly one option is right. */
    record SingleChoice(List<Option> options) implements Task {
        public SingleChoice {
            options = List.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.SINGLE_CHOICE;
        }

        @Override
        public List<String> key() {
            return rightIds(options);
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Choice(String choice))) {
                throw wrongKind(kind(), "choice");
            }
            requireKnown(options, choice, "/response/choice");
            return Score.rightOrWrong(key().contains(choice));
        }
    }

    /** All right options, and no other, must be chosen. */
    record MultipleResponse(List<Option> options) implements Task {
        public MultipleResponse {
            options = List.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MULTIPLE_RESPONSE;
        }

        @Override
        public List<String> key() {
            return rightIds(options);
        }

        /** How many options are to be chosen; the learner is told. */
        public int choose() {
            return key().size();
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Choices(List<String> choices))) {
                throw wrongKind(kind(), "choices");
            }
            Set<String> seen = new HashSet<>();
            for (String choice : choices) {
                requireKnown(options, choice, "/response/choices");
                if (!seen.add(choice)) {
                    throw new InvalidRequestException(
                            "/response/choices", "The option (%s) is repeated.".formatted(choice));
                }
            }
            return Score.rightOrWrong(seen.equals(Set.copyOf(key())));
        }
    }

    /**
     * A number is entered.
     *
     * @param tolerance largest absolute difference that still counts as right
     */
    record NumericEntry(double value, double tolerance) implements Task {
        @Override
        public QuestionKind kind() {
            return QuestionKind.NUMERIC;
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public List<String> key() {
            return List.of(
                    java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Entry(double number))) {
                throw wrongKind(kind(), "number");
            }
            // Binary fractions make 0.82 - 0.8 a little more than 0.02: a bound that is met exactly must count.
            double slack = Math.ulp(Math.max(Math.abs(value), Math.abs(number))) * 4;
            return Score.rightOrWrong(Math.abs(number - value) <= tolerance + slack);
        }
    }

    private static List<String> rightIds(List<Option> options) {
        List<String> ids = new ArrayList<>();
        for (Option option : options) {
            if (option.correct()) {
                ids.add(option.id());
            }
        }
        return ids;
    }

    private static void requireKnown(List<Option> options, String id, String pointer) {
        if (options.stream().noneMatch(option -> option.id().equals(id))) {
            throw new InvalidRequestException(pointer, "There is no option (%s).".formatted(id));
        }
    }

    private static InvalidRequestException wrongKind(QuestionKind kind, String field) {
        return new InvalidRequestException(
                "/response", "A %s question is answered with `%s` alone.".formatted(kind.slug(), field));
    }
}
