package dev.meno.course;

import dev.meno.course.content.CourseDefinition;
import dev.meno.course.content.ExamProfile;
import dev.meno.course.content.QuestionKind;
import dev.meno.psychometrics.forecast.FormItem;
import dev.meno.psychometrics.forecast.PassingStandard;
import dev.meno.psychometrics.selection.FormAssembler;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The questions of a pool as the course's exam uses them. Immutable; positions are those of the pool. */
public final class ExamBank {
    private final ExamProfile profile;
    private final ItemBank bank;
    private final List<String> domains;
    private final List<Integer> perDomain;
    private final List<FormItem> items;
    private final BitSet eligible = new BitSet();
    private final FormAssembler assembler;
    private final PassingStandard standard;

    ExamBank(CourseDefinition course, List<Question> questions, ItemBank bank) {
        profile = course.exam();
        this.bank = bank;
        domains = course.domainKeys();
        perDomain = course.domains().stream()
                .map(CourseDefinition.Domain::examQuestions)
                .toList();
        items = questions.stream()
                .map(question -> new FormItem(
                        question.model(),
                        question.kind() == QuestionKind.MULTIPLE_RESPONSE
                                && profile.multipleResponseCredit()
                                        == ExamProfile.MultipleResponseCredit.ALL_OR_NOTHING))
                .toList();
        List<List<FormItem>> byDomain = new ArrayList<>();
        course.domains().forEach(domain -> byDomain.add(new ArrayList<>()));
        for (int position = 0; position < questions.size(); position++) {
            if (profile.kinds().contains(questions.get(position).kind())) {
                eligible.set(position);
                byDomain.get(bank.domainOf(position)).add(items.get(position));
            }
        }
        assembler =
                new FormAssembler(bank, questions.stream().map(Question::topic).toList());
        standard = new PassingStandard(
                byDomain,
                course.domains().stream().map(CourseDefinition.Domain::weight).toList(),
                profile.scale().shareToPass());
    }

    public ExamProfile profile() {
        return profile;
    }

    /** Number of questions of each domain in a form, by the domain's number. */
    public List<Integer> perDomain() {
        return perDomain;
    }

    /** Positions of the questions of the exam's kinds; a copy. */
    public BitSet eligible() {
        return (BitSet) eligible.clone();
    }

    /** A question as the exam scores it. */
    public FormItem item(int position) {
        return items.get(position);
    }

    public PassingStandard standard() {
        return standard;
    }

    /**
     * One place of a form.
     *
     * @param item position of the question in the pool
     * @param section number of the section, from 0
     * @param isScored false for a question on trial, which does not count
     */
    public record Place(int item, int section, boolean isScored) {}

    /**
     * A form to the blueprint: section by section, and within a section in random order.
     *
     * @param answeredBefore positions of the questions to use last
     * @param seed settles every draw
     * @return empty if a domain has too few questions of the exam's kinds
     */
    public Optional<List<Place>> form(BitSet answeredBefore, long seed) {
        return assembler.assemble(eligible, perDomain, answeredBefore, seed).map(this::places);
    }

    /** The order of a form is random, so that the first questions of each domain are as good as any to be on trial. */
    private List<Place> places(List<Integer> form) {
        int[] trial = FormAssembler.apportion(perDomain, profile.unscored()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        List<Place> places = new ArrayList<>();
        for (int item : form) {
            int domain = bank.domainOf(item);
            boolean isOnTrial = trial[domain] > 0;
            trial[domain] -= isOnTrial ? 1 : 0;
            places.add(new Place(item, section(domain), !isOnTrial));
        }
        places.sort(Comparator.comparingInt(Place::section));
        return List.copyOf(places);
    }

    /** The number of the section that a domain belongs to; 0 in an exam without sections. */
    public int section(int domain) {
        return IntStream.range(0, profile.sections().size())
                .filter(section -> profile.sections().get(section).domains().contains(domains.get(domain)))
                .findFirst()
                .orElse(0);
    }
}
