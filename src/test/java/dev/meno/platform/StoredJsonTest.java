package dev.meno.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJsonTest {
    record Sample(
            int count,
            double value,
            Instant at,
            List<Kind> kinds,
            @Nullable String note) {}

    enum Kind {
        ONE,
        TWO
    }

    private static final Sample SAMPLE =
            new Sample(3, 0.1, Instant.parse("2027-03-01T12:00:00.000001Z"), List.of(Kind.TWO, Kind.ONE), null);
    private static final String TEXT =
            "{\"count\":3,\"value\":0.1,\"at\":\"2027-03-01T12:00:00.000001Z\",\"kinds\":[\"TWO\",\"ONE\"],\"note\":null}";

    @Test
    void aValueComesBackAsItWas() {
        assertThat(StoredJson.of(Sample.class, SAMPLE).text()).isEqualTo(TEXT);
        assertThat(StoredJson.read(Sample.class, TEXT).value()).isEqualTo(SAMPLE);
    }

    @Test
    void whatWasReadIsWrittenBackToTheByte() {
        String spaced = TEXT.replace(",", " ,\n");
        StoredJson<Sample> stored = StoredJson.read(Sample.class, spaced);

        assertThat(stored.value()).isEqualTo(SAMPLE);
        assertThat(stored.text()).isEqualTo(spaced);
    }

    @Test
    void aValueIsParsedOnceAndWrittenOnce() {
        StoredJson<Sample> read = StoredJson.read(Sample.class, TEXT);
        assertThat(read.value()).isSameAs(read.value());

        StoredJson<Sample> written = StoredJson.of(Sample.class, SAMPLE);
        assertThat(written.value()).isSameAs(SAMPLE);
        assertThat(written.text()).isSameAs(written.text());
    }

    @Test
    void equalTextsAreEqual() {
        assertThat(StoredJson.of(Sample.class, SAMPLE))
                .isEqualTo(StoredJson.read(Sample.class, TEXT))
                .hasSameHashCodeAs(StoredJson.read(Sample.class, TEXT))
                .isNotEqualTo(StoredJson.read(Sample.class, TEXT.replace("3", "4")))
                .isNotEqualTo(StoredJson.read(Object.class, TEXT));
    }

    @Test
    void whatNobodyLooksAtMayBeAnything() {
        assertThat(StoredJson.read(Sample.class, "?").text()).isEqualTo("?");
    }

    @Test
    void aFieldOfANewerVersionIsPassedOver() {
        String newer = TEXT.replace("{", "{\"newer\":1,");

        assertThat(StoredJson.read(Sample.class, newer).value()).isEqualTo(SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "?",
                "[]",
                "{\"count\":3} x",
                "{\"count\":3,\"count\":4}",
                "{\"count\":null}",
                "{\"count\":\"3\"}",
                "{\"count\":3.5}",
                "{\"count\":3,\"kinds\":[0]}",
                "{\"count\":3,\"kinds\":[\"THREE\"]}"
            })
    void whatIsNotTheTypeIsRefused(String text) {
        String complete = text.startsWith("{") ? text.replaceFirst("\\}", ",\"value\":0.1}") : text;
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredJson.read(Sample.class, complete).value())
                .withMessageContaining("Sample");
    }
}
