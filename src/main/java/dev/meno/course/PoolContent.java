package dev.meno.course;

import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a pool and the tables that selection scans, without anything that belongs to one tenant: built once, and
 * shared by all courses with the same content. Questions are addressed by their position. Immutable.
 */
public final class PoolContent {
    static final int ABSENT = -1;

    /** Correlation between the abilities of any two domains, until a calibration knows better. */
    private static final double CORRELATION = 0.6;

    private final CourseDefinition course;
    private final List<QuestionContent> questions;
    private final Map<String, BitSet> positionsByFamily;
    private final Map<String, Integer> numberByTopic;
    private final List<Integer> topicOf;
    private final List<Integer> sizeOfDomain;
    private final Blueprint blueprint;
    private final ItemBank bank;
    private final ExamBank exam;
    private final JointPrior population;

    public PoolContent(CourseDefinition course, List<QuestionContent> questions) {
        this.course = course;
        this.questions = List.copyOf(questions);
        positionsByFamily = families(questions);
        numberByTopic = topicNumbers(course);
        topicOf = questions.stream()
                .map(question -> topicNumber(question.topic()))
                .toList();
        List<String> domains = course.domainKeys();
        sizeOfDomain = domains.stream()
                .map(domain -> (int) questions.stream()
                        .filter(question -> question.domain().equals(domain))
                        .count())
                .toList();
        blueprint = new Blueprint(
                course.domains().stream().map(CourseDefinition.Domain::weight).toList());
        bank = bank(domains, questions);
        exam = new ExamBank(course, this.questions, bank);
        population = JointPrior.standard(domains.size(), CORRELATION);
    }

    private static Map<String, BitSet> families(List<QuestionContent> questions) {
        Map<String, BitSet> families = new HashMap<>();
        for (int position = 0; position < questions.size(); position++) {
            String family = questions.get(position).family();
            if (family != null) {
                families.computeIfAbsent(family, name -> new BitSet()).set(position);
            }
        }
        return families;
    }

    private static Map<String, Integer> topicNumbers(CourseDefinition course) {
        Map<String, Integer> numbers = new HashMap<>();
        course.topics().forEach(topic -> numbers.put(topic.key(), numbers.size()));
        return numbers;
    }

    private static ItemBank bank(List<String> domains, List<QuestionContent> questions) {
        Map<String, Set<String>> enmities = enmities(questions);
        return ItemBank.of(
                        ThetaGrid.STANDARD,
                        questions.stream()
                                .map(question -> new BankItem(
                                        question.model(),
                                        domains.indexOf(question.domain()),
                                        enmities.getOrDefault(question.key(), Set.of())))
                                .toList())
                .prepare();
    }

    /** The groups of which a session shows one question, by the question's key: families, and pairs of enemies. */
    private static Map<String, Set<String>> enmities(List<QuestionContent> questions) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (QuestionContent question : questions) {
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

    CourseDefinition course() {
        return course;
    }

    List<QuestionContent> questions() {
        return questions;
    }

    int size(int domain) {
        return sizeOfDomain.get(domain);
    }

    /** Positions of the questions of a family; empty for none. Not to be written to. */
    BitSet family(@Nullable String name) {
        return name == null ? new BitSet() : positionsByFamily.getOrDefault(name, new BitSet());
    }

    List<Integer> topicOf() {
        return topicOf;
    }

    int topicNumber(@Nullable String topic) {
        return topic == null ? ABSENT : numberByTopic.getOrDefault(topic, ABSENT);
    }

    Blueprint blueprint() {
        return blueprint;
    }

    ItemBank bank() {
        return bank;
    }

    ExamBank exam() {
        return exam;
    }

    JointPrior population() {
        return population;
    }

    /** Roughly what its tables take of the memory: for each question two rows over the grid, and one for each category. */
    public long tableBytes() {
        long rows = questions.stream()
                .mapToLong(question -> question.model().categories() + 2)
                .sum();
        return rows * bank.grid().size() * Double.BYTES;
    }
}
