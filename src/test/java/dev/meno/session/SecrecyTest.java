package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Task;
import dev.meno.platform.Tenants;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise R34: nothing that betrays an answer leaves before the attempt is scored. */
@ApiTest
class SecrecyTest {
    private static final int QUESTIONS = 100;

    /** Names that may stand in an answer only inside the feedback of the question that was just answered. */
    private static final Set<String> SECRET_FIELDS = Set.of(
            "key",
            "rationale",
            "rationales",
            "explanation",
            "hints",
            "difficulty",
            "discrimination",
            "guessing",
            "a",
            "b",
            "c",
            "model",
            "itemModel",
            "value",
            "expectedSuccess",
            "candidates",
            "seed",
            "decision");

    private final List<Question> answered = new ArrayList<>();

    @Inject
    CourseCatalog courses;

    @Inject
    ObjectMapper json;

    @Test
    void noByteOfAWholeSessionHoldsASecretOfAnUnansweredQuestion() throws Exception {
        String token = Api.newLearnerToken();
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        Map<UUID, Question> unanswered = new HashMap<>();
        IntStream.range(0, pool.size()).mapToObj(pool::question).forEach(q -> unanswered.put(q.id(), q));

        Response started = as(token)
                .body(Map.of("courseId", Api.COURSE, "mode", "practice"))
                .post("/v1/sessions");
        inspect(started, unanswered);
        String session = started.jsonPath().getString("id");
        Response pending = as(token).get("/v1/sessions/{id}/next-question", session);
        while (pending.statusCode() == 200 && answered.size() < QUESTIONS) {
            inspect(pending, unanswered);
            JsonPath question = pending.jsonPath();
            inspect(as(token).get("/v1/sessions/{id}", session), unanswered);
            if (answered.size() % 10 == 9) {
                inspect(as(token).post("/v1/sessions/{id}/skip?include=next", session), unanswered);
                pending = as(token).get("/v1/sessions/{id}/next-question", session);
                question = pending.jsonPath();
                if (pending.statusCode() != 200) {
                    break;
                }
            }
            answered.add(unanswered.remove(UUID.fromString(question.getString("questionId"))));
            Response attempt =
                    as(token).body(Api.someAnswer(question)).post("/v1/sessions/{id}/attempts?include=next", session);
            inspect(attempt, unanswered);
            pending = as(token).get("/v1/sessions/{id}/next-question", session);
        }
        inspect(as(token).get("/v1/learners/me/attempts?limit=200"), unanswered);
        inspect(as(token).get("/v1/learners/me/abilities?course=" + Api.COURSE), unanswered);
        inspect(as(token).post("/v1/sessions/{id}/finish", session), unanswered);
        assertThat(answered).hasSize(QUESTIONS);
    }

    @Test
    void aLearnerCannotReadQuestionsOrCourses() {
        String token = Api.newLearnerToken();
        for (String path : List.of("/v1/courses", "/v1/courses/mls-c01", "/v1/courses/mls-c01/questions")) {
            assertThat(as(token).get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void theKeysPlaceIsUniformAndItsLengthTellsNothing() {
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        int[] places = new int[4];
        int longest = 0;
        int shortest = 0;
        int choices = 0;
        for (int position = 0; position < pool.size(); position++) {
            if (pool.question(position).present(null).task() instanceof Task.SingleChoice task
                    && task.options().size() == 4) {
                choices++;
                List<Integer> lengths = task.options().stream()
                        .map(option -> option.text().length())
                        .toList();
                int place =
                        task.options().stream().map(Task.Option::id).toList().indexOf(task.right());
                places[place]++;
                longest += lengths.stream().allMatch(length -> length <= lengths.get(place)) ? 1 : 0;
                shortest += lengths.stream().allMatch(length -> length >= lengths.get(place)) ? 1 : 0;
            }
        }
        double expected = choices / 4.0;
        double chiSquare = 0;
        for (int count : places) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        // 7.81 is the 95% point of chi-square with 3 degrees of freedom.
        assertThat(chiSquare).isLessThan(7.81);
        // A quarter would be chance; ties count for every option they touch.
        assertThat(longest / (double) choices).isLessThanOrEqualTo(0.4);
        assertThat(shortest / (double) choices).isLessThanOrEqualTo(0.4);
    }

    private void inspect(Response response, Map<UUID, Question> unanswered) throws Exception {
        String body = response.asString();
        // Two questions may have a sentence in common, which is no secret once one of them is answered.
        String untold = body;
        for (Question question : answered) {
            for (String text : secrets(question)) {
                untold = untold.replace(inJson(text), "");
            }
        }
        for (Question question : unanswered.values()) {
            for (String secret : secrets(question)) {
                assertThat(untold).doesNotContain(inJson(secret));
            }
        }
        Set<String> fields = new HashSet<>();
        collectFields(json.readTree(body), fields);
        fields.retainAll(SECRET_FIELDS);
        assertThat(fields).isEmpty();
        assertThat(response.getHeaders().toString()).doesNotContain("difficulty");
    }

    private String inJson(String text) throws JsonProcessingException {
        return json.writeValueAsString(text).replaceAll("^\"|\"$", "");
    }

    private static List<String> secrets(Question question) {
        Presentation presentation = question.present(null);
        List<String> secrets = new ArrayList<>(presentation.hints());
        secrets.add(presentation.explanation());
        secrets.addAll(presentation.task().rationales().values());
        secrets.removeIf(String::isEmpty);
        return secrets;
    }

    private static void collectFields(JsonNode node, Set<String> fields) {
        node.properties().forEach(entry -> {
            // The feedback belongs to the question that was answered by this very request.
            if (!entry.getKey().equals("feedback")) {
                fields.add(entry.getKey());
                collectFields(entry.getValue(), fields);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collectFields(element, fields));
        }
    }
}
