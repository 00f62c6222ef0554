package dev.meno.session.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.meno.session.ReplayReport;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayFindingsTest {
    @Test
    void allAreCountedAndTheFirstTold() {
        ReplayFindings findings = new ReplayFindings();
        for (int i = 1; i <= 100_000; i++) {
            int attempt = i;
            findings.differs(() -> "Attempt %d differs.".formatted(attempt));
        }

        assertThat(findings.report().different()).isEqualTo(100_000);
        assertThat(findings.report().differences())
                .hasSize(ReplayReport.MAX_DIFFERENCES)
                .startsWith("Attempt 1 differs.", "Attempt 2 differs.");
    }

    @Test
    void aReportIsShort() {
        List<String> many = Collections.nCopies(ReplayReport.MAX_DIFFERENCES + 1, "Something differs.");

        assertThatIllegalArgumentException().isThrownBy(() -> new ReplayReport(0, 0, 0, many.size(), many));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplayReport(0, 0, 0, 0, List.of("One.")));
    }
}
