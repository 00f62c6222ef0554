package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a course is practised; the form of {@code practice} in {@code course.json}. All of it has defaults.
 *
 * @param zoneLow least probability of success in the learning zone
 * @param zoneHigh greatest probability of success in it
 * @param mostInARow questions of one topic one after the other, at most
 * @param hintPenalty part of a success that each hint takes away
 * @param retentionPerDay λ: what is left of the evidence of earlier answers after a day, because ability changes; 1 keeps all
 * @param rapidGuessSeconds answers that come faster are flagged as rapid guesses
 * @param countRapidGuesses whether they count for the ability all the same
 */
public record PracticeSettings(
        double zoneLow,
        double zoneHigh,
        int mostInARow,
        double hintPenalty,
        double retentionPerDay,
        double rapidGuessSeconds,
        boolean countRapidGuesses) {
    public static final PracticeSettings STANDARD = of(null, null, null, null, null, null, null);

    @JsonCreator
    static PracticeSettings of(
            @JsonProperty("zoneLow") @Nullable Double zoneLow,
            @JsonProperty("zoneHigh") @Nullable Double zoneHigh,
            @JsonProperty("mostInARow") @Nullable Integer mostInARow,
            @JsonProperty("hintPenalty") @Nullable Double hintPenalty,
            @JsonProperty("retentionPerDay") @Nullable Double retentionPerDay,
            @JsonProperty("rapidGuessSeconds") @Nullable Double rapidGuessSeconds,
            @JsonProperty("countRapidGuesses") @Nullable Boolean countRapidGuesses) {
        return new PracticeSettings(
                Objects.requireNonNullElse(zoneLow, 0.6),
                Objects.requireNonNullElse(zoneHigh, 0.85),
                Objects.requireNonNullElse(mostInARow, 3),
                Objects.requireNonNullElse(hintPenalty, 0.25),
                Objects.requireNonNullElse(retentionPerDay, 1.0),
                Objects.requireNonNullElse(rapidGuessSeconds, 3.0),
                Objects.requireNonNullElse(countRapidGuesses, true));
    }
}
