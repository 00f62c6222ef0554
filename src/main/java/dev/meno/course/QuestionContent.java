package dev.meno.course;

import dev.meno.psychometrics.model.ItemModel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a question says and how it is scored, the same in every course that has it; immutable.
 *
 * @param parameterVersion version of the item model's parameters
 * @param topic slug of the topic
 * @param key stable name in the course
 * @param family name that near-duplicates share, of which one session shows one
 * @param enemies keys of questions that no session shows beside this one
 * @param wording how it is put to a learner
 */
public record QuestionContent(
        int parameterVersion,
        String domain,
        String topic,
        String key,
        QuestionKind kind,
        @Nullable String family,
        Set<String> enemies,
        Wording wording,
        ItemModel model) {
    public QuestionContent {
        enemies = Set.copyOf(enemies);
    }

    /** The content of a question that is stored or read from a file. */
    public static QuestionContent of(
            String domain, String topic, QuestionDocument document, int parameterVersion, ItemModel model) {
        return new QuestionContent(
                parameterVersion,
                domain,
                topic,
                document.key(),
                document.kind(),
                document.family(),
                Set.copyOf(document.enemies()),
                document.template() == null
                        ? new Wording.Fixed(Presentation.of(document))
                        : new Wording.Drawn(new QuestionTemplate(document)),
                model);
    }

    /** The same for everybody, or with numbers that are drawn. */
    public sealed interface Wording {
        /** Everybody gets the same question. */
        record Fixed(Presentation presentation) implements Wording {}

        /** The numbers are drawn by a seed. */
        record Drawn(QuestionTemplate template) implements Wording {}
    }
}
