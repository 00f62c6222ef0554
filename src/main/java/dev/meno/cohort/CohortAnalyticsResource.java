package dev.meno.cohort;

import dev.meno.platform.Path;
import dev.meno.platform.Role;
import dev.meno.problem.MalformedRequestException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@jakarta.ws.rs.Path("/v1/cohorts/{cohortId}/analytics")
@Produces({MediaType.APPLICATION_JSON, CsvWriter.CSV})
@RolesAllowed({Role.INSTRUCTOR, Role.PARTNER})
@Tag(name = "Cohorts")
class CohortAnalyticsResource {
    private static final String COHORT = "cohort";

    private final CohortAnalytics analytics;

    CohortAnalyticsResource(CohortAnalytics analytics) {
        this.analytics = analytics;
    }

    @GET
    @Operation(
            operationId = "getCohortAnalytics",
            summary = "Read how a cohort stands in a course",
            description = "Distribution of the estimated abilities per domain, number of attempts and last activity;"
                    + " as CSV one row a domain.")
    @APIResponse(
            responseCode = "200",
            description = "The analytics.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortAnalyticsView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "domain,learners,attempts,lastActivityAt,mean,standardDeviation,standardError\r\nml,21,406,2026-11-23T09:05:00Z,0.12,0.71,0.42\r\n"))
            })
    public CohortAnalyticsView getCohortAnalytics(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = "Key of the course.", required = true, example = "mls-c01")
                    @QueryParam("course")
                    @Nullable
                    String course) {
        return analytics.summary(Path.id(COHORT, cohortId), required(course));
    }

    @GET
    @jakarta.ws.rs.Path("learners")
    @Operation(
            operationId = "getCohortLearnerAnalytics",
            summary = "Read how each learner of a cohort stands in a course",
            description = "As CSV one row a learner and domain.")
    @APIResponse(
            responseCode = "200",
            description = "The learners, by id.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortLearnersView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "learnerId,name,lastActivityAt,domain,attempts,theta,standardError,percentile\r\n019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01,Ada,2026-11-23T09:05:00Z,ml,12,0.42,0.38,66.3\r\n"))
            })
    public CohortLearnersView getCohortLearnerAnalytics(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = "Key of the course.", required = true, example = "mls-c01")
                    @QueryParam("course")
                    @Nullable
                    String course) {
        return analytics.learners(Path.id(COHORT, cohortId), required(course));
    }

    private static String required(@Nullable String course) {
        if (course == null) {
            throw new MalformedRequestException("course", "The query parameter `course` is required.");
        }
        return course;
    }
}
