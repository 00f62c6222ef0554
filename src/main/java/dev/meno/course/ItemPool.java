package dev.meno.course;

import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.numeric.Sums;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The published questions of a course with the tables that selection scans; built once a revision and shared by all
 * requests. Questions are addressed by their position, 0 to {@code size() - 1}. Immutable.
 */
public final class ItemPool {
    private static final int ABSENT = -1;

    /** Correlation between the abilities of any two domains, until a calibration knows better. */
    private static final double CORRELATION = 0.6;

    private final UUID courseId;
    private final int revision;
    private final CourseDefinition course;
    private final List<Question> questions;
    private final Map<UUID, Integer> positionById = new HashMap<>();
    private final int[] positionByOrdinal;
    private final Blueprint blueprint;
    private final ItemBank bank;
    private final Map<String, BitSet> ordinalsByFamily = new HashMap<>();
    private final ExamBank exam;
    private final JointPrior population;
    private final Map<String, Integer> numberByTopic = new HashMap<>();
    private final List<Integer> topicOf;
    private final List<Integer> sizeOfDomain;

    public ItemPool(UUID courseId, int revision, CourseDefinition course, List<Question> questions) {
        this.courseId = courseId;
        this.revision = revision;
        this.course = course;
        this.questions = List.copyOf(questions);
        int highest = questions.stream().mapToInt(Question::ordinal).max().orElse(ABSENT);
        positionByOrdinal = new int[highest + 1];
        Arrays.fill(positionByOrdinal, ABSENT);
        for (int position = 0; position < questions.size(); position++) {
            positionById.put(questions.get(position).id(), position);
            positionByOrdinal[questions.get(position).ordinal()] = position;
            if (questions.get(position).family() != null) {
                ordinalsByFamily
                        .computeIfAbsent(questions.get(position).family(), name -> new BitSet())
                        .set(questions.get(position).ordinal());
            }
        }
        blueprint = new Blueprint(
                course.domains().stream().map(CourseDefinition.Domain::weight).toList());
        List<String> domains = course.domainKeys();
        Map<String, Set<String>> enmities = enmities(questions);
        bank = ItemBank.of(
                        ThetaGrid.STANDARD,
                        questions.stream()
                                .map(question -> new BankItem(
                                        question.model(),
                                        domains.indexOf(question.domain()),
                                        enmities.getOrDefault(question.key(), Set.of())))
                                .toList())
                .prepare();
        for (CourseDefinition.Topic topic : course.topics()) {
            numberByTopic.put(topic.key(), numberByTopic.size());
        }
        topicOf = questions.stream()
                .map(question -> topicNumber(question.topic()))
                .toList();
        sizeOfDomain = domains.stream()
                .map(domain -> (int) questions.stream()
                        .filter(question -> question.domain().equals(domain))
                        .count())
                .toList();
        exam = new ExamBank(course, this.questions, bank);
        population = JointPrior.standard(domains.size(), CORRELATION);
    }

    /** The groups of which a session shows one question, by the question's key: families, and pairs of enemies. */
    private static Map<String, Set<String>> enmities(List<Question> questions) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Question question : questions) {
            if (question.family() != null) {
                join(groups, question.key(), "family " + question.family());
            }
            for (String enemy : question.enemies()) {
                // One of two enemies may leave it to the other to say so.
                String pair = "enemies " + question.key() + " " + enemy;
                join(groups, question.key(), pair);
                join(groups, enemy, pair);
            }
        }
        return groups;
    }

    private static void join(Map<String, Set<String>> groups, String key, String group) {
        groups.computeIfAbsent(key, name -> new HashSet<>()).add(group);
    }

    public UUID courseId() {
        return courseId;
    }

    public int revision() {
        return revision;
    }

    public CourseDefinition course() {
        return course;
    }

    /** Keys of the domains; a domain's place in this list is its number in the bank and the blueprint. */
    public List<String> domains() {
        return course.domainKeys();
    }

    public int size() {
        return questions.size();
    }

    /** Number of questions of a domain, by the domain's number. */
    public int size(int domain) {
        return sizeOfDomain.get(domain);
    }

    public Question question(int position) {
        return questions.get(position);
    }

    public Optional<Question> find(UUID questionId) {
        return Optional.ofNullable(positionById.get(questionId)).map(questions::get);
    }

    /** Position of a question. */
    public Optional<Integer> position(UUID questionId) {
        return Optional.ofNullable(positionById.get(questionId));
    }

    public Blueprint blueprint() {
        return blueprint;
    }

    public ItemBank bank() {
        return bank;
    }

    /** Number of each question's topic in the course's list of topics, by the question's position. */
    public List<Integer> topicOf() {
        return topicOf;
    }

    /** A topic's number in the course's list; −1 for none or one that the course has no more. */
    public int topicNumber(@Nullable String topic) {
        return topic == null ? ABSENT : numberByTopic.getOrDefault(topic, ABSENT);
    }

    /** Expected share of a topic's points at an ability in it, averaged over its questions; 0 if it has none. */
    public double expectedShare(String topic, double theta) {
        int number = topicNumber(topic);
        return Sums.mean(IntStream.range(0, questions.size())
                        .filter(position -> topicOf.get(position) == number)
                        .mapToDouble(position -> {
                            ItemModel model = questions.get(position).model();
                            return model.expectedScore(theta) / (model.categories() - 1);
                        }))
                .orElse(0);
    }

    /** The belief about a learner of whom nothing is known: the reference population. */
    public JointPrior population() {
        return population;
    }

    /** What exams are made of. */
    public ExamBank exam() {
        return exam;
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
        Integer position = positionById.get(question.id());
        return position != null && questions.get(position).model().equals(question.model())
                ? bank.after(before, position, points)
                : before.plus(question.model(), points);
    }

    /**
     * Ordinals of the questions of a question's family, itself included: what one remembers of one of them one remembers of
     * all.
     */
    public BitSet familyOf(Question question) {
        BitSet family = (BitSet) ordinalsByFamily
                .getOrDefault(Objects.requireNonNullElse(question.family(), ""), new BitSet())
                .clone();
        family.set(question.ordinal());
        return family;
    }

    /** Positions of questions in this pool. */
    public BitSet positions(SeenQuestions seen) {
        return seen.positionsIn(this);
    }

    /** Position of the question with an ordinal; empty if it is not served any more. */
    public OptionalInt positionOfOrdinal(int ordinal) {
        return ordinal < positionByOrdinal.length && positionByOrdinal[ordinal] != ABSENT
                ? OptionalInt.of(positionByOrdinal[ordinal])
                : OptionalInt.empty();
    }
}
