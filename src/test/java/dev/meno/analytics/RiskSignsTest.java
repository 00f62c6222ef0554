package dev.meno.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.analytics.RiskView.Reason;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskSignsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void whoPractisesAndIsLikelyToPassIsLeftInPeace() {
        assertThat(reasons(300, TODAY, 0.8, TODAY.plusDays(20), 100, 0, 0.5)).isEmpty();
    }

    @Test
    void eachReasonStandsForItself() {
        assertThat(reasons(300, TODAY, 0.3, null, 100, 0, 0.5)).containsExactly(Reason.UNLIKELY_TO_PASS);
        assertThat(reasons(0, null, null, null, 0, 0, null)).containsExactly(Reason.NOT_STARTED);
        assertThat(reasons(8, TODAY, null, TODAY.plusDays(28), 8, 0, null)).containsExactly(Reason.LITTLE_KNOWN);
        assertThat(reasons(8, TODAY, null, TODAY.plusDays(29), 8, 0, null)).isEmpty();
        assertThat(reasons(300, TODAY.minusDays(7), 0.8, null, 100, 0, 0.5)).containsExactly(Reason.INACTIVE);
        assertThat(reasons(300, TODAY.minusDays(6), 0.8, null, 100, 0, 0.5)).isEmpty();
        assertThat(reasons(300, TODAY, 0.8, null, 60, 0, -0.1)).containsExactly(Reason.NOT_GROWING);
        assertThat(reasons(300, TODAY, 0.8, null, 59, 0, -0.1)).isEmpty();
        assertThat(reasons(300, TODAY, 0.95, null, 60, 0, -0.1)).isEmpty();
        assertThat(reasons(300, TODAY, 0.8, null, 20, 4, 0.5)).containsExactly(Reason.GUESSING);
        assertThat(reasons(300, TODAY, 0.8, null, 20, 3, 0.5)).isEmpty();
        assertThat(reasons(19, TODAY, 0.8, null, 19, 19, 0.5)).isEmpty();
    }

    @Test
    void severalReasonsComeWeightiestFirst() {
        assertThat(reasons(300, TODAY.minusDays(9), 0.2, null, 100, 50, -1.0))
                .containsExactly(Reason.UNLIKELY_TO_PASS, Reason.INACTIVE, Reason.NOT_GROWING, Reason.GUESSING);
    }

    @Test
    void anExamThatIsOverWorriesNobody() {
        assertThat(reasons(300, TODAY.minusDays(40), 0.2, TODAY.minusDays(1), 0, 0, null))
                .isEmpty();
    }

    @Test
    void theFiguresAreSaid() {
        List<RiskView> reasons = new RiskSigns(TODAY, 300, TODAY, 0.314, TODAY.plusDays(12), 100, 0, 0.5).reasons();
        assertThat(reasons.getFirst().detail())
                .isEqualTo("The probability of passing today is 31%, and the exam is in 12 days.");
    }

    private static List<Reason> reasons(
            long attempts,
            @Nullable LocalDate lastDay,
            @Nullable Double pass,
            @Nullable LocalDate exam,
            long recent,
            long rapid,
            @Nullable Double gain) {
        return new RiskSigns(TODAY, attempts, lastDay, pass, exam, recent, rapid, gain)
                .reasons().stream().map(RiskView::reason).toList();
    }
}
