package dev.meno.course.content.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseFiles;
import dev.meno.course.content.CourseReader;
import dev.meno.course.content.Finding;
import dev.meno.course.content.InvalidContentException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Copies of the seed course, each broken in one way: the linter finds that, and nothing else. */
class ContentLinterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CourseFiles SEED = CourseFiles.packed("seed-data/mls-c01");
    /** A broken template is broken for every seed here. */
    private static final int FEW_SEEDS = 5;

    private static final String TOPIC = "questions/k-means.json";

    @Test
    void aHintThatHoldsTheKeyIsFound() {
        assertThat(lint(TOPIC, topic -> {
                    ObjectNode question = find(topic, "single-choice");
                    ((ArrayNode) question.get("hints")).insert(0, "It is: " + right(question) + "!");
                }))
                .containsExactly("hint-gives-key-away");
    }

    @Test
    void aHintThatHoldsTheNumberIsFound() {
        assertThat(lint("questions/regression.json", topic -> {
                    ObjectNode question = byKey(topic, "regression-mae-from-table");
                    ((ArrayNode) question.get("hints")).add("The result is 16.");
                }))
                .containsExactly("hint-gives-key-away");
        assertThat(lint("questions/regression.json", topic -> {
                    ObjectNode question = byKey(topic, "regression-mae-from-table");
                    ((ArrayNode) question.get("hints")).add("The result is not 160 and not 1.16.");
                }))
                .isEmpty();
    }

    @Test
    void rawHtmlForeignPicturesAndOddLinksAreErrors() {
        for (String harm : List.of(
                "<script>alert(1)</script>",
                "a <b>bold</b> word",
                "![x](https://example.org/x.png)",
                "[x](javascript:alert(1))",
                "[x](http://example.org)")) {
            assertThat(lint(TOPIC, topic -> find(topic, "single-choice").put("explanation", "Because. " + harm)))
                    .as(harm)
                    .isNotEmpty()
                    .allMatch(rule -> rule.equals("unsafe-markdown"));
        }
        assertThat(lint(
                        TOPIC,
                        topic -> find(topic, "single-choice")
                                .put("explanation", "Write `<b>` and see [there](https://example.org); 2 < 3.")))
                .isEmpty();
    }

    @Test
    void aStemThatStandsTwiceIsFound() {
        assertThat(lint(TOPIC, topic -> {
                    ObjectNode copy = find(topic, "single-choice").deepCopy();
                    ((ArrayNode) topic.get("questions")).add(copy.put("key", "k-means-copy"));
                }))
                .containsExactly("duplicate-stem");
    }

    @Test
    void aStemWithOtherNumbersIsNearlyTheSameUnlessItIsMarked() {
        Consumer<ObjectNode> copied = topic -> {
            ObjectNode copy = byKey(topic, "k-means-silhouette-value").deepCopy();
            copy.put("stem", copy.get("stem").asText().replace("6", "7").replace("4", "5"));
            ((ArrayNode) topic.get("questions")).add(copy.put("key", "k-means-copy"));
        };
        assertThat(lint(TOPIC, copied)).containsExactly("near-duplicate-stem");
        assertThat(lint(TOPIC, copied.andThen(topic -> {
                    byKey(topic, "k-means-silhouette-value").put("family", "silhouettes");
                    byKey(topic, "k-means-copy").put("family", "silhouettes");
                })))
                .isEmpty();
        assertThat(lint(
                        TOPIC,
                        copied.andThen(topic ->
                                byKey(topic, "k-means-copy").putArray("enemies").add("k-means-silhouette-value"))))
                .isEmpty();
    }

    @Test
    void misspelledNamesAreFound() {
        for (String wrong : List.of(
                "Amazon Sagemaker",
                "Amazon Quicksight",
                "AWS SageMaker",
                "Amazon Glue",
                "Amazon Rekogniton",
                "Cloud Watch")) {
            assertThat(lint(TOPIC, topic -> find(topic, "single-choice").put("explanation", "See " + wrong + ".")))
                    .as(wrong)
                    .containsExactly("spelling");
        }
        assertThat(
                        lint(
                                TOPIC,
                                topic -> find(topic, "single-choice")
                                        .put(
                                                "explanation",
                                                "Amazon SageMaker, AWS Glue, `sagemaker.amazonaws.com` and Amazon Quick Sight.")))
                .isEmpty();
        assertThat(lint(
                        TOPIC,
                        topic -> find(topic, "single-choice")
                                .putArray("services")
                                .add("Amazon Gleu")))
                .containsExactly("spelling");
    }

    @Test
    void keysThatAlwaysStandInOnePlaceAreFound() {
        assertThat(lintAll(question -> {
                    ArrayNode options = (ArrayNode) question.get("options");
                    for (int i = 1; i < options.size(); i++) {
                        if (options.get(i).get("correct").asBoolean()) {
                            ((ObjectNode) options.get(0)).put("correct", true);
                            ((ObjectNode) options.get(i)).put("correct", false);
                        }
                    }
                }))
                .contains("key-position");
    }

    @Test
    void keysThatAreMostlyTheLongestOptionAreFound() {
        assertThat(lintAll(question -> question.get("options").forEach(option -> {
                    if (option.get("correct").asBoolean()) {
                        ((ObjectNode) option)
                                .put("text", option.get("text").asText() + ", which is so for many good reasons");
                    }
                })))
                .containsExactly("key-length");
    }

    @Test
    void gapsInCoverageAndDifficultyAreFound() {
        assertThat(lint("questions/amazon-ml-legacy.json", topic -> {
                    ArrayNode questions = (ArrayNode) topic.get("questions");
                    while (questions.size() > 7) {
                        questions.remove(7);
                    }
                }))
                .contains("topic-coverage");
        assertThat(lint(
                        "questions/model-evaluation.json",
                        topic -> topic.get("questions").forEach(question -> ((ObjectNode) question).remove("aspects"))))
                .contains("aspect-coverage");
        assertThat(lint("course.json", course -> ((ObjectNode) course.get("coverage")).put("easyShare", 0.9)))
                .containsOnly("difficulty-spread");
    }

    @Test
    void optionsThatSayTheSameAndSolvedOrderingsAreFound() {
        assertThat(lint(TOPIC, topic -> {
                    ObjectNode question = find(topic, "single-choice");
                    ((ObjectNode) question.get("options").get(1))
                            .put(
                                    "text",
                                    " *"
                                            + question.get("options")
                                                    .get(0)
                                                    .get("text")
                                                    .asText() + "*");
                }))
                .contains("options-alike");
        assertThat(lint("questions/gradient-descent.json", topic -> {
                    ArrayNode order = find(topic, "ordering").putArray("order");
                    find(topic, "ordering").get("options").forEach(option -> order.add(option.get("id")));
                }))
                .containsExactly("shown-solved");
        assertThat(lint("questions/feature-engineering.json", topic -> {
                    ObjectNode question = find(topic, "multiple-response");
                    question.put("stem", question.get("stem").asText().replaceAll("(?i)two|2", "some"));
                }))
                .contains("choose-count");
    }

    @Test
    void faultyTemplatesAreFound() {
        assertThat(template(question -> ((ObjectNode) question.get("answer")).put("formula", "1 / (x1 - x1)")))
                .containsExactly("template");
        assertThat(template(
                        question -> question.put("stem", question.get("stem").asText() + " {{cx}} {{cy}} {{third}}")))
                .containsExactly("template");
        assertThat(template(question -> {
                    ((ArrayNode) question.get("template").get("derived"))
                            .addObject()
                            .put("name", "third")
                            .put("formula", "x1 / 3");
                    question.put("stem", question.get("stem").asText() + " {{third}}");
                }))
                .containsExactly("template");
        assertThat(template(question -> ((ArrayNode) question.get("template").get("where")).add("x1 > 12")))
                .containsExactly("template");
        assertThat(template(question -> ((ArrayNode) question.get("hints")).add("It is {{cy:6}}.")))
                .containsExactly("template");
    }

    @Test
    void brokenFormIsRefusedWithTheRulesPlace() {
        assertThatThrownBy(() -> read(
                        "questions/gradient-descent.json",
                        topic -> find(topic, "ordering")
                                .putArray("order")
                                .add("A")
                                .add("B")
                                .add("C")))
                .isInstanceOf(InvalidContentException.class);
        assertThatThrownBy(() -> read(
                        TOPIC,
                        topic ->
                                find(topic, "single-choice").putArray("enemies").add("nobody")))
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> read(
                        TOPIC,
                        topic ->
                                find(topic, "single-choice").putArray("aspects").add("none")))
                .hasMessageContaining("aspect");
        assertThatThrownBy(() -> read(
                        TOPIC,
                        topic -> ((ObjectNode)
                                        find(topic, "matching").get("prompts").get(0))
                                .put("match", "Z")))
                .hasMessageContaining("(Z)");
        assertThatThrownBy(() -> read(
                        TOPIC,
                        topic -> find(topic, "single-choice")
                                .putArray("media")
                                .addObject()
                                .put("file", "media/absent.svg")
                                .put("alternativeText", "x")))
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> read(
                        TOPIC,
                        topic -> ((ObjectNode) find(topic, "single-choice")
                                        .get("options")
                                        .get(0))
                                .remove("rationale")))
                .hasMessageContaining("rationale");
    }

    private static List<String> template(Consumer<ObjectNode> change) {
        return lint(TOPIC, topic -> change.accept(byKey(topic, "k-means-tpl-new-centre")));
    }

    private static List<String> lint(String file, Consumer<ObjectNode> change) {
        return ContentLinter.lint(read(file, change), FEW_SEEDS).stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static CourseContent read(String file, Consumer<ObjectNode> change) {
        return new CourseReader(JSON).read(with(Map.of(file, changed(file, change))));
    }

    /** Changes every single-choice question of the bank. */
    private static List<String> lintAll(Consumer<ObjectNode> change) {
        Map<String, String> files = new HashMap<>();
        new CourseReader(JSON)
                .read(SEED)
                .topics()
                .forEach(topic -> files.put(
                        topic.file(),
                        changed(
                                topic.file(),
                                content -> content.get("questions").forEach(question -> {
                                    if (question.get("kind").asText().equals("single-choice")) {
                                        change.accept((ObjectNode) question);
                                    }
                                }))));
        return ContentLinter.lint(new CourseReader(JSON).read(with(files)), FEW_SEEDS).stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static CourseFiles with(Map<String, String> files) {
        return name -> CourseFiles.of(files).read(name).or(() -> SEED.read(name));
    }

    private static String changed(String file, Consumer<ObjectNode> change) {
        try {
            ObjectNode content = (ObjectNode) JSON.readTree(SEED.read(file).orElseThrow());
            change.accept(content);
            return content.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode find(ObjectNode topic, String kind) {
        for (var question : topic.get("questions")) {
            if (question.get("kind").asText().equals(kind)) {
                return (ObjectNode) question;
            }
        }
        throw new IllegalArgumentException(kind);
    }

    private static ObjectNode byKey(ObjectNode topic, String key) {
        for (var question : topic.get("questions")) {
            if (question.get("key").asText().equals(key)) {
                return (ObjectNode) question;
            }
        }
        throw new IllegalArgumentException(key);
    }

    private static String right(ObjectNode question) {
        for (var option : question.get("options")) {
            if (option.get("correct").asBoolean()) {
                return option.get("text").asText();
            }
        }
        throw new IllegalArgumentException();
    }
}
