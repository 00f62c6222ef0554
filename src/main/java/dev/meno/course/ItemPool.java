package dev.meno.course;

import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.numeric.Sums;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The published questions of a course with the tables that selection scans: content that is shared, under the ids of one
 * tenant. Questions are addressed by their position, 0 to {@code size() - 1}. Immutable, and cheap to make of its two parts.
 */
public final class ItemPool {
    private final PoolNumbering numbering;
    private final PoolContent content;

    /**
     * The pool of a course.
     *
     * @throws IllegalArgumentException if the two parts aren't of the same number of questions
     */
    public ItemPool(PoolNumbering numbering, PoolContent content) {
        if (numbering.size() != content.questions().size()) {
            throw new IllegalArgumentException("The course numbers %d questions and the content has %d."
                    .formatted(numbering.size(), content.questions().size()));
        }
        this.numbering = numbering;
        this.content = content;
    }

    public UUID courseId() {
        return numbering.courseId();
    }

    public int revision() {
        return numbering.revision();
    }

    public CourseDefinition course() {
        return content.course();
    }

    /** Keys of the domains; a domain's place in this list is its number in the bank and the blueprint. */
    public List<String> domains() {
        return content.course().domainKeys();
    }

    public int size() {
        return numbering.size();
    }

    /** Number of questions of a domain, by the domain's number. */
    public int size(int domain) {
        return content.size(domain);
    }

    public Question question(int position) {
        PoolNumbering.Entry entry = numbering.entry(position);
        return new Question(
                entry.id(),
                entry.version(),
                entry.ordinal(),
                content.questions().get(position));
    }

    public Optional<Question> find(UUID questionId) {
        return position(questionId).map(this::question);
    }

    /** Position of a question. */
    public Optional<Integer> position(UUID questionId) {
        return numbering.position(questionId);
    }

    public Blueprint blueprint() {
        return content.blueprint();
    }

    public ItemBank bank() {
        return content.bank();
    }

    /** Number of each question's topic in the course's list of topics, by the question's position. */
    public List<Integer> topicOf() {
        return content.topicOf();
    }

    /** A topic's number in the course's list; −1 for none or one that the course has no more. */
    public int topicNumber(@Nullable String topic) {
        return content.topicNumber(topic);
    }

    /** Expected share of a topic's points at an ability in it, averaged over its questions; 0 if it has none. */
    public double expectedShare(String topic, double theta) {
        int number = topicNumber(topic);
        return Sums.mean(IntStream.range(0, size())
                        .filter(position -> topicOf().get(position) == number)
                        .mapToDouble(position -> {
                            ItemModel model = content.questions().get(position).model();
                            return model.expectedScore(theta) / (model.categories() - 1);
                        }))
                .orElse(0);
    }

    /** The belief about a learner of whom nothing is known: the reference population. */
    public JointPrior population() {
        return content.population();
    }

    /** What exams are made of. */
    public ExamBank exam() {
        return content.exam();
    }

    /**
     * The log-likelihood with one more answer: by the precomputed row where the question is served in this version, else
     * by its own model.
     *
     * @param weight how far it counts, 0 to 1
     */
    public LogLikelihood after(LogLikelihood before, Question question, int points, double weight) {
        if (weight < 1) {
            return before.plus(question.model(), points, weight);
        }
        return position(question.id())
                .filter(position -> content.questions().get(position).model().equals(question.model()))
                .map(position -> bank().after(before, position, points))
                .orElseGet(() -> before.plus(question.model(), points));
    }

    /**
     * Ordinals of the questions of a question's family, itself included: what one remembers of one of them one remembers of
     * all.
     */
    public BitSet familyOf(Question question) {
        BitSet family = new BitSet();
        content.family(question.family()).stream()
                .forEach(position -> family.set(numbering.entry(position).ordinal()));
        family.set(question.ordinal());
        return family;
    }

    /** Positions of questions in this pool. */
    public BitSet positions(SeenQuestions seen) {
        return seen.positionsIn(this);
    }

    /** Position of the question with an ordinal; empty if it is not served any more. */
    public OptionalInt positionOfOrdinal(int ordinal) {
        return numbering.positionOfOrdinal(ordinal);
    }
}
