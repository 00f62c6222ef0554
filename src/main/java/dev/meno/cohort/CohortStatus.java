package dev.meno.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An archived cohort can be read, restored and deleted; learners may leave it, and nothing else of it changes. */
enum CohortStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("archived")
    ARCHIVED
}
