package dev.meno.cohort.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.cohort.roster.EnrolmentRow.Joins;
import dev.meno.cohort.roster.EnrolmentRow.Leaves;
import dev.meno.cohort.roster.EnrolmentRow.Rejected;
import dev.meno.problem.InvalidRequestException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 15);

    private static RosterFile read(String... lines) {
        return RosterFile.read(String.join("\n", lines), TODAY);
    }

    /** The columns of users.csv in OneRoster 1.1, in its order. */
    @Test
    void usersOfOneRosterJoinWithTheirNames() {
        RosterFile file = read(
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
                "u1,active,2026-09-01T00:00:00Z,true,s1,student,ada,,Ada,Lovelace,,4711,ada@example.org,,,,09,",
                "u2,,,,s1,Student,,,Grace,,,,,,,,,");
        assertThat(file.joining()).containsExactly(new Joins("u1", "Ada Lovelace"), new Joins("u2", "Grace"));
        assertThat(file.rejected()).isEmpty();
        assertThat(file.rows()).isEqualTo(2);
    }

    @Test
    void usersWithoutAColumnOfRolesAreStudents() {
        assertThat(read("sourcedId,givenName,familyName", "u1,,").joining()).containsExactly(new Joins("u1", null));
    }

    /** In enrollments.csv the sourcedId is that of the enrolment. */
    @Test
    void enrolmentsOfOneRosterNameTheUser() {
        RosterFile file = read(
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                "e1,active,,c1,s1,u1,student,false,2026-09-01,2027-02-01",
                "e2,active,,c1,s1,u2,teacher,true,,",
                "e3,tobedeleted,,c1,s1,u3,student,false,,");
        assertThat(file.joining()).containsExactly(new Joins("u1", null));
        assertThat(file.leaving()).containsExactly(new Leaves("u3"));
        assertThat(file.rejected())
                .containsExactly(new Rejected(
                        3, "role", "teacher", "Only students are enrolled, and this row has another role."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-15 |            | joins",
                "2026-10-16 |            | rejected",
                "           | 2026-10-16 | joins",
                "           | 2026-10-15 | leaves",
                "2026-09-01 | 2026-10-01 | leaves",
                "2026-10-20 | 2026-10-19 | rejected",
                "1.9.2026   |            | rejected",
                "           | 2026-02-30 | rejected"
            })
    void anEnrolmentCountsFromItsBeginUntilBeforeItsEnd(String begin, String end, String outcome) {
        String cells = (begin == null ? "" : begin) + "," + (end == null ? "" : end);
        RosterFile file = read("userSourcedId,role,beginDate,endDate", "u1,student," + cells);
        assertThat(file.joining()).hasSize(outcome.equals("joins") ? 1 : 0);
        assertThat(file.leaving()).hasSize(outcome.equals("leaves") ? 1 : 0);
        assertThat(file.rejected()).hasSize(outcome.equals("rejected") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''      ,active     ,true  ,student | sourcedId   | ``",
                "u1      ,inactive   ,true  ,student | status      | inactive",
                "u1      ,active     ,maybe ,student | enabledUser | maybe",
                "u1      ,active     ,FALSE ,student | enabledUser | FALSE",
                "u1      ,active     ,true  ,''      | role        | ``",
                "u1      ,active     ,true  ,aide    | role        | aide",
                "u1      ,tobedeleted,true  ,teacher | role        | teacher"
            })
    void aBadRowIsReportedWithItsFirstReason(String row, String column, String value) {
        RosterFile file = read("sourcedId,status,enabledUser,role", "good,,,student", row.replace("''", ""));
        assertThat(file.joining()).hasSize(1);
        assertThat(file.rejected()).hasSize(1);
        Rejected rejected = file.rejected().getFirst();
        assertThat(rejected.line()).isEqualTo(3);
        assertThat(rejected.column()).isEqualTo(column);
        assertThat(rejected.value()).isEqualTo(value);
        assertThat(rejected.detail()).isNotBlank();
    }

    @Test
    void ofSeveralRolesOneMustBeStudent() {
        RosterFile file = read("sourcedId,roles", "u1,\"teacher,STUDENT\"", "u2,aide;student", "u3,teacher|parent");
        assertThat(file.joining()).extracting(Joins::externalId).containsExactly("u1", "u2");
        assertThat(file.rejected()).extracting(Rejected::column).containsExactly("roles");
    }

    @Test
    void aDisabledUserMayLeave() {
        RosterFile file = read("sourcedId,status,enabledUser", "u1,ToBeDeleted,false");
        assertThat(file.leaving()).containsExactly(new Leaves("u1"));
    }

    @Test
    void whatStandsTwiceIsReportedTheSecondTime() {
        RosterFile file =
                read("sourcedId,status", "u1,active", "u2,active", " u1 ,active", "u2,tobedeleted", "U1,active");
        assertThat(file.joining()).extracting(Joins::externalId).containsExactly("u1", "u2", "U1");
        assertThat(file.leaving()).isEmpty();
        assertThat(file.rejected())
                .containsExactly(
                        new Rejected(4, "sourcedId", "u1", "The learner is already listed on line 2."),
                        new Rejected(5, "sourcedId", "u2", "The learner is already listed on line 3."));
    }

    @Test
    void aRejectedRowDoesNotTakeTheLearnersPlace() {
        RosterFile file = read("sourcedId,role", "u1,teacher", "u1,student");
        assertThat(file.joining()).extracting(Joins::externalId).containsExactly("u1");
        assertThat(file.rejected()).hasSize(1);
    }

    @Test
    void byteOrderMarkCarriageReturnsQuotesAndBlankLinesAreNoTrouble() {
        RosterFile file = RosterFile.read(
                "\uFEFF\"SOURCEDID\", Given Name ,GIVENNAME,familyname\r\n"
                        + "\r\n"
                        + "u1,x,\"Ada \"\"the first\"\"\",\"Love\r\nlace\"\r\n"
                        + "   \r\n"
                        + "u1,x,a,b\r\n"
                        + "\"u,2\",x,Zoë,😀\r\n",
                TODAY);
        assertThat(file.joining())
                .containsExactly(new Joins("u1", "Ada \"the first\" Love\r\nlace"), new Joins("u,2", "Zoë 😀"));
        // Lines 3 and 4 are one row, line 5 is blank.
        assertThat(file.rejected()).extracting(Rejected::line).containsExactly(6);
        assertThat(file.rejected().getFirst().detail()).contains("line 3");
        assertThat(file.rows()).isEqualTo(3);
    }

    @Test
    void aRowOfAnotherWidthIsReportedAsAWhole() {
        RosterFile file = read("sourcedId,status,role", "u1,active", "u2,active,student,more", "u3,active,student");
        assertThat(file.joining()).extracting(Joins::externalId).containsExactly("u3");
        assertThat(file.rejected())
                .containsExactly(
                        new Rejected(2, null, null, "The row has 2 cells, but the header has 3."),
                        new Rejected(3, null, null, "The row has 4 cells, but the header has 3."));
    }

    @Test
    void whatIsTooLongIsReportedAndShownShortened() {
        String longest = "x".repeat(200);
        RosterFile file = read(
                "sourcedId,givenName,familyName",
                longest + ",,",
                longest + "x,,",
                "u1," + "😀".repeat(100) + ",",
                "u2," + "😀".repeat(51) + "," + "😀".repeat(50));
        assertThat(file.joining()).hasSize(2);
        assertThat(file.rejected()).extracting(Rejected::line).containsExactly(3, 5);
        assertThat(file.rejected().getFirst().value()).isEqualTo("x".repeat(100) + "…");
        assertThat(file.rejected().getLast().value()).isEqualTo("😀".repeat(50) + "…");
    }

    @Test
    void anAddressIsNeverReported() {
        RosterFile file = read("sourcedId,role,email", "u1,teacher,secret@example.org", "u2,student");
        assertThat(file.rejected()).hasSize(2);
        assertThat(file.rejected().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\uFEFF", "\n", "name,email\nAda,a@example.org", "sourced_id\nu1", "u1,active\nu2,active"})
    void aFileThatDoesNotNameTheLearnersIsRefused(String text) {
        assertThatThrownBy(() -> RosterFile.read(text, TODAY))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.errors().getFirst().pointer()).isEqualTo("/sourcedId"));
    }

    @Test
    void aColumnThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> read("sourcedId,role,Role", "u1,student,teacher"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.errors().getFirst().pointer()).isEqualTo("/role"));
        assertThat(read("sourcedId,email,email", "u1,,").joining()).hasSize(1);
    }

    @Test
    void enrolmentsWithoutAColumnOfRolesAreRefused() {
        assertThatThrownBy(() -> read("sourcedId,userSourcedId", "e1,u1"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.errors().getFirst().pointer()).isEqualTo("/role"));
    }

    @Test
    void aFileOfSeveralClassesIsRefused() {
        String header = "userSourcedId,role,classSourcedId";
        assertThat(read(header, "u1,student,c1", "u2,student,", "u3,student, c1 ")
                        .joining())
                .hasSize(3);
        assertThatThrownBy(() -> read(header, "u1,student,", "u2,student,c1", "u3,teacher,c2"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.errors().getFirst().pointer()).isEqualTo("/classSourcedId"))
                .hasMessageContaining("Line 4");
    }

    @Test
    void aFileOfCommasIsRefusedBeforeItIsTakenApart() {
        String most = ",".repeat(RosterFile.MAX_SEPARATORS);
        assertThatThrownBy(() -> RosterFile.read(most + ",", TODAY))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("commas");
        assertThat(read("sourcedId", "u1", "\"" + most + "\"").rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sourcedId\nu1\n\"u2\"x\n", "sourcedId\nu1\n\"u2\nu3\n"})
    void aQuotationMarkOutOfPlaceIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> RosterFile.read(text, TODAY))
                .isInstanceOf(UnreadableRosterException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void tenThousandRowsAreReadAndNoMore() {
        String rows = IntStream.range(0, RosterFile.MAX_ROWS)
                .mapToObj(row -> "u" + row)
                .collect(Collectors.joining("\n"));
        assertThat(read("sourcedId", rows).joining()).hasSize(10_000);
        assertThatThrownBy(() -> read("sourcedId", rows, "one-more")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aHeaderAloneIsAnEmptyList() {
        assertThat(read("sourcedId").rows()).isZero();
    }
}
