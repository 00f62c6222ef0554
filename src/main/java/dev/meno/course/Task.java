package dev.meno.course;

import dev.meno.course.QuestionDocument.NumberDocument;
import dev.meno.problem.InvalidRequestException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The part of a question that is answered and scored. */
public sealed interface Task {
    QuestionKind kind();

    /** What to choose from, to put in order or to match with; empty where a number is entered. */
    default List<Option> options() {
        return List.of();
    }

    /** What the options are matched with; empty but for a matching question. */
    default List<Prompt> prompts() {
        return List.of();
    }

    /**
     * The right answer: the ids of the right options, all options in the right order, the option of each prompt in turn,
     * or the number in decimal notation.
     */
    List<String> key();

    /** Points for a full score, at least 1. */
    default int maximum() {
        return 1;
    }

    /**
     * Scores a response.
     *
     * @throws InvalidRequestException if the response is of another kind, or names an option that is unknown or
     *     repeated; the pointers are relative to the attempt
     */
    Score score(Response response);

    /** Why each option or prompt is what it is, by its id; not shown before the answer. */
    default Map<String, String> rationales() {
        Map<String, String> rationales = new LinkedHashMap<>();
        options().forEach(option -> rationales.put(option.id(), option.rationale()));
        return rationales;
    }

    /**
     * One of the options.
     *
     * @param id a letter, stable over the versions' life
     */
    record Option(String id, String text, String rationale) {}

    /**
     * What one of the options belongs to.
     *
     * @param match id of that option
     */
    record Prompt(String id, String text, String match, String rationale) {}

    /** The task of a question whose numbers are filled in. */
    static Task of(QuestionDocument question) {
        List<Option> options = question.options().stream()
                .map(option ->
                        new Option(option.id(), option.text(), Objects.requireNonNullElse(option.rationale(), "")))
                .toList();
        List<String> right = question.options().stream()
                .filter(QuestionDocument.OptionDocument::isCorrect)
                .map(QuestionDocument.OptionDocument::id)
                .toList();
        return switch (question.kind()) {
            case SINGLE_CHOICE -> new SingleChoice(options, right.getFirst());
            case MULTIPLE_RESPONSE -> new MultipleResponse(options, right);
            case NUMERIC -> {
                NumberDocument number = Objects.requireNonNull(question.answer(), "a numeric question has an answer");
                yield new NumericEntry(
                        Objects.requireNonNull(number.value(), "its number is filled in"), number.tolerance());
            }
            case ORDERING -> new Ordering(options, question.order());
            case MATCHING ->
                new Matching(
                        question.prompts().stream()
                                .map(prompt ->
                                        new Prompt(prompt.id(), prompt.text(), prompt.match(), prompt.rationale()))
                                .toList(),
                        options);
        };
    }

    /** Exactly one option is right. */
    record SingleChoice(List<Option> options, String right) implements Task {
        public SingleChoice {
            options = List.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.SINGLE_CHOICE;
        }

        @Override
        public List<String> key() {
            return List.of(right);
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Choice(String choice))) {
                throw wrongKind(kind(), "choice");
            }
            requireKnown(options, choice, "/response/choice");
            return Score.rightOrWrong(right.equals(choice));
        }
    }

    /**
     * Each right option earns a point. Choosing more options than are right costs a point for each one too many, so
     * that choosing all is worth nothing more than it tells.
     */
    record MultipleResponse(List<Option> options, List<String> right) implements Task {
        public MultipleResponse {
            options = List.copyOf(options);
            right = List.copyOf(right);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MULTIPLE_RESPONSE;
        }

        @Override
        public List<String> key() {
            return right;
        }

        @Override
        public int maximum() {
            return right.size();
        }

        /** How many options are to be chosen; the learner is told. */
        public int choose() {
            return right.size();
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Choices(List<String> choices))) {
                throw wrongKind(kind(), "choices");
            }
            requireKnownOnce(options, choices, "/response/choices");
            int hits = (int) choices.stream().filter(right::contains).count();
            int tooMany = Math.max(0, choices.size() - right.size());
            return new Score(Math.max(0, hits - tooMany), maximum());
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
        public List<String> key() {
            return List.of(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
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

    /**
     * Options are put in order. Each option that directly follows the one it should earns a point: a slip costs what it
     * disturbs, wherever it happens, and a part of the order earns its share.
     *
     * @param order ids of all options
     */
    record Ordering(List<Option> options, List<String> order) implements Task {
        public Ordering {
            options = List.copyOf(options);
            order = List.copyOf(order);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.ORDERING;
        }

        @Override
        public List<String> key() {
            return order;
        }

        @Override
        public int maximum() {
            return order.size() - 1;
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Order(List<String> given))) {
                throw wrongKind(kind(), "order");
            }
            requireKnownOnce(options, given, "/response/order");
            int followed = 0;
            for (int i = 1; i < given.size(); i++) {
                followed += order.indexOf(given.get(i)) == order.indexOf(given.get(i - 1)) + 1 ? 1 : 0;
            }
            return new Score(followed, maximum());
        }
    }

    /** To each prompt belongs one of the options; each prompt with the right one earns a point. */
    record Matching(List<Prompt> prompts, List<Option> options) implements Task {
        public Matching {
            prompts = List.copyOf(prompts);
            options = List.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MATCHING;
        }

        @Override
        public List<String> key() {
            return prompts.stream().map(Prompt::match).toList();
        }

        @Override
        public int maximum() {
            return prompts.size();
        }

        @Override
        public Map<String, String> rationales() {
            Map<String, String> rationales = new LinkedHashMap<>();
            prompts.forEach(prompt -> rationales.put(prompt.id(), prompt.rationale()));
            return rationales;
        }

        @Override
        public Score score(Response response) {
            if (!(response instanceof Response.Matches(Map<String, String> matches))) {
                throw wrongKind(kind(), "matches");
            }
            matches.forEach((prompt, option) -> {
                if (prompts.stream().noneMatch(known -> known.id().equals(prompt))) {
                    throw new InvalidRequestException(
                            "/response/matches", "There is no prompt (%s).".formatted(prompt));
                }
                requireKnown(options, option, "/response/matches");
            });
            int right = (int) prompts.stream()
                    .filter(prompt -> prompt.match().equals(matches.get(prompt.id())))
                    .count();
            return new Score(right, maximum());
        }
    }

    private static void requireKnownOnce(List<Option> options, List<String> ids, String pointer) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            requireKnown(options, id, pointer);
            if (!seen.add(id)) {
                throw new InvalidRequestException(pointer, "The option (%s) is repeated.".formatted(id));
            }
        }
    }

    private static void requireKnown(List<Option> options, String id, String pointer) {
        if (options.stream().noneMatch(option -> option.id().equals(id))) {
            throw new InvalidRequestException(pointer, "There is no option (%s).".formatted(id));
        }
    }

    private static InvalidRequestException wrongKind(QuestionKind kind, String field) {
        return new InvalidRequestException("/response", "A %s question takes only `%s`.".formatted(kind.slug(), field));
    }
}
