package dev.meno.course;

import dev.meno.psychometrics.forecast.ExamForecaster;
import dev.meno.psychometrics.forecast.FormItem;
import dev.meno.psychometrics.forecast.PassingStandard;
import dev.meno.psychometrics.numeric.Sums;
import dev.meno.psychometrics.selection.FormAssembler;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The questions of a pool as the course's exam uses them. Immutable; positions are those of the pool. */
public final class ExamBank {
    /** Number of forms of which the most representative stands for the exam in forecasts. */
    private static final int FORMS = 16;

    /** By how much a topic's ability rises where its leverage is weighed, in logits. */
    private static final double STEP = 0.5;

    private final ExamProfile profile;
    private final ItemBank bank;
    private final List<String> domains;
    private final List<Integer> perDomain;
    private final List<FormItem> items;
    private final BitSet eligible = new BitSet();
    private final FormAssembler assembler;
    private final PassingStandard standard;
    private final List<TopicShare> topics;
    private final @Nullable ExamForecaster forecaster;

    ExamBank(CourseDefinition course, List<QuestionContent> questions, ItemBank bank) {
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
        assembler = new FormAssembler(
                bank, questions.stream().map(QuestionContent::topic).toList());
        standard = new PassingStandard(
                byDomain,
                course.domains().stream().map(CourseDefinition.Domain::weight).toList(),
                profile.scale().shareToPass());
        topics = topics(course, questions);
        forecaster = representativeForm()
                .map(form -> new ExamForecaster(
                        form,
                        profile.scale()
                                .of(form.stream()
                                        .flatMap(List::stream)
                                        .mapToInt(FormItem::points)
                                        .sum())))
                .orElse(null);
    }

    private List<TopicShare> topics(CourseDefinition course, List<QuestionContent> questions) {
        List<TopicShare> shares = new ArrayList<>();
        for (CourseDefinition.Topic topic : course.topics()) {
            int domain = domains.indexOf(topic.domain());
            List<FormItem> ofTopic = eligible.stream()
                    .filter(item -> questions.get(item).topic().equals(topic.key()))
                    .mapToObj(items::get)
                    .toList();
            double inDomain = eligible.stream()
                    .filter(item -> bank.domainOf(item) == domain)
                    .count();
            if (!ofTopic.isEmpty()) {
                shares.add(new TopicShare(
                        topic.key(),
                        domain,
                        perDomain.get(domain) * ofTopic.size() / inDomain / profile.questions(),
                        ofTopic));
            }
        }
        return List.copyOf(shares);
    }

    /** Of some forms of the questions that count, the one that is as hard as the bank on average. */
    private Optional<List<List<FormItem>>> representativeForm() {
        List<Integer> trial = FormAssembler.apportion(perDomain, profile.unscored());
        List<Integer> counted = IntStream.range(0, perDomain.size())
                .map(domain -> perDomain.get(domain) - trial.get(domain))
                .boxed()
                .toList();
        return IntStream.range(0, FORMS)
                .mapToObj(seed -> assembler.assemble(eligible, counted, new BitSet(), seed))
                .flatMap(Optional::stream)
                .map(this::byDomain)
                .min(Comparator.comparingDouble(this::distanceFromBank));
    }

    private List<List<FormItem>> byDomain(List<Integer> form) {
        return IntStream.range(0, domains.size())
                .mapToObj(domain -> form.stream()
                        .filter(item -> bank.domainOf(item) == domain)
                        .map(items::get)
                        .toList())
                .toList();
    }

    private double distanceFromBank(List<List<FormItem>> form) {
        double distance = 0;
        for (double theta : new double[] {standard.cut() - 1, standard.cut(), standard.cut() + 1}) {
            for (int domain = 0; domain < form.size(); domain++) {
                double share = Sums.mean(form.get(domain).stream().mapToDouble(item -> item.expectedShare(theta)))
                        .orElse(0);
                distance += form.get(domain).size() * Math.abs(share - standard.expectedShare(domain, theta));
            }
        }
        return distance;
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
     * A topic as a part of the exam.
     *
     * @param domain number of its domain
     * @param share of the exam's questions, on average over forms
     * @param items the bank of the topic
     */
    public record TopicShare(String topic, int domain, double share, List<FormItem> items) {
        public TopicShare {
            items = List.copyOf(items);
        }

        /** Expected share of the topic's points, averaged over its bank. */
        public double expectedShare(double theta) {
            return Sums.mean(items.stream().mapToDouble(item -> item.expectedShare(theta)))
                    .orElse(0);
        }
    }

    /** The topics of which the exam has questions, in the course's order. */
    public List<TopicShare> topics() {
        return topics;
    }

    /**
     * What the expected scaled score gains if the ability in a topic rises by half a logit.
     *
     * @param theta the ability in the topic now, in logits
     */
    public double scoreGain(TopicShare topic, double theta) {
        ExamProfile.Scale scale = profile.scale();
        double gain = topic.share() * (topic.expectedShare(theta + STEP) - topic.expectedShare(theta));
        return gain * (scale.highest() - scale.lowest());
    }

    /** The forecaster of the exam; empty if the course has too few questions for a form. */
    public Optional<ExamForecaster> forecaster() {
        return Optional.ofNullable(forecaster);
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
