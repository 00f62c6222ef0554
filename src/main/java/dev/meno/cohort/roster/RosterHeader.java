package dev.meno.cohort.roster;

import dev.meno.problem.InvalidRequestException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the columns of a list of learners stand. Immutable. */
final class RosterHeader {
    private final Map<RosterColumn, Integer> places = new EnumMap<>(RosterColumn.class);
    private final int size;

    /**
     * Reads a header row.
     *
     * @throws InvalidRequestException if nothing names the learner, enrolments have no role, or a column that is read stands
     *     there twice
     */
    RosterHeader(List<String> cells) {
        size = cells.size();
        for (int place = 0; place < size; place++) {
            for (RosterColumn column : RosterColumn.values()) {
                if (column.isMeantBy(cells.get(place)) && places.put(column, place) != null) {
                    throw new InvalidRequestException(
                            "/" + column.title(), "The header contains the column %s twice.".formatted(column.title()));
                }
            }
        }
        if (!has(RosterColumn.SOURCED_ID) && !has(RosterColumn.USER_SOURCED_ID)) {
            throw new InvalidRequestException(
                    "/sourcedId",
                    "The first line must name the column sourcedId (of users) or userSourcedId (of enrolments).");
        }
        if (has(RosterColumn.USER_SOURCED_ID) && role().isEmpty()) {
            // Enrolments are of teachers as well; users of OneRoster 1.2 have their roles in another file.
            throw new InvalidRequestException(
                    "/role", "Enrolments need the column role, because only students are enrolled.");
        }
    }

    int size() {
        return size;
    }

    boolean has(RosterColumn column) {
        return places.containsKey(column);
    }

    /** The column that names the learner. */
    RosterColumn learner() {
        return has(RosterColumn.USER_SOURCED_ID) ? RosterColumn.USER_SOURCED_ID : RosterColumn.SOURCED_ID;
    }

    /** The column that names the role, if there is one. */
    Optional<RosterColumn> role() {
        return List.of(RosterColumn.ROLE, RosterColumn.ROLES).stream()
                .filter(this::has)
                .findFirst();
    }

    /** What stands in a column, without the blanks around it; empty when the file has no such column. */
    String cell(List<String> row, RosterColumn column) {
        Integer place = places.get(column);
        return place == null ? "" : row.get(place).strip();
    }
}
