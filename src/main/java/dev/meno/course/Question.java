package dev.meno.course;

import dev.meno.psychometrics.model.ItemModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a question of a course, ready to be served and scored; immutable.
 *
 * @param version version of the content
 * @param ordinal place in the bitmaps of seen questions; the same in all versions
 */
public record Question(UUID id, int version, int ordinal, QuestionContent content) {
    /** Version of the item model's parameters. */
    public int parameterVersion() {
        return content.parameterVersion();
    }

    public String domain() {
        return content.domain();
    }

    /** Slug of the topic. */
    public String topic() {
        return content.topic();
    }

    /** Stable name in the course. */
    public String key() {
        return content.key();
    }

    public QuestionKind kind() {
        return content.kind();
    }

    /** Name that near-duplicates share, of which one session shows one. */
    public @Nullable String family() {
        return content.family();
    }

    public ItemModel model() {
        return content.model();
    }

    /** Whether its numbers are drawn, so that a seed must be kept to show it again. */
    public boolean isTemplate() {
        return content.wording() instanceof QuestionContent.Wording.Drawn;
    }

    /**
     * The question as it is put to a learner.
     *
     * @param seed where the numbers of a template come from; a template without one is shown as the seed 0 draws it
     */
    public Presentation present(@Nullable Long seed) {
        return switch (content.wording()) {
            case QuestionContent.Wording.Fixed(Presentation presentation) -> presentation;
            case QuestionContent.Wording.Drawn(QuestionTemplate template) ->
                Presentation.of(template.draw(seed == null ? 0 : seed));
        };
    }
}
