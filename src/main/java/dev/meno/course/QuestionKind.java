package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a question is answered. */
public enum QuestionKind {
    /** Exactly one option is right. */
    @JsonProperty("single-choice")
    SINGLE_CHOICE("single-choice"),
    /** Several options are right; each earns a point. */
    @JsonProperty("multiple-response")
    MULTIPLE_RESPONSE("multiple-response"),
    /** A number is entered. */
    @JsonProperty("numeric")
    NUMERIC("numeric"),
    /** Options are put in order. */
    @JsonProperty("ordering")
    ORDERING("ordering"),
    /** To each prompt belongs one of the options. */
    @JsonProperty("matching")
    MATCHING("matching");

    private final String slug;

    QuestionKind(String slug) {
        this.slug = slug;
    }

    /** The kind's name in JSON and in the database. */
    public String slug() {
        return slug;
    }
}
