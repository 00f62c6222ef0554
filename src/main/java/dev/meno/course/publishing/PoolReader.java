package dev.meno.course.publishing;

import dev.meno.course.PoolContent;
import dev.meno.course.PoolNumbering;
import dev.meno.course.Question;
import dev.meno.course.QuestionContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads pools from the database, by what a revision put on record: that never changes, even if somebody publishes meanwhile. */
@ApplicationScoped
class PoolReader {
    private final PublicationRepository publications;
    private final QuestionRepository questions;
    private final ContentJson json;

    PoolReader(PublicationRepository publications, QuestionRepository questions, ContentJson json) {
        this.publications = publications;
        this.questions = questions;
        this.json = json;
    }

    /** How a revision numbers its questions, and the key of its content; empty if it is not on record. */
    Optional<PoolShelf.Edition> edition(UUID courseId, int revision) {
        return publications.definition(courseId, revision).map(definition -> {
            List<PublicationRepository.Numbered> numbered = publications.numbered(courseId, revision);
            return new PoolShelf.Edition(
                    key(definition, numbered),
                    new PoolNumbering(
                            courseId,
                            revision,
                            numbered.stream()
                                    .map(question -> new PoolNumbering.Entry(
                                            question.id(), question.version(), question.ordinal()))
                                    .toList()));
        });
    }

    /**
     * What two courses must have in common to share a pool: the definition, and in the same order the questions with their
     * parameters, which a version's hash covers, and the parameters' versions, by which answers are put on record.
     */
    private static PoolShelf.ContentKey key(String definition, List<PublicationRepository.Numbered> numbered) {
        List<String> parts = new ArrayList<>();
        parts.add(definition);
        for (PublicationRepository.Numbered question : numbered) {
            parts.add(question.contentHash());
            parts.add(String.valueOf(question.parameterVersion()));
        }
        return new PoolShelf.ContentKey(ContentJson.hash(parts));
    }

    /** What a revision that is on record serves. */
    PoolShelf.Content content(UUID courseId, int revision) {
        String definition = publications.definition(courseId, revision).orElseThrow();
        List<StoredQuestion> stored = publications.ofRevision(courseId, revision);
        return new PoolShelf.Content(
                new PoolContent(
                        json.definition(definition),
                        stored.stream().map(this::content).toList()),
                stored.stream()
                        .mapToLong(question -> question.content().length())
                        .sum());
    }

    /** A question in any version. */
    Optional<Question> question(UUID questionId, int version) {
        return questions
                .version(questionId, version)
                .map(stored -> new Question(questionId, version, stored.ordinal(), content(stored)));
    }

    private QuestionContent content(StoredQuestion stored) {
        return QuestionContent.of(
                stored.domain(),
                stored.topic(),
                json.question(stored.content()),
                stored.parameterVersion(),
                json.model(stored.itemModel()));
    }
}
