package dev.meno.analytics;

import dev.meno.analytics.AnalyticsRequest.Subject;
import dev.meno.analytics.folding.CohortQuestionDayRepository;
import dev.meno.analytics.folding.DomainDayRepository;
import dev.meno.analytics.folding.DomainStanding;
import dev.meno.analytics.folding.Period;
import dev.meno.analytics.folding.QuestionTally;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.flag.LearnerFlags;
import dev.meno.problem.NotFoundException;
import dev.meno.psychometrics.population.ChoiceProfile;
import dev.meno.psychometrics.population.ObservedShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Tells how the questions of a course work in a cohort: the classical item analysis, from counters. */
@ApplicationScoped
class CohortQuestionAnalytics {
    private static final double CURVE_END = 4;
    private static final int CURVE_POINTS = 65;

    /** Groups by ability beside the curve: enough for its shape, and few enough to hold some answers each. */
    private static final int OBSERVED_GROUPS = 8;

    private final AnalyticsRequest asking;
    private final CohortQuestionDayRepository questionDays;
    private final DomainDayRepository days;
    private final LearnerFlags flags;

    CohortQuestionAnalytics(
            AnalyticsRequest asking,
            CohortQuestionDayRepository questionDays,
            DomainDayRepository days,
            LearnerFlags flags) {
        this.asking = asking;
        this.questionDays = questionDays;
        this.days = days;
        this.flags = flags;
    }

    /** The questions with an answer in the period, in the course's order; those that were retired are left out. */
    CohortQuestionsView questions(UUID cohortId, String courseKey, Period period) {
        return asking.about(cohortId, courseKey, period, subject -> {
            Map<UUID, QuestionTally> tallies = questionDays.tallies(subject.calendar(), null, period);
            Map<UUID, Integer> flagged = flagged(subject);
            int active = active(subject);
            return new CohortQuestionsView(
                    cohortId,
                    courseKey,
                    IntStream.range(0, subject.pool().size())
                            .mapToObj(subject.pool()::question)
                            .filter(question -> tallies.containsKey(question.id()))
                            .map(question -> QuestionStatistics.of(
                                    question,
                                    tallies.getOrDefault(question.id(), QuestionTally.NONE),
                                    active,
                                    flagged.getOrDefault(question.id(), 0)))
                            .toList());
        });
    }

    /**
     * One question beside what its parameters say.
     *
     * @throws NotFoundException if the course does not serve it
     */
    CohortQuestionView question(UUID cohortId, UUID questionId, String courseKey, Period period) {
        return asking.about(cohortId, courseKey, period, subject -> {
            Question question =
                    subject.pool().find(questionId).orElseThrow(() -> new NotFoundException("question", questionId));
            QuestionTally tally = questionDays
                    .tallies(subject.calendar(), questionId, period)
                    .getOrDefault(questionId, QuestionTally.NONE);
            Presentation shown = question.present(null);
            return new CohortQuestionView(
                    cohortId,
                    courseKey,
                    shown.stem(),
                    shown.task().options().stream()
                            .map(option -> new CohortQuestionView.TextView(option.id(), option.text()))
                            .toList(),
                    QuestionStatistics.of(
                            question, tally, active(subject), flagged(subject).getOrDefault(questionId, 0)),
                    curve(question),
                    observed(question, tally));
        });
    }

    private Map<UUID, Integer> flagged(Subject subject) {
        Set<UUID> members = new HashSet<>(subject.members());
        return flags.byQuestion(
                subject.courseId(),
                members::contains,
                time -> subject.period().contains(subject.zone().day(time)));
    }

    private int active(Subject subject) {
        return (int) new DomainHistory(days, subject)
                .inPeriod().stream().map(DomainStanding::learnerId).distinct().count();
    }

    private static List<CohortQuestionView.CurveView> curve(Question question) {
        return IntStream.range(0, CURVE_POINTS)
                .mapToDouble(point -> CURVE_END * (2.0 * point / (CURVE_POINTS - 1) - 1))
                .mapToObj(theta -> new CohortQuestionView.CurveView(theta, expected(question, theta)))
                .toList();
    }

    private static double expected(Question question, double theta) {
        return question.model().expectedScore(theta) / (question.model().categories() - 1);
    }

    private static List<CohortQuestionView.ObservedView> observed(Question question, QuestionTally tally) {
        if (Suppression.isTooSmall(tally.learners())) {
            return List.of();
        }
        return tally.profile().groups(OBSERVED_GROUPS).stream()
                .map(group -> observed(question, group))
                .toList();
    }

    private static CohortQuestionView.ObservedView observed(Question question, ChoiceProfile.Group group) {
        ObservedShare share = ObservedShare.of(group.meanScore(), group.answers());
        double theta = group.middle();
        return new CohortQuestionView.ObservedView(
                Double.isFinite(group.from()) ? group.from() : null,
                Double.isFinite(group.to()) ? group.to() : null,
                theta,
                group.answers(),
                group.meanScore(),
                share.low(),
                share.high(),
                expected(question, theta));
    }
}
