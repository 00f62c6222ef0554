package dev.meno.cohort.roster;

import dev.meno.http.CsvWriter;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import dev.meno.problem.MalformedRequestException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@jakarta.ws.rs.Path("/v1/cohorts/{cohortId}/enrolments")
@Produces({MediaType.APPLICATION_JSON, CsvWriter.CSV})
@RolesAllowed({Role.INSTRUCTOR, Role.PARTNER})
@Tag(name = "Cohorts")
class EnrolmentResource {
    private final EnrolmentService enrolment;

    EnrolmentResource(EnrolmentService enrolment) {
        this.enrolment = enrolment;
    }

    @POST
    @Consumes(CsvWriter.CSV)
    @Operation(
            operationId = "enrolLearners",
            summary = "Add the learners of a list to a cohort",
            description = "A CSV file in UTF-8 with the columns of OneRoster 1.1 or 1.2: users (`sourcedId`, `status`,"
                    + " `enabledUser`, `role`, `givenName`, `familyName`) or enrolments of one class (`userSourcedId`, `role`,"
                    + " `classSourcedId`, `status`, `beginDate`, `endDate`). Other columns are passed over and not stored,"
                    + " e-mail addresses among them. The user's id is the learner's `externalId`; who is not registered is"
                    + " registered. `tobedeleted`, or an `endDate` that is not in the future, makes a learner leave; a learner"
                    + " who is not in the file stays. Dates are days in the cohort's time zone.\n\nOnly students are enrolled. Enrolments need the column `role`. OneRoster"
                    + " 1.2 keeps the roles of users in `roles.csv`, which `users.csv` does not repeat: of users without a"
                    + " column `role` every row is taken for a student. A column `roles` with several is read like `role`.\n\n"
                    + "A row that cannot be followed is reported and the others are done; a file with rows of several"
                    + " classes gets 422. Safe to repeat. Up to 10 000 rows, a million commas and 8 MB. An archived cohort"
                    + " gets 409.\n\nAn instructor may enrol any learner of the tenant whose `externalId` they know, and sees the"
                    + " learner's work from then on.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CsvWriter.CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "users",
                                            value =
                                                    "sourcedId,status,role,givenName,familyName\r\nuser-1042,active,student,Ada,Lovelace\r\n")))
    @APIResponse(
            responseCode = "200",
            description = "What was changed or, with `dryRun=true`, would be changed. As CSV, the rejected rows.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EnrolmentReportView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "line,column,value,detail\r\n3,role,teacher,\"Only students are enrolled, and this row is of another role.\"\r\n"))
            })
    @APIResponse(responseCode = "409", ref = "Problem409")
    public EnrolmentReportView enrolLearners(
            @PathParam("cohortId") String cohortId,
            @Parameter(
                            description = "With `true`, nothing is changed and the report says what would be.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            byte[] file) {
        return enrolment.enrol(Path.id("cohort", cohortId), new String(file, StandardCharsets.UTF_8), isTrue(dryRun));
    }

    private static boolean isTrue(@Nullable String dryRun) {
        return switch (dryRun) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw new MalformedRequestException("dryRun", "The parameter must be `true` or `false`.");
        };
    }
}
