package dev.meno.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.problem.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTest {
    private final Task choice = new Task.SingleChoice(options(), "B");
    private final Task several = new Task.MultipleResponse(options(), List.of("B", "D"));
    private final Task ordering = new Task.Ordering(options(), List.of("C", "A", "D", "B"));
    private final Task matching = new Task.Matching(
            List.of(new Task.Prompt("1", "one", "B", "why B"), new Task.Prompt("2", "two", "D", "why D")), options());
    private final Task number = new Task.NumericEntry(0.82, 0.02);

    @Test
    void oneOptionIsRight() {
        assertThat(choice.score(new Response.Choice("B"))).isEqualTo(new Score(1, 1));
        assertThat(choice.score(new Response.Choice("A"))).isEqualTo(new Score(0, 1));
        assertThat(choice.key()).containsExactly("B");
    }

    @Test
    void eachRightOptionEarnsAPoint() {
        assertThat(several.score(new Response.Choices(List.of("D", "B")))).isEqualTo(new Score(2, 2));
        assertThat(several.score(new Response.Choices(List.of("B")))).isEqualTo(new Score(1, 2));
        assertThat(several.score(new Response.Choices(List.of("B", "C")))).isEqualTo(new Score(1, 2));
        assertThat(several.score(new Response.Choices(List.of("A", "C")))).isEqualTo(new Score(0, 2));
    }

    @Test
    void choosingMoreOptionsThanAreRightCostsAPointEach() {
        assertThat(several.score(new Response.Choices(List.of("A", "B", "D")))).isEqualTo(new Score(1, 2));
        assertThat(several.score(new Response.Choices(List.of("A", "B", "C", "D"))))
                .isEqualTo(new Score(0, 2));
    }

    @Test
    void eachOptionThatFollowsTheOneItShouldEarnsAPoint() {
        assertThat(ordering.score(new Response.Order(List.of("C", "A", "D", "B"))))
                .isEqualTo(new Score(3, 3));
        assertThat(ordering.score(new Response.Order(List.of("B", "C", "A", "D"))))
                .isEqualTo(new Score(2, 3));
        assertThat(ordering.score(new Response.Order(List.of("B", "D", "A", "C"))))
                .isEqualTo(new Score(0, 3));
        assertThat(ordering.score(new Response.Order(List.of("C", "A")))).isEqualTo(new Score(1, 3));
        assertThat(ordering.key()).containsExactly("C", "A", "D", "B");
    }

    @Test
    void eachPromptWithItsOptionEarnsAPoint() {
        assertThat(matching.score(new Response.Matches(Map.of("1", "B", "2", "D"))))
                .isEqualTo(new Score(2, 2));
        assertThat(matching.score(new Response.Matches(Map.of("1", "B", "2", "A"))))
                .isEqualTo(new Score(1, 2));
        assertThat(matching.score(new Response.Matches(Map.of("2", "D")))).isEqualTo(new Score(1, 2));
        assertThat(matching.key()).containsExactly("B", "D");
        assertThat(matching.rationales()).isEqualTo(Map.of("1", "why B", "2", "why D"));
    }

    @Test
    void aNumberCountsUpToItsTolerance() {
        assertThat(number.score(new Response.Entry(0.80)).isFull()).isTrue();
        assertThat(number.score(new Response.Entry(0.84)).isFull()).isTrue();
        assertThat(number.score(new Response.Entry(0.8401)).isFull()).isFalse();
        assertThat(number.score(new Response.Entry(-0.82)).isFull()).isFalse();
        assertThat(number.score(new Response.Entry(1e308)).isFull()).isFalse();
        assertThat(number.key()).containsExactly("0.82");
    }

    @Test
    void aResponseOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> choice.score(new Response.Entry(1))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> several.score(new Response.Choice("B"))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> number.score(new Response.Choice("B"))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> ordering.score(new Response.Choices(List.of("A", "B"))))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> matching.score(new Response.Choice("B"))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void unknownAndRepeatedOptionsAreRefused() {
        assertThatThrownBy(() -> choice.score(new Response.Choice("E"))).hasMessageContaining("(E)");
        assertThatThrownBy(() -> several.score(new Response.Choices(List.of("B", "E"))))
                .hasMessageContaining("(E)");
        assertThatThrownBy(() -> several.score(new Response.Choices(List.of("B", "B"))))
                .hasMessageContaining("repeated");
        assertThatThrownBy(() -> ordering.score(new Response.Order(List.of("A", "B", "A"))))
                .hasMessageContaining("repeated");
        assertThatThrownBy(() -> matching.score(new Response.Matches(Map.of("3", "A"))))
                .hasMessageContaining("prompt (3)");
        assertThatThrownBy(() -> matching.score(new Response.Matches(Map.of("1", "E"))))
                .hasMessageContaining("(E)");
    }

    private static List<Task.Option> options() {
        return Stream.of("A", "B", "C", "D")
                .map(id -> new Task.Option(id, "text", "rationale"))
                .toList();
    }
}
