package dev.meno.session;

import dev.meno.course.CourseCatalog;
import dev.meno.platform.Ids;
import dev.meno.platform.Page;
import dev.meno.platform.PageRequest;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes learners' words that a question is faulty, and shows them to its authors. */
@ApplicationScoped
class QuestionFlags {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final QuestionFlagRepository flags;
    private final ExamQuestionRepository examQuestions;
    private final AttemptRepository attempts;
    private final SkippedQuestionRepository skippedQuestions;
    private final SessionService sessions;
    private final CourseCatalog courses;
    private final SessionJson json;
    private final Ids ids;
    private final Clock clock;

    QuestionFlags(
            QuestionFlagRepository flags,
            ExamQuestionRepository examQuestions,
            AttemptRepository attempts,
            SkippedQuestionRepository skippedQuestions,
            SessionService sessions,
            CourseCatalog courses,
            SessionJson json,
            Ids ids,
            Clock clock) {
        this.flags = flags;
        this.examQuestions = examQuestions;
        this.attempts = attempts;
        this.skippedQuestions = skippedQuestions;
        this.sessions = sessions;
        this.courses = courses;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    QuestionFlagView flag(UUID sessionId, FaultRequest request) {
        Session session = sessions.read(sessionId);
        int version = versionServed(session, request.questionId())
                .orElseThrow(
                        () -> new InvalidRequestException("/questionId", "The session has not served this question."));
        QuestionFlag flag = new QuestionFlag(ids.next(), session, version, request, clock.instant());
        flags.persist(flag);
        return flag.view();
    }

    /** The version that the learner saw, which need not be the one that is served now. */
    private Optional<Integer> versionServed(Session session, UUID questionId) {
        if (session.mode() == SessionMode.MOCK_EXAM) {
            return examQuestions.ofSession(session.id()).stream()
                    .filter(question -> question.questionId().equals(questionId))
                    .findFirst()
                    .map(question ->
                            json.read(question.decision(), Decision.class).questionVersion());
        }
        Optional<Integer> answered = attempts.ofSession(session.id(), null, questionId).stream()
                .map(Attempt::questionVersion)
                .findFirst();
        return answered.or(() -> Stream.of(
                        Stream.ofNullable(session.pending()),
                        // One may end the session because this very question is faulty.
                        Stream.ofNullable(session.leftOpen()),
                        skippedQuestions.ofSession(session.id()).stream().map(SkippedQuestion::decision))
                .flatMap(Function.identity())
                .map(stored -> json.read(stored, Decision.class))
                .filter(decision -> decision.questionId().equals(questionId))
                .map(Decision::questionVersion)
                .findFirst());
    }

    /** The author's queue of a course, resolved flags included, oldest first. */
    @Transactional
    Page<QuestionFlagView> list(String courseKey, PageRequest page) {
        UUID courseId = courses.require(courseKey).courseId();
        return page.page(
                flags.ofCourse(courseId, Objects.requireNonNullElse(page.after(), BEFORE_ALL), page.limit() + 1),
                QuestionFlag::id,
                QuestionFlag::view);
    }

    @Transactional
    QuestionFlagView resolve(String courseKey, UUID id) {
        QuestionFlag flag = flags.ofCourse(courses.require(courseKey).courseId(), id)
                .orElseThrow(() -> new NotFoundException("question flag", id));
        flag.resolve(clock.instant());
        return flag.view();
    }
}
