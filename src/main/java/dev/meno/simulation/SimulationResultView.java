package dev.meno.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.course.ItemPool;
import dev.meno.psychometrics.simulation.SimulationReport;
import dev.meno.psychometrics.simulation.SimulationReport.DomainQuality;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a simulation found.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationResultView(
        @Schema(description = "Number of tests.", examples = "500")
        int learners,

        @Schema(description = "Revision of the course whose questions were used.", examples = "1")
        int courseRevision,

        @Schema(description = "Quality of the estimates.") List<DomainView> domains,

        @Schema(description = "Mean number of questions in a test.", examples = "22.4")
        double meanLength,

        @Schema(description = "Questions of the shortest test.", examples = "12")
        int shortest,

        @Schema(description = "Questions of the longest test.", examples = "30")
        int longest,

        @Schema(description = "Largest share of the tests that showed one question.", examples = "0.31")
        double maximumExposure,

        @Schema(description = "Share of the questions that no test showed.", examples = "0.1")
        double unused,

        @Schema(
                description = "Share of questions that two tests have in common, on average; absent for a single test.",
                examples = "0.2")
        @Nullable
        Double overlap,

        @Schema(
                description =
                        "By how many questions a test's most neglected domain fell short of its share, on average.",
                examples = "0.4")
        double contentShortfall,

        @Schema(description = "The same for the worst test.", examples = "0.75")
        double worstContentShortfall,

        @Schema(
                description = "Number of tests that ended for each reason: maximum-length, time-limit, bank-exhausted,"
                        + " standard-error, classified, minimum-gain.",
                examples = "{\"maximum-length\":500}")
        Map<String, Integer> reasons,

        @Schema(description = "Exposure of every question.") List<ExposureView> exposure) {

    @Schema(description = "Quality of the estimates of one domain.")
    record DomainView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Mean of estimate minus truth, in logits.", examples = "0.01")
            double bias,

            @Schema(description = "Root of the mean squared difference, in logits.", examples = "0.36")
            double rmse,

            @Schema(description = "Mean standard error that the tests reported, in logits.", examples = "0.35")
            double meanStandardError,

            @Schema(description = "Share of learners whose truth lies within 1.96 standard errors.", examples = "0.95")
            double coverage) {}

    @Schema(description = "Exposure of a question.")
    record ExposureView(
            @Schema(description = "Its id.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b02")
            UUID questionId,

            @Schema(description = "Share of the tests that showed it.", examples = "0.12")
            double rate) {}

    static SimulationResultView of(SimulationReport report, ItemPool pool) {
        double overlap = report.exposure().overlap();
        Map<String, Integer> reasons = new TreeMap<>();
        report.reasons()
                .forEach((reason, count) ->
                        reasons.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), count));
        return new SimulationResultView(
                report.learners(),
                pool.revision(),
                IntStream.range(0, report.domains().size())
                        .mapToObj(domain -> domain(
                                pool.domains().get(domain), report.domains().get(domain)))
                        .toList(),
                report.meanLength(),
                report.shortest(),
                report.longest(),
                report.exposure().maximum(),
                report.exposure().unused(),
                Double.isFinite(overlap) ? overlap : null,
                report.contentShortfall(),
                report.worstContentShortfall(),
                reasons,
                IntStream.range(0, pool.size())
                        .mapToObj(item -> new ExposureView(
                                pool.question(item).id(),
                                report.exposure().rates().get(item)))
                        .toList());
    }

    private static DomainView domain(String key, DomainQuality quality) {
        return new DomainView(key, quality.bias(), quality.rmse(), quality.meanStandardError(), quality.coverage());
    }
}
