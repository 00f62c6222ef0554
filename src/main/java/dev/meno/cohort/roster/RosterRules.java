package dev.meno.cohort.roster;

import dev.meno.cohort.roster.EnrolmentRow.Joins;
import dev.meno.cohort.roster.EnrolmentRow.Leaves;
import dev.meno.cohort.roster.EnrolmentRow.Rejected;
import dev.meno.learner.NewLearner;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one row of a list of learners on a day. */
final class RosterRules {
    private static final int LONGEST_NAME = NewLearner.LONGEST_NAME;
    private static final int SHOWN = 100;
    private static final List<String> STATUSES = List.of("", "active", "tobedeleted");
    private static final List<String> FLAGS = List.of("", "true", "false");

    private final RosterHeader header;
    private final int line;
    private final List<String> row;
    private final LocalDate today;

    private RosterRules(RosterHeader header, int line, List<String> row, LocalDate today) {
        this.header = header;
        this.line = line;
        this.row = row;
        this.today = today;
    }

    static EnrolmentRow read(RosterHeader header, int line, List<String> row, LocalDate today) {
        if (row.size() != header.size()) {
            return new Rejected(
                    line,
                    null,
                    null,
                    "The row has %d cells, but the header has %d.".formatted(row.size(), header.size()));
        }
        RosterRules rules = new RosterRules(header, line, row, today);
        return rules.fault().<EnrolmentRow>map(fault -> fault).orElseGet(rules::good);
    }

    private EnrolmentRow good() {
        String externalId = cell(header.learner());
        return isToBeDeleted() || isOver() ? new Leaves(externalId) : new Joins(externalId, displayName());
    }

    /** The first reason to pass the row over. */
    private Optional<Rejected> fault() {
        return Stream.<Supplier<Optional<Rejected>>>of(
                        this::learner, this::status, this::role, this::dates, this::enabled, this::names)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Rejected> learner() {
        RosterColumn column = header.learner();
        String id = cell(column);
        return rejectedIf(id.isEmpty(), column, "The learner's id is missing.")
                .or(() -> rejectedIf(
                        id.length() > LONGEST_NAME,
                        column,
                        "The learner's id must be at most %d characters long.".formatted(LONGEST_NAME)));
    }

    private Optional<Rejected> status() {
        return rejectedIf(
                !isOneOf(RosterColumn.STATUS, STATUSES),
                RosterColumn.STATUS,
                "The status must be active or tobedeleted.");
    }

    private Optional<Rejected> role() {
        return header.role().flatMap(column -> {
            List<String> roles = Arrays.asList(cell(column).split("[,;|\\s]+", -1));
            return rejectedIf(
                    roles.stream().noneMatch("student"::equalsIgnoreCase),
                    column,
                    cell(column).isEmpty()
                            ? "The role is missing. Only students are enrolled."
                            : "Only students are enrolled, and this row has another role.");
        });
    }

    private Optional<Rejected> dates() {
        return notADate(RosterColumn.BEGIN_DATE)
                .or(() -> notADate(RosterColumn.END_DATE))
                .or(() -> rejectedIf(
                        date(RosterColumn.BEGIN_DATE).isPresent()
                                && date(RosterColumn.END_DATE)
                                        .filter(end -> end.isBefore(
                                                date(RosterColumn.BEGIN_DATE).orElseThrow()))
                                        .isPresent(),
                        RosterColumn.END_DATE,
                        "The enrolment ends before it begins."))
                .or(() -> rejectedIf(
                        !isToBeDeleted()
                                && date(RosterColumn.BEGIN_DATE)
                                        .filter(today::isBefore)
                                        .isPresent(),
                        RosterColumn.BEGIN_DATE,
                        "The enrolment hasn't begun yet. Send the row again on that day or later."));
    }

    private Optional<Rejected> enabled() {
        RosterColumn column = RosterColumn.ENABLED_USER;
        return rejectedIf(!isOneOf(column, FLAGS), column, "The cell must be true or false.")
                .or(() -> rejectedIf(
                        !isToBeDeleted() && !isOver() && cell(column).equalsIgnoreCase("false"),
                        column,
                        "The user is disabled, and only enabled users are enrolled."));
    }

    private Optional<Rejected> names() {
        String name = displayName();
        return rejectedIf(
                name != null && name.length() > LONGEST_NAME,
                RosterColumn.GIVEN_NAME,
                "Given and family name together must be at most %d characters long.".formatted(LONGEST_NAME));
    }

    private @Nullable String displayName() {
        String name = (cell(RosterColumn.GIVEN_NAME) + " " + cell(RosterColumn.FAMILY_NAME)).strip();
        return name.isEmpty() ? null : name;
    }

    private boolean isToBeDeleted() {
        return cell(RosterColumn.STATUS).equalsIgnoreCase("tobedeleted");
    }

    /** OneRoster's end is the first day that no longer counts. */
    private boolean isOver() {
        return date(RosterColumn.END_DATE).filter(end -> !today.isBefore(end)).isPresent();
    }

    private Optional<Rejected> notADate(RosterColumn column) {
        return rejectedIf(
                !cell(column).isEmpty() && date(column).isEmpty(), column, "The date must have the form 2026-09-01.");
    }

    private Optional<LocalDate> date(RosterColumn column) {
        try {
            return Optional.of(LocalDate.parse(cell(column)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private boolean isOneOf(RosterColumn column, List<String> values) {
        return values.stream().anyMatch(cell(column)::equalsIgnoreCase);
    }

    private String cell(RosterColumn column) {
        return header.cell(row, column);
    }

    private Optional<Rejected> rejectedIf(boolean faulty, RosterColumn column, String detail) {
        return faulty ? Optional.of(rejected(line, column, cell(column), detail)) : Optional.empty();
    }

    static Rejected rejected(int line, RosterColumn column, String value, String detail) {
        // A pair of surrogates is not cut in two.
        int end = value.length() <= SHOWN ? value.length() : value.offsetByCodePoints(0, shownCodePoints(value));
        String shown = end == value.length() ? value : value.substring(0, end) + "…";
        return new Rejected(line, column.title(), shown, detail);
    }

    private static int shownCodePoints(String value) {
        return value.codePointCount(0, SHOWN);
    }
}
