package dev.meno.course.publishing;

import dev.meno.course.content.Finding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What publishing a course did. */
@Schema(description = "What publishing a course changed, or would change.")
public record PublicationReport(
        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Whether this was a trial run and nothing was published.", examples = "false")
        boolean dryRun,

        @Schema(description = "Number of questions in the content.", examples = "108")
        int questions,

        @Schema(description = "Number of new questions.", examples = "3")
        int added,

        @Schema(description = "Number of questions that got a new version or came back.", examples = "1")
        int changed,

        @Schema(description = "Number of questions that are no longer served.", examples = "0")
        int retired,

        @Schema(description = "Warnings of the content linter. They don't prevent publishing.")
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
