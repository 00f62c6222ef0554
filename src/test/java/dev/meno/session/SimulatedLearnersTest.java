package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.OneDatabaseTest;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Task;
import dev.meno.platform.Seeds;
import dev.meno.platform.Tenants;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Learners with known abilities practise through HTTP; the estimates must find them. Every draw has a fixed seed, those of
 * the sessions too, so that each run is the same experiment.
 */
@OneDatabaseTest
@Tag("simulation")
class SimulatedLearnersTest {
    private static final int LEARNERS = 30;
    private static final int QUESTIONS = 40;

    @Inject
    CourseCatalog courses;

    @Inject
    SessionRepository sessions;

    /** Gives the sessions the seeds 1, 2, 3 and so on. */
    private static final class CountingSeeds extends Seeds {
        private final AtomicLong last = new AtomicLong();

        @Override
        public long next() {
            return last.incrementAndGet();
        }
    }

    @BeforeEach
    void fixTheSeedsOfTheSessions() {
        QuarkusMock.installMockForType(new CountingSeeds(), Seeds.class);
    }

    @Test
    void abilitiesAreRecovered() {
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        int covered = 0;
        double bias = 0;
        int cases = 0;
        for (int learner = 1; learner <= LEARNERS; learner++) {
            int seed = learner;
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            // Two learners of a pair have opposite abilities: the estimates are drawn to the middle, which must cancel.
            RandomGenerator ofPair =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(-(seed + 1) / 2);
            Map<String, Double> truth = new HashMap<>();
            pool.domains().forEach(domain -> truth.put(domain, (seed % 2 == 0 ? 1 : -1) * ofPair.nextGaussian()));
            JsonPath abilities = practise(pool, truth, random);
            for (int i = 0; i < truth.size(); i++) {
                String domain = abilities.getString("abilities[%d].domain".formatted(i));
                double error = abilities.getDouble("abilities[%d].theta".formatted(i)) - truth.get(domain);
                double standardError = abilities.getDouble("abilities[%d].standardError".formatted(i));
                covered += Math.abs(error) <= 2 * standardError ? 1 : 0;
                bias += error;
                cases++;
            }
        }
        assertThat(cases).isEqualTo(LEARNERS * 3);
        assertThat(covered / (double) cases).isGreaterThanOrEqualTo(0.9);
        assertThat(Math.abs(bias / cases)).isLessThan(0.15);
    }

    private JsonPath practise(ItemPool pool, Map<String, Double> truth, RandomGenerator random) {
        String token = Api.newLearnerToken();
        String session = Api.startSession(token);
        JsonPath next = Api.nextQuestion(token, session);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question =
                    pool.find(UUID.fromString(next.getString("questionId"))).orElseThrow();
            int points = Answers.draw(question.model(), truth.get(question.domain()), random);
            Task task = presented(session, question).task();
            JsonPath answer = as(token)
                    .body(Map.of("questionId", question.id(), "response", Answers.worth(points, task)))
                    .post("/v1/sessions/{id}/attempts?include=next", session)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            assertThat(answer.getInt("score")).isEqualTo(points);
            next = answer.setRootPath("next");
        }
        return as(token).get("/v1/learners/me/abilities?course=" + Api.COURSE).jsonPath();
    }

    /** The question with the numbers that the session drew for it. */
    private Presentation presented(String session, Question question) {
        return Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    Decision pending = sessions.findById(UUID.fromString(session))
                            .pending()
                            .orElseThrow();
                    return question.present(pending.variantSeed());
                }));
    }
}
