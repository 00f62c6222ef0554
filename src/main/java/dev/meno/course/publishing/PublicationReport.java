package dev.meno.course.publishing;

import dev.meno.course.content.Finding;
import java.util.List;
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
        int retired,

        @Schema(description = "What the content linter found that does not stand in the way.")
        List<Finding> findings) {
    public PublicationReport {
        findings = List.copyOf(findings);
    }

    PublicationReport asDryRun() {
        return new PublicationReport(courseId, true, questions, added, changed, retired, findings);
    }

    PublicationReport with(List<Finding> found) {
        return new PublicationReport(courseId, dryRun, questions, added, changed, retired, found);
    }
}
