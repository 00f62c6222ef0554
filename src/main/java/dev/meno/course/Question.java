package dev.meno.course;

import dev.meno.psychometrics.model.ItemModel;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a question, ready to be served and scored; immutable.
 *
 * @param version version of the content
 * @param parameterVersion version of the item model's parameters
 * @param ordinal place in the bitmaps of seen questions; the same in all versions
 * @param topic slug of the topic
 * @param key stable name in the course
 * @param family name that near-duplicates share, of which one session shows one
 * @param enemies keys of questions that no session shows beside this one
 * @param wording how it is put to a learner
 */
public record Question(
        UUID id,
        int version,
        int parameterVersion,
        int ordinal,
        String domain,
        String topic,
        String key,
        QuestionKind kind,
        @Nullable String family,
        Set<String> enemies,
        Wording wording,
        ItemModel model) {
    public Question {
        enemies = Set.copyOf(enemies);
    }

    /** The same for everybody, or with numbers that are drawn. */
    public sealed interface Wording {
        /** Everybody gets the same question. */
        record Fixed(Presentation presentation) implements Wording {}

        /** The numbers are drawn by a seed. */
        record Drawn(QuestionTemplate template) implements Wording {}
    }

    /** Whether its numbers are drawn, so that a seed must be kept to show it again. */
    public boolean isTemplate() {
        return wording instanceof Wording.Drawn;
    }

    /**
     * The question as it is put to a learner.
     *
     * @param seed where the numbers of a template come from; a template without one is shown as the seed 0 draws it
     */
    public Presentation present(@Nullable Long seed) {
        return switch (wording) {
            case Wording.Fixed(Presentation presentation) -> presentation;
            case Wording.Drawn(QuestionTemplate template) -> Presentation.of(template.draw(seed == null ? 0 : seed));
        };
    }
}
