package dev.meno.cohort.roster;

import dev.meno.cohort.roster.EnrolmentRow.Rejected;
import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "EnrolmentReport",
        description = "What a list of learners changed in a cohort. Every row is counted as enrolled, unchanged,"
                + " withdrawn or rejected.")
record EnrolmentReportView(
        @Schema(description = "Number of rows, without the header and blank lines.", examples = "26")
        int rows,

        @Schema(description = "Number of learners who became members.", examples = "22")
        int enrolled,

        @Schema(description = "Number of those who weren't registered before.", examples = "20")
        int created,

        @Schema(
                description = "Number of rows that changed nothing: a member who joins, or a non-member who leaves.",
                examples = "2")
        int unchanged,

        @Schema(description = "Number of learners who are no longer members.", examples = "1")
        int withdrawn,

        @Schema(description = "The rejected rows, in the file's order.")
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
