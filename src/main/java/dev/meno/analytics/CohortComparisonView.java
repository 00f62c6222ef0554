package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CohortComparison",
        description = "How two cohorts differ in a course. Learners who are in both aren't counted.")
record CohortComparisonView(
        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "The cohort of the path.") SideView first,

        @Schema(description = "The cohort to compare it with.")
        SideView second,

        @Schema(description = "Number of learners in both.", examples = "0")
        int inBoth,

        @Schema(description = "One entry per domain, in the course's order.")
        List<DomainView> domains)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(
                List.of("domain", "firstMean", "secondMean", "difference", "standardError", "low", "high"), printer -> {
                    for (DomainView domain : domains) {
                        printer.printRecord(
                                Csv.text(domain.domain()),
                                domain.firstMean(),
                                domain.secondMean(),
                                domain.difference(),
                                domain.standardError(),
                                domain.low(),
                                domain.high());
                    }
                });
    }

    @Schema(name = "ComparedCohort", description = "One of two cohorts.")
    record SideView(
            @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
            UUID cohortId,

            @Schema(description = "Name of the cohort.", examples = "Autumn evening class")
            String name,

            @Schema(description = "Number of learners who aren't in the other cohort.", examples = "24")
            int learners) {}

    @Schema(
            name = "ComparedDomain",
            description =
                    "Difference of the mean abilities in a domain, first minus second. Everything but the domain is"
                            + " null if fewer than 5 learners of either cohort answered.")
    record DomainView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Mean of the first cohort, in logits.", examples = "0.41") @Nullable
            Double firstMean,

            @Schema(description = "Mean of the second cohort, in logits.", examples = "0.12") @Nullable
            Double secondMean,

            @Schema(description = "The difference, in logits.", examples = "0.29") @Nullable
            Double difference,

            @Schema(description = "Its standard error, in logits.", examples = "0.21") @Nullable
            Double standardError,

            @Schema(description = "Lower end of its 95% interval.", examples = "-0.12") @Nullable
            Double low,

            @Schema(description = "Upper end of that interval.", examples = "0.7") @Nullable
            Double high) {}
}
