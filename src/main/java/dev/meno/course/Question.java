package dev.meno.course;

import dev.meno.psychometrics.model.LogisticItem;
import java.util.List;
import java.util.UUID;

/**
 * One version of a question, ready to be served and scored; immutable.
 *
 * @param version version of the content
 * @param parameterVersion version of the item model's parameters
 * @param ordinal place in the bitmaps of seen questions; the same in all versions
 * @param topic slug of the topic
 * @param stem CommonMark
 * @param explanation CommonMark; not shown before the answer
 * @param hints from vague to specific
 */
public record Question(
        UUID id,
        int version,
        int parameterVersion,
        int ordinal,
        String domain,
        String topic,
        String stem,
        Task task,
        String explanation,
        List<String> hints,
        LogisticItem model) {
    public Question {
        hints = List.copyOf(hints);
    }

    static Question of(QuestionEntity question, QuestionVersion version, ContentJson json) {
        QuestionDocument document = json.question(version.content());
        return new Question(
                question.id(),
                version.number(),
                version.parameterVersion(),
                question.ordinal(),
                version.domain(),
                version.topic(),
                document.stem(),
                document.task(),
                document.explanation(),
                document.hints(),
                json.model(version.itemModel()));
    }
}
