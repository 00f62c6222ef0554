package dev.meno.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseFiles;
import dev.meno.course.content.CourseReader;
import dev.meno.course.publishing.StartingModel;
import dev.meno.psychometrics.Policies;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ItemBank;
import dev.meno.psychometrics.simulation.Respondents;
import dev.meno.psychometrics.simulation.SimulationPlan;
import dev.meno.psychometrics.simulation.SimulationReport;
import dev.meno.psychometrics.simulation.Simulator;
import dev.meno.psychometrics.stopping.StoppingRule;
import dev.meno.psychometrics.stopping.StoppingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The seed bank under the practice policy, for learners of one ability at a time: the blueprint is met, the goals for the
 * standard error are met, and no question is worn out. The same seed always gives the same figures.
 */
@Tag("simulation")
class SeedBankSimulationTest {
    private static final int LEARNERS = 1_000;
    /** About as many as the exam has: 30 of `ml`, 15 of each other domain. */
    private static final int QUESTIONS = 60;
    /** Logits, by domain; what an uncalibrated bank must reach within one such session. */
    private static final List<Double> STANDARD_ERROR_GOALS = List.of(0.5, 0.65, 0.65);
    /** The spread of a band of learners about its middle. */
    private static final double BAND = 0.1;

    private static final CourseContent CONTENT =
            new CourseReader(new ObjectMapper()).read(CourseFiles.packed("seed-data/mls-c01"));

    @ParameterizedTest
    @ValueSource(doubles = {-2, -1, 0, 1, 2})
    void blueprintPrecisionAndExposureHoldAtEveryAbility(double theta) {
        SimulationReport report = new Simulator(plan(theta)).run();

        assertThat(report.worstContentShortfall()).isLessThanOrEqualTo(1);
        assertThat(report.exposure().maximum()).isLessThanOrEqualTo(0.25);
        List<Double> standardErrors = report.domains().stream()
                .map(SimulationReport.DomainQuality::meanStandardError)
                .toList();
        for (int domain = 0; domain < STANDARD_ERROR_GOALS.size(); domain++) {
            assertThat(standardErrors.get(domain)).isLessThanOrEqualTo(STANDARD_ERROR_GOALS.get(domain));
            // The estimates are as good as they say, but for learners far out, whom the prior draws to the middle.
            assertThat(report.domains().get(domain).rmse())
                    .isLessThanOrEqualTo(Math.abs(theta) < 2 ? 1.1 * standardErrors.get(domain) : 0.9);
        }
    }

    private static SimulationPlan plan(double theta) {
        CourseDefinition course = CONTENT.course();
        return new SimulationPlan(
                bank(course),
                new Blueprint(course.domains().stream()
                        .map(CourseDefinition.Domain::weight)
                        .toList()),
                new Respondents.Simulated(normal(theta, BAND), LEARNERS),
                normal(0, 1),
                false,
                Policies.MEASURING,
                null,
                new StoppingRules(0, List.of(new StoppingRule.MaximumLength(QUESTIONS))),
                Duration.ofSeconds(90),
                2026);
    }

    private static ItemBank bank(CourseDefinition course) {
        List<BankItem> items = new ArrayList<>();
        for (CourseContent.TopicQuestions topic : CONTENT.topics()) {
            for (QuestionDocument question : topic.questions()) {
                items.add(new BankItem(
                        StartingModel.of(question),
                        course.domainKeys().indexOf(topic.domain()),
                        question.family() == null ? Set.of() : Set.of(question.family())));
            }
        }
        return ItemBank.of(ThetaGrid.STANDARD, items).prepare();
    }

    private static JointPrior normal(double mean, double sd) {
        NormalPrior marginal = new NormalPrior(mean, sd);
        return JointPrior.of(
                new NormalPrior[] {marginal, marginal, marginal}, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    }
}
