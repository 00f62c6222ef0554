package dev.meno.cohort;

import dev.meno.learner.AbilityView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Analytics as CSV (RFC 4180), to be opened in a spreadsheet. */
final class AnalyticsCsv {
    /** Characters with which a spreadsheet takes a cell for a formula (OWASP, "CSV injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private AnalyticsCsv() {}

    /** One row a domain. */
    static String summary(CohortAnalyticsView analytics) {
        return print(
                List.of(
                        "domain",
                        "learners",
                        "attempts",
                        "lastActivityAt",
                        "mean",
                        "standardDeviation",
                        "standardError"),
                printer -> {
                    for (CohortAnalyticsView.DomainView domain : analytics.domains()) {
                        printer.printRecord(
                                text(domain.domain()),
                                domain.learners(),
                                domain.attempts(),
                                domain.lastActivityAt(),
                                domain.mean(),
                                domain.standardDeviation(),
                                domain.standardError());
                    }
                });
    }

    /** One row a learner and domain. */
    static String learners(List<LearnerAnalyticsView> learners) {
        return print(
                List.of(
                        "learnerId",
                        "name",
                        "lastActivityAt",
                        "domain",
                        "attempts",
                        "theta",
                        "standardError",
                        "percentile"),
                printer -> {
                    for (LearnerAnalyticsView learner : learners) {
                        for (AbilityView ability : learner.abilities()) {
                            printer.printRecord(
                                    learner.learnerId(),
                                    text(learner.name()),
                                    learner.lastActivityAt(),
                                    text(ability.domain()),
                                    ability.attempts(),
                                    ability.theta(),
                                    ability.standardError(),
                                    ability.percentile());
                        }
                    }
                });
    }

    /** Text that no spreadsheet takes for a formula: a leading apostrophe makes it a string. */
    static @Nullable String text(@Nullable String cell) {
        if (cell == null || cell.isEmpty() || FORMULA_STARTS.indexOf(cell.charAt(0)) < 0) {
            return cell;
        }
        return "'" + cell;
    }

    private static String print(List<String> header, Rows rows) {
        StringBuilder csv = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get();
        try (CSVPrinter printer = new CSVPrinter(csv, format)) {
            rows.print(printer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    private interface Rows {
        void print(CSVPrinter printer) throws IOException;
    }
}
