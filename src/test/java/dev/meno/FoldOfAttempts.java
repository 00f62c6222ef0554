package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.ability.StoredLikelihood;
import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Promise R3: abilities and counters, computed anew from the attempts alone, with the models that the attempts name. */
final class FoldOfAttempts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TOLERANCE = 1e-9;

    private final Map<String, AbilityState> abilities = new HashMap<>();
    private final Map<String, Counters> sessions = new HashMap<>();

    private FoldOfAttempts() {}

    private record AbilityState(LogLikelihood likelihood, int attempts, SeenQuestions answered) {
        static final AbilityState NONE =
                new AbilityState(LogLikelihood.none(ThetaGrid.STANDARD), 0, SeenQuestions.NONE);

        AbilityState plus(ItemModel item, int score, double weight, double discount, int ordinal) {
            return new AbilityState(
                    likelihood.discounted(discount).plus(item, score, weight), attempts + 1, answered.with(ordinal));
        }
    }

    private record Counters(int answered, int correct) {
        static final Counters NONE = new Counters(0, 0);

        Counters plus(boolean isCorrect) {
            return new Counters(answered + 1, correct + (isCorrect ? 1 : 0));
        }
    }

    static FoldOfAttempts of(Connection database) throws SQLException, IOException {
        FoldOfAttempts fold = new FoldOfAttempts();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select a.learner_id, a.domain, a.session_id, a.score, a.max_score, a.ordinal, a.weight, a.discount, v.item_model
                        from attempt a join question_version v on v.tenant_id = a.tenant_id
                            and v.question_id = a.question_id and v.number = a.question_version
                        order by a.sequence""")) {
            while (row.next()) {
                fold.add(row);
            }
        }
        return fold;
    }

    private void add(ResultSet row) throws SQLException, IOException {
        ItemModel item = item(JSON.readTree(row.getString("item_model")));
        int score = row.getInt("score");
        int ordinal = row.getInt("ordinal");
        double weight = row.getDouble("weight");
        double discount = row.getDouble("discount");
        boolean isCorrect = score == row.getInt("max_score");
        abilities.compute(
                abilityKey(row),
                (key, before) ->
                        (before == null ? AbilityState.NONE : before).plus(item, score, weight, discount, ordinal));
        sessions.compute(
                row.getString("session_id"),
                (key, before) -> (before == null ? Counters.NONE : before).plus(isCorrect));
    }

    private static ItemModel item(JsonNode model) {
        double a = model.get("a").asDouble();
        return model.get("model").asText().equals("gpcm")
                ? new PartialCreditItem(
                        a,
                        StreamSupport.stream(model.get("steps").spliterator(), false)
                                .mapToDouble(JsonNode::asDouble)
                                .toArray())
                : LogisticItem.threePl(
                        a, model.get("b").asDouble(), model.get("c").asDouble());
    }

    /** Compares the stored state with this one, both ways: nothing differs, nothing is missing. */
    void assertIsWhatIsStored(Connection database) throws SQLException {
        assertAbilities(database);
        assertSessions(database);
    }

    private void assertAbilities(Connection database) throws SQLException {
        Set<String> stored = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select * from ability")) {
            while (row.next()) {
                String key = abilityKey(row);
                stored.add(key);
                assertAbility(row, abilities.getOrDefault(key, AbilityState.NONE));
            }
        }
        assertThat(stored).containsAll(abilities.keySet());
    }

    private static void assertAbility(ResultSet row, AbilityState folded) throws SQLException {
        LogLikelihood stored = StoredLikelihood.ofBytes(row.getBytes("log_likelihood"));
        for (int node = 0; node < ThetaGrid.STANDARD.size(); node++) {
            assertThat(stored.at(node)).isCloseTo(folded.likelihood().at(node), within(TOLERANCE));
        }
        AbilityEstimate estimate =
                Posterior.of(NormalPrior.STANDARD, folded.likelihood()).estimate();
        assertThat(row.getDouble("theta")).isCloseTo(estimate.theta(), within(TOLERANCE));
        assertThat(row.getDouble("standard_error")).isCloseTo(estimate.standardError(), within(TOLERANCE));
        assertThat(row.getInt("attempts")).isEqualTo(folded.attempts());
        assertThat(row.getBytes("answered")).isEqualTo(folded.answered().toBytes());
    }

    private void assertSessions(Connection database) throws SQLException {
        Map<String, Counters> stored = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("select id, answered, correct from session where answered > 0")) {
            while (row.next()) {
                stored.put(row.getString("id"), new Counters(row.getInt("answered"), row.getInt("correct")));
            }
        }
        assertThat(stored).isEqualTo(sessions);
    }

    private static String abilityKey(ResultSet row) throws SQLException {
        return row.getString("learner_id") + " " + row.getString("domain");
    }
}
