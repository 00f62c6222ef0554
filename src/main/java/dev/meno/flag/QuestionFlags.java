package dev.meno.flag;

import dev.meno.course.CourseCatalog;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Ids;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import dev.meno.session.ServedQuestions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** Takes learners' words that a question is faulty, and shows them to its authors. */
@ApplicationScoped
public class QuestionFlags {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final QuestionFlagRepository flags;
    private final ServedQuestions served;
    private final CourseCatalog courses;
    private final Ids ids;
    private final Clock clock;

    QuestionFlags(QuestionFlagRepository flags, ServedQuestions served, CourseCatalog courses, Ids ids, Clock clock) {
        this.flags = flags;
        this.served = served;
        this.courses = courses;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public QuestionFlagView flag(UUID sessionId, FaultRequest request) {
        ServedQuestions.Served question = served.find(sessionId, request.questionId())
                .orElseThrow(
                        () -> new InvalidRequestException("/questionId", "The session hasn't served this question."));
        QuestionFlag flag = new QuestionFlag(ids.next(), sessionId, question, request, clock.instant());
        flags.persist(flag);
        return flag.view();
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
