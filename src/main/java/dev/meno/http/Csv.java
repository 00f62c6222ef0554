package dev.meno.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Tables as CSV (RFC 4180), to be opened in a spreadsheet. */
public final class Csv {
    /** Characters with which a spreadsheet takes a cell for a formula (OWASP, "CSV injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private Csv() {}

    /** Writes rows of cells; null is an empty cell. */
    public interface Rows {
        void print(CSVPrinter printer) throws IOException;
    }

    public static String print(List<String> header, Rows rows) {
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

    /** Text that no spreadsheet takes for a formula: a leading apostrophe makes it a string. */
    public static @Nullable String text(@Nullable String cell) {
        if (cell == null || cell.isEmpty() || FORMULA_STARTS.indexOf(cell.charAt(0)) < 0) {
            return cell;
        }
        return "'" + cell;
    }
}
