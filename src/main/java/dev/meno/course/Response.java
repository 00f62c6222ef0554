package dev.meno.course;

import java.util.List;

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
}
