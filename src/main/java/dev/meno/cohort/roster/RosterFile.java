package dev.meno.cohort.roster;

import dev.meno.cohort.roster.EnrolmentRow.Joins;
import dev.meno.cohort.roster.EnrolmentRow.Leaves;
import dev.meno.cohort.roster.EnrolmentRow.Rejected;
import dev.meno.problem.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of learners as CSV (RFC 4180) in the columns of OneRoster 1.1 and 1.2: {@code users.csv}, with one row a user, or
 * {@code enrollments.csv}, with one row an enrolment. Other columns are not read, e-mail addresses for one. Immutable.
 *
 * <p>Source: 1EdTech, OneRoster CSV Tables 1.1 and OneRoster CSV Binding 1.2.
 */
final class RosterFile {
    static final int MAX_ROWS = 10_000;

    /** A hundred columns in each row; each cell becomes an object, so that a file of commas alone would fill the memory. */
    static final int MAX_SEPARATORS = 1_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final List<Joins> joining = new ArrayList<>();
    private final List<Leaves> leaving = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private String classId = "";

    private RosterFile() {}

    /**
     * Reads a list.
     *
     * @param today decides whether an enrolment with dates has begun and is over
     * @throws InvalidRequestException if {@link RosterHeader} refuses the header, there are more than {@value #MAX_ROWS} rows
     *     or {@value #MAX_SEPARATORS} commas, or the rows are of more than one class
     * @throws UnreadableRosterException if a quotation mark is out of place
     */
    static RosterFile read(String text, LocalDate today) {
        if (text.chars().filter(c -> c == ',').count() > MAX_SEPARATORS) {
            throw new InvalidRequestException(
                    "",
                    "The file has more than %d commas. Send only the columns that Meno reads."
                            .formatted(MAX_SEPARATORS));
        }
        String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        RosterFile file = new RosterFile();
        try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
            file.read(parser, today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void read(CSVParser parser, LocalDate today) {
        Iterator<CSVRecord> records = parser.iterator();
        // An empty file has an empty header.
        RosterHeader header =
                new RosterHeader(next(parser, records).map(Row::cells).orElse(List.of()));
        for (Optional<Row> row = next(parser, records); row.isPresent(); row = next(parser, records)) {
            if (!row.get().isBlank()) {
                if (rows() == MAX_ROWS) {
                    throw new InvalidRequestException(
                            "", "The file has more than %d rows. Send it in parts.".formatted(MAX_ROWS));
                }
                add(header, row.get().line(), row.get().cells(), today);
            }
        }
    }

    /** A row, and the line on which it begins. */
    private record Row(int line, List<String> cells) {
        boolean isBlank() {
            return cells.size() == 1 && cells.getFirst().isBlank();
        }
    }

    private static Optional<Row> next(CSVParser parser, Iterator<CSVRecord> records) {
        // Before the next row is looked for, for that reads it.
        int line = (int) parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? Optional.of(new Row(line, records.next().toList())) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw new UnreadableRosterException(line);
        }
    }

    private void add(RosterHeader header, int line, List<String> row, LocalDate today) {
        requireOneClass(header, line, row);
        switch (RosterRules.read(header, line, row, today)) {
            case Joins joins -> {
                if (isFirst(header, line, joins.externalId())) {
                    joining.add(joins);
                }
            }
            case Leaves leaves -> {
                if (isFirst(header, line, leaves.externalId())) {
                    leaving.add(leaves);
                }
            }
            case Rejected refused -> rejected.add(refused);
        }
    }

    /** A school's enrolments stand in one file, and a cohort that took all of them in would be no class. */
    private void requireOneClass(RosterHeader header, int line, List<String> row) {
        String id = row.size() == header.size() ? header.cell(row, RosterColumn.CLASS_SOURCED_ID) : "";
        if (!id.isEmpty() && !classId.isEmpty() && !id.equals(classId)) {
            throw new InvalidRequestException(
                    "/classSourcedId",
                    "Line %d belongs to another class than the lines before it. Send one class at a time."
                            .formatted(line));
        }
        classId = id.isEmpty() ? classId : id;
    }

    private boolean isFirst(RosterHeader header, int line, String externalId) {
        Integer first = lines.putIfAbsent(externalId, line);
        if (first != null) {
            rejected.add(RosterRules.rejected(
                    line, header.learner(), externalId, "The learner is already listed on line %d.".formatted(first)));
        }
        return first == null;
    }

    /** Number of rows but for the header and blank lines. */
    int rows() {
        return joining.size() + leaving.size() + rejected.size();
    }

    List<Joins> joining() {
        return List.copyOf(joining);
    }

    List<Leaves> leaving() {
        return List.copyOf(leaving);
    }

    /** In the file's order. */
    List<Rejected> rejected() {
        return List.copyOf(rejected);
    }
}
