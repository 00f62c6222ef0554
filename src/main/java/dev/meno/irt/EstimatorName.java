package dev.meno.irt;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Name of an estimator of ability. */
enum EstimatorName {
    @JsonProperty("eap")
    EAP,
    @JsonProperty("map")
    MAP,
    @JsonProperty("ml")
    ML,
    @JsonProperty("wl")
    WL
}
