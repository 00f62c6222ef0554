package dev.meno.irt;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Name of an item response model. */
enum IrtModel {
    @JsonProperty("1pl")
    ONE_PL,
    @JsonProperty("2pl")
    TWO_PL,
    @JsonProperty("3pl")
    THREE_PL,
    @JsonProperty("4pl")
    FOUR_PL,
    @JsonProperty("grm")
    GRADED,
    @JsonProperty("pcm")
    PARTIAL_CREDIT,
    @JsonProperty("gpcm")
    GENERALISED_PARTIAL_CREDIT,
    @JsonProperty("nrm")
    NOMINAL
}
