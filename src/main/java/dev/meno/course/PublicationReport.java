package dev.meno.course;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What publishing a course did. */
@Schema(description = "What publishing a course did, or would do.")
public record PublicationReport(
        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Whether nothing was published because it was only tried.", examples = "false")
        boolean dryRun,

        @Schema(description = "Number of questions in the content.", examples = "108")
        int questions,

        @Schema(description = "Questions that are new.", examples = "3")
        int added,

        @Schema(description = "Questions that got a new version or came back.", examples = "1")
        int changed,

        @Schema(description = "Questions that are served no more.", examples = "0")
        int retired) {
    PublicationReport asDryRun() {
        return new PublicationReport(courseId, true, questions, added, changed, retired);
    }
}
