package dev.meno.irt;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which information a criterion counts. */
enum InformationName {
    @JsonProperty("fisher")
    FISHER,
    @JsonProperty("observed")
    OBSERVED
}
