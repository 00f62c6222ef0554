package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.Score;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.forecast.ScoreScale;
import dev.meno.session.exam.ExamPaper;
import dev.meno.session.exam.ExamQuestion;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.exam.ExamScore;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionActiveException;
import dev.meno.session.policy.ExamPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells what came of a session when it is over. */
@ApplicationScoped
class SessionReports {
    private final Doorkeeper sessions;
    private final AttemptRepository attempts;
    private final ExamQuestionRepository examQuestions;
    private final ExamPaper paper;
    private final Scorer scorer;
    private final CourseCatalog courses;

    SessionReports(
            Doorkeeper sessions,
            AttemptRepository attempts,
            ExamQuestionRepository examQuestions,
            ExamPaper paper,
            Scorer scorer,
            CourseCatalog courses) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.examQuestions = examQuestions;
        this.paper = paper;
        this.scorer = scorer;
        this.courses = courses;
    }

    /**
     * The report of a session.
     *
     * @throws SessionActiveException while the session goes on
     */
    @Transactional
    ReportView report(UUID id) {
        Session session = sessions.read(id);
        if (!session.isFinished()) {
            throw new SessionActiveException();
        }
        ItemPool pool = courses.ofCourse(session.courseId());
        List<Attempt> answers = attempts.ofSession(id);
        if (!session.mode().isExam()) {
            List<ReportView.QuestionResult> results = IntStream.range(0, answers.size())
                    .mapToObj(place -> result(answers.get(place), place + 1))
                    .toList();
            return view(session, pool, results, null);
        }
        List<ExamQuestion> questions = examQuestions.ofSession(id);
        Map<UUID, Attempt> byQuestion = new HashMap<>();
        answers.forEach(attempt -> byQuestion.put(attempt.questionId(), attempt));
        List<ReportView.QuestionResult> results = new ArrayList<>();
        int points = 0;
        int maxPoints = 0;
        ExamProfile profile = session.exam();
        for (ExamQuestion question : questions) {
            Scorer.Shown shown = scorer.shown(question.decision(), pool);
            Score score = ExamScore.of(shown, question.response(), profile);
            results.add(result(question, shown, score, byQuestion.get(question.questionId())));
            if (question.isScored()) {
                points += score.points();
                maxPoints += score.maximum();
            }
        }
        ReportView.ExamResult result = profile.adaptive() == null
                ? result(profile.scale(), points, maxPoints)
                : adaptiveResult(pool, profile, paper.answers(questions, pool));
        return view(session, pool, results, new ExamOutcome(result, profile.minutes()));
    }

    private static ReportView.ExamResult result(ExamProfile.Scale scale, double points, int maxPoints) {
        ScoreScale scores = scale.of(maxPoints);
        return new ReportView.ExamResult(
                scores.scaled(points), scale.passMark(), scores.passes(points), points, maxPoints);
    }

    /** The questions of an adaptive exam differ in difficulty, so that it is the ability that is reported. */
    private static ReportView.ExamResult adaptiveResult(
            ItemPool pool, ExamProfile profile, List<ExamPolicy.Answer> answers) {
        JointPosterior joint = ExamPolicy.joint(pool, answers);
        int questions = profile.questions();
        double share = pool.exam()
                .standard()
                .expectedShare(IntStream.range(0, joint.domains())
                        .mapToObj(domain -> joint.estimate(domain).theta())
                        .toList());
        ExamProfile.Scale scale = profile.scale();
        return new ReportView.ExamResult(
                scale.of(questions).scaled(share * questions),
                scale.passMark(),
                pool.exam().standard().passProbability(joint) >= 0.5,
                share * questions,
                questions);
    }

    /** The result of an exam and the minutes that it had. */
    private record ExamOutcome(ReportView.ExamResult result, int minutes) {}

    private static ReportView view(
            Session session, ItemPool pool, List<ReportView.QuestionResult> results, @Nullable ExamOutcome exam) {
        Instant finishedAt = Objects.requireNonNull(session.finishedAt());
        return new ReportView(
                session.id(),
                session.mode(),
                pool.course().key(),
                session.startedAt(),
                finishedAt,
                Objects.requireNonNull(session.finishReason()),
                exam == null ? null : exam.result(),
                profile(results, ReportView.QuestionResult::domain),
                profile(results, ReportView.QuestionResult::topic),
                new ReportView.TimeUse(
                        Duration.between(session.startedAt(), finishedAt).toSeconds(),
                        exam == null ? null : Duration.ofMinutes(exam.minutes()).toSeconds(),
                        median(results)),
                results);
    }

    private static List<ReportView.Profile> profile(
            List<ReportView.QuestionResult> results, Function<ReportView.QuestionResult, String> key) {
        Map<String, List<ReportView.QuestionResult>> groups = new LinkedHashMap<>();
        results.forEach(result -> groups.computeIfAbsent(key.apply(result), name -> new ArrayList<>())
                .add(result));
        return groups.entrySet().stream()
                .map(group -> new ReportView.Profile(
                        group.getKey(),
                        group.getValue().size(),
                        (int) group.getValue().stream()
                                .filter(result -> result.attemptId() != null)
                                .count(),
                        counted(group.getValue(), ReportView.QuestionResult::score),
                        counted(group.getValue(), ReportView.QuestionResult::maxScore)))
                .toList();
    }

    /**
     * Sum over the questions that count, so that the profile of an exam of fixed length adds up to its points. An adaptive
     * exam's points are worked out from the ability, and no sum over its questions.
     */
    private static int counted(
            List<ReportView.QuestionResult> results, ToIntFunction<ReportView.QuestionResult> points) {
        return results.stream()
                .filter(ReportView.QuestionResult::counted)
                .mapToInt(points)
                .sum();
    }

    private static @Nullable Long median(List<ReportView.QuestionResult> results) {
        List<Long> times = results.stream()
                .map(ReportView.QuestionResult::elapsedMillis)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return times.isEmpty() ? null : times.get(times.size() / 2);
    }

    private static ReportView.QuestionResult result(Attempt attempt, int position) {
        return new ReportView.QuestionResult(
                position,
                attempt.questionId(),
                attempt.id(),
                attempt.domain(),
                attempt.topic(),
                attempt.score(),
                attempt.maxScore(),
                true,
                attempt.elapsedMillis());
    }

    private static ReportView.QuestionResult result(
            ExamQuestion question, Scorer.Shown shown, Score score, @Nullable Attempt attempt) {
        return new ReportView.QuestionResult(
                question.position(),
                question.questionId(),
                attempt == null ? null : attempt.id(),
                shown.question().domain(),
                shown.question().topic(),
                score.points(),
                score.maximum(),
                question.isScored(),
                question.elapsedMillis());
    }
}
