package dev.meno.cohort.roster;

import java.util.Locale;

/** The columns that are read of a list of learners; the file may have any others. */
enum RosterColumn {
    /** In a list of users, the user. */
    SOURCED_ID("sourcedId"),
    /** In a list of enrolments, where {@code sourcedId} is the enrolment, the user. */
    USER_SOURCED_ID("userSourcedId"),
    STATUS("status"),
    ENABLED_USER("enabledUser"),
    ROLE("role"),
    ROLES("roles"),
    CLASS_SOURCED_ID("classSourcedId"),
    GIVEN_NAME("givenName"),
    FAMILY_NAME("familyName"),
    BEGIN_DATE("beginDate"),
    END_DATE("endDate");

    private final String title;

    RosterColumn(String title) {
        this.title = title;
    }

    /** As OneRoster spells it. */
    String title() {
        return title;
    }

    /** Spreadsheets and people change the case of a header, and put blanks around it. */
    boolean isMeantBy(String header) {
        return header.strip().toLowerCase(Locale.ROOT).equals(title.toLowerCase(Locale.ROOT));
    }
}
