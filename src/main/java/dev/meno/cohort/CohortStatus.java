package dev.meno.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An archived cohort can be read and nothing else, until it is restored. */
enum CohortStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("archived")
    ARCHIVED
}
