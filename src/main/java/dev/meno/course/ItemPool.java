package dev.meno.course;

import dev.meno.course.content.CourseDefinition;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

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
    private final ExamBank exam;
    private final JointPrior population;

    ItemPool(UUID courseId, int revision, CourseDefinition course, List<Question> questions) {
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
     */
    public LogLikelihood after(LogLikelihood before, Question question, int points) {
        Integer position = positionById.get(question.id());
        return position != null && questions.get(position).model().equals(question.model())
                ? bank.after(before, position, points)
                : before.plus(question.model(), points);
    }

    /** Positions of questions in this pool. */
    public BitSet positions(SeenQuestions seen) {
        return seen.positionsIn(this);
    }

    OptionalInt positionOfOrdinal(int ordinal) {
        return ordinal < positionByOrdinal.length && positionByOrdinal[ordinal] != ABSENT
                ? OptionalInt.of(positionByOrdinal[ordinal])
                : OptionalInt.empty();
    }
}
