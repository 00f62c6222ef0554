package dev.meno.cohort.roster;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one row of a list of learners asks for. */
sealed interface EnrolmentRow {
    /** The learner is to be a member. */
    record Joins(String externalId, @Nullable String displayName) implements EnrolmentRow {}

    /** The learner is to leave. */
    record Leaves(String externalId) implements EnrolmentRow {}

    /** The row asks for nothing that can be done; only the first reason is named. */
    @Schema(name = "RejectedRow", description = "A rejected row.")
    record Rejected(
            @Schema(description = "Line of the file on which the row begins; the header is on line 1.", examples = "3")
            int line,

            @Schema(description = "Column with the problem; null if it is the row as a whole.", examples = "role")
            @Nullable
            String column,

            @Schema(description = "The value in that column, shortened.", examples = "teacher") @Nullable
            String value,

            @Schema(
                    description = "Why the row was rejected.",
                    examples = "Only students are enrolled, and this row has another role.")
            String detail)
            implements EnrolmentRow {}
}
