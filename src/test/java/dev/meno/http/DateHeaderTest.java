package dev.meno.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

@ApiTest
class DateHeaderTest {
    @Test
    void everyAnswerSaysWhatTimeItIsByTheClockOfTheDeadlines() {
        String token = Api.newLearnerToken();
        TestClock clock = TestClock.install();
        for (int day = 0; day < 10; day++) {
            clock.advance(Duration.ofDays(1));
            String date = given().get("/v1/learners/me").header("Date");
            assertThat(date).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
            assertThat(instant(date)).isEqualTo(clock.instant());
        }
        TestClock now = TestClock.install();
        assertThat(instant(Api.as(token).get("/v1/learners/me").header("Date"))).isEqualTo(now.instant());
    }

    private static Instant instant(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
