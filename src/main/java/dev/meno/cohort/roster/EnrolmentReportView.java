package dev.meno.cohort.roster;

import dev.meno.cohort.roster.EnrolmentRow.Rejected;
import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "EnrolmentReport",
        description =
                "What a list of learners did to a cohort. Every row is enrolled, unchanged, withdrawn or rejected.")
record EnrolmentReportView(
        @Schema(description = "Number of rows, without the header and blank lines.", examples = "26")
        int rows,

        @Schema(description = "Number of learners that became members.", examples = "22")
        int enrolled,

        @Schema(description = "Number of learners among them that were not registered before.", examples = "20")
        int created,

        @Schema(
                description =
                        "Number of rows that asked for what was so already: a member to join, somebody else to leave.",
                examples = "2")
        int unchanged,

        @Schema(description = "Number of learners that are members no more.", examples = "1")
        int withdrawn,

        @Schema(description = "The rows that were passed over, in the file's order.")
        List<Rejected> rejected)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(List.of("line", "column", "value", "detail"), printer -> {
            for (Rejected row : rejected) {
                printer.printRecord(row.line(), Csv.text(row.column()), Csv.text(row.value()), Csv.text(row.detail()));
            }
        });
    }
}
