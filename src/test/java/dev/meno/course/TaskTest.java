package dev.meno.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.problem.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
    private final Task choice = new Task.SingleChoice(options("B"));
    private final Task several = new Task.MultipleResponse(options("BD"));
    private final Task number = new Task.NumericEntry(0.82, 0.02);

    @Test
    void oneOptionIsRight() {
        assertThat(choice.score(new Response.Choice("B"))).isEqualTo(new Score(1, 1));
        assertThat(choice.score(new Response.Choice("A"))).isEqualTo(new Score(0, 1));
        assertThat(choice.key()).containsExactly("B");
    }

    @Test
    void allRightOptionsAndNoOtherMustBeChosen() {
        assertThat(several.score(new Response.Choices(List.of("D", "B"))).isFull())
                .isTrue();
        assertThat(several.score(new Response.Choices(List.of("B"))).points()).isZero();
        assertThat(several.score(new Response.Choices(List.of("B", "C"))).points())
                .isZero();
        assertThat(several.score(new Response.Choices(List.of("A", "B", "C", "D")))
                        .points())
                .isZero();
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
    }

    @Test
    void unknownAndRepeatedOptionsAreRefused() {
        assertThatThrownBy(() -> choice.score(new Response.Choice("E"))).hasMessageContaining("(E)");
        assertThatThrownBy(() -> several.score(new Response.Choices(List.of("B", "E"))))
                .hasMessageContaining("(E)");
        assertThatThrownBy(() -> several.score(new Response.Choices(List.of("B", "B"))))
                .hasMessageContaining("repeated");
    }

    private static List<Task.Option> options(String right) {
        return List.of("A", "B", "C", "D").stream()
                .map(id -> new Task.Option(id, "text", right.contains(id), "rationale"))
                .toList();
    }
}
