package dev.meno.course.publishing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a question stands in its life. */
enum QuestionStatus {
    /** Served to learners. */
    @JsonProperty("published")
    PUBLISHED,
    /** Served no more; its attempts stay. */
    @JsonProperty("retired")
    RETIRED
}
