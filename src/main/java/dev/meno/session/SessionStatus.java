package dev.meno.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A session is active until it finishes, and never becomes active again. */
public enum SessionStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("finished")
    FINISHED
}
