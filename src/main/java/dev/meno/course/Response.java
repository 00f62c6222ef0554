package dev.meno.course;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a learner answered; one form for each kind of question. */
public sealed interface Response {
    /** The option chosen in a single-choice question. */
    record Choice(String choice) implements Response {}

    /** The options chosen in a multiple-response question, without order. */
    record Choices(List<String> choices) implements Response {
        public Choices {
            choices = choices.stream().sorted().toList();
        }
    }

    /** The number entered in a numeric question. */
    record Entry(double number) implements Response {}

    /** The options of an ordering question in the order given. */
    record Order(List<String> order) implements Response {
        public Order {
            order = List.copyOf(order);
        }
    }

    /** The option put beside each prompt of a matching question, by the prompt's id. */
    record Matches(Map<String, String> matches) implements Response {
        public Matches {
            matches = Collections.unmodifiableMap(new TreeMap<>(matches));
        }
    }
}
