package dev.meno.analytics;

import dev.meno.analytics.folding.Period;
import dev.meno.http.CsvWriter;
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
    private static final String COURSE = "Key of the course.";
    private static final String FROM = "First day to count, in the cohort's time zone; by default, from the beginning.";
    private static final String TO = "Last day to count, in the cohort's time zone; by default, until now.";

    private final CohortAnalytics analytics;
    private final CohortLearnerAnalytics learners;
    private final CohortQuestionAnalytics questions;

    CohortAnalyticsResource(
            CohortAnalytics analytics, CohortLearnerAnalytics learners, CohortQuestionAnalytics questions) {
        this.analytics = analytics;
        this.learners = learners;
        this.questions = questions;
    }

    @GET
    @Operation(
            operationId = "getCohortAnalytics",
            summary = "Read how a cohort is doing in a course",
            description =
                    "The distribution of ability in each domain with its uncertainty, the share of learners expected"
                            + " to pass, activity by day and the learners who may need help. As CSV, one row per domain.")
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
                                                "domain,learners,attempts,lastActivityAt,mean,meanError,standardDeviation,standardDeviationError\r\nml,21,406,2026-11-23T09:05:00Z,0.12,0.16,0.81,0.13\r\n"))
            })
    public CohortAnalyticsView getCohortAnalytics(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course,
            @Parameter(description = FROM, example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = TO, example = "2026-11-26") @QueryParam("to") @Nullable String to) {
        return analytics.summary(Path.id(COHORT, cohortId), required(course), Period.of(from, to));
    }

    @GET
    @jakarta.ws.rs.Path("learners")
    @Operation(
            operationId = "getCohortLearnerAnalytics",
            summary = "Read how each learner of a cohort is doing in a course",
            description =
                    "Activity in the period, current abilities and forecast, and signs that a learner needs help. As"
                            + " CSV, one row per learner and domain.")
    @APIResponse(
            responseCode = "200",
            description = "The learners, ordered by id.",
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
                                                "learnerId,name,lastActivityAt,passProbability,domain,attempts,theta,standardError,low,high\r\n019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01,Ada,2026-11-23T09:05:00Z,0.71,ml,12,0.42,0.38,-0.32,1.16\r\n"))
            })
    public CohortLearnersView getCohortLearnerAnalytics(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course,
            @Parameter(description = FROM, example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = TO, example = "2026-11-26") @QueryParam("to") @Nullable String to) {
        return learners.learners(Path.id(COHORT, cohortId), required(course), Period.of(from, to));
    }

    @GET
    @jakarta.ws.rs.Path("learners/{learnerId}")
    @Operation(
            operationId = "getCohortLearnerHistory",
            summary = "Read how a learner of a cohort has progressed",
            description =
                    "Ability week by week, activity day by day, and mastery of topics. As CSV, one row per week and"
                            + " domain.")
    @APIResponse(
            responseCode = "200",
            description = "The learner over time.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LearnerHistoryView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "week,domain,theta,standardError,low,high\r\n2026-11-23,ml,0.42,0.38,-0.32,1.16\r\n"))
            })
    public LearnerHistoryView getCohortLearnerHistory(
            @PathParam("cohortId") String cohortId,
            @PathParam("learnerId") String learnerId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course,
            @Parameter(description = FROM, example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = TO, example = "2026-11-26") @QueryParam("to") @Nullable String to) {
        return learners.history(
                Path.id(COHORT, cohortId), Path.id("learner", learnerId), required(course), Period.of(from, to));
    }

    @GET
    @jakarta.ws.rs.Path("topics")
    @Operation(
            operationId = "getCohortTopicAnalytics",
            summary = "Read what a cohort knows, topic by topic",
            description = "Current mastery of each topic with its uncertainty, for the cohort and for each learner. As"
                    + " CSV, one row per learner and topic.")
    @APIResponse(
            responseCode = "200",
            description = "The topics.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortTopicsView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "learnerId,name,topic,mastery,low,high,attempts,level\r\n019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01,Ada,regularisation,0.71,0.52,0.86,6,developing\r\n"))
            })
    public CohortTopicsView getCohortTopicAnalytics(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course) {
        return learners.topics(Path.id(COHORT, cohortId), required(course));
    }

    @GET
    @jakarta.ws.rs.Path("questions")
    @Operation(
            operationId = "getCohortQuestionAnalytics",
            summary = "Read how the questions of a course work in a cohort",
            description = "Item analysis of each published question that was answered in the period: difficulty,"
                    + " discrimination, choice of options by ability, time, exposure, flags and fit. As CSV, one row"
                    + " per question.")
    @APIResponse(
            responseCode = "200",
            description = "The questions.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortQuestionsView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "questionId,key,kind,domain,topic,attempts,learners,exposure,pValue,pointBiserial,meanResidual,meanSquare,medianSeconds,flags,options\r\n019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5,ml-regularisation-03,single-choice,ml,regularisation,31,22,0.92,0.64,0.31,-0.04,1.03,48.5,0,A=0.12 B*=0.64 C=0.1 D=0.14\r\n"))
            })
    public CohortQuestionsView getCohortQuestionAnalytics(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course,
            @Parameter(description = FROM, example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = TO, example = "2026-11-26") @QueryParam("to") @Nullable String to) {
        return questions.questions(Path.id(COHORT, cohortId), required(course), Period.of(from, to));
    }

    @GET
    @jakarta.ws.rs.Path("questions/{questionId}")
    @Operation(
            operationId = "getCohortQuestion",
            summary = "Read how one question works in a cohort",
            description = "The question's statistics, its item characteristic curve and the observed scores to compare"
                    + " with it. As CSV, one row per group of similar ability.")
    @APIResponse(
            responseCode = "200",
            description = "The question.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortQuestionView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value = "from,to,learners,meanScore,expected\r\n-0.5,0.25,11,0.55,0.6\r\n"))
            })
    public CohortQuestionView getCohortQuestion(
            @PathParam("cohortId") String cohortId,
            @PathParam("questionId") String questionId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course,
            @Parameter(description = FROM, example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = TO, example = "2026-11-26") @QueryParam("to") @Nullable String to) {
        return questions.question(
                Path.id(COHORT, cohortId), Path.id("question", questionId), required(course), Period.of(from, to));
    }

    @GET
    @jakarta.ws.rs.Path("growth")
    @Operation(
            operationId = "getCohortGrowth",
            summary = "Read how ability in a cohort has grown, week by week",
            description = "As CSV, one row per domain and week.")
    @APIResponse(
            responseCode = "200",
            description = "The weeks.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortGrowthView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "domain,week,learners,mean,meanError,low,high,standardDeviation\r\nml,2026-11-23,21,0.31,0.15,0.02,0.6,0.78\r\n"))
            })
    public CohortGrowthView getCohortGrowth(
            @PathParam("cohortId") String cohortId,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course,
            @Parameter(description = FROM, example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = TO, example = "2026-11-26") @QueryParam("to") @Nullable String to) {
        return analytics.growth(Path.id(COHORT, cohortId), required(course), Period.of(from, to));
    }

    @GET
    @jakarta.ws.rs.Path("comparison")
    @Operation(
            operationId = "compareCohorts",
            summary = "Compare two cohorts in a course",
            description =
                    "The difference of the mean abilities in each domain, with its interval. The caller must be able"
                            + " to see both cohorts. As CSV, one row per domain.")
    @APIResponse(
            responseCode = "200",
            description = "The comparison.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CohortComparisonView.class)),
                @Content(
                        mediaType = CsvWriter.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "csv",
                                        value =
                                                "domain,firstMean,secondMean,difference,standardError,low,high\r\nml,0.41,0.12,0.29,0.21,-0.12,0.7\r\n"))
            })
    public CohortComparisonView compareCohorts(
            @PathParam("cohortId") String cohortId,
            @Parameter(
                            description = "Id of the other cohort.",
                            required = true,
                            example = "019ab0c3-0a10-7c11-b2d2-5e6f708192a4")
                    @QueryParam("with")
                    @Nullable
                    String with,
            @Parameter(description = COURSE, required = true, example = "mls-c01") @QueryParam("course") @Nullable
                    String course) {
        return analytics.comparison(
                Path.id(COHORT, cohortId), Path.id(COHORT, required("with", with)), required(course));
    }

    private static String required(@Nullable String course) {
        return required("course", course);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw new MalformedRequestException(name, "The query parameter `%s` is required.".formatted(name));
        }
        return value;
    }
}
