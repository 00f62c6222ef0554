package dev.meno.course.publishing;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** Shows courses and their questions to those who write them. */
@ApplicationScoped
class CourseService {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CourseRepository courses;
    private final QuestionRepository questions;
    private final ContentJson json;

    CourseService(CourseRepository courses, QuestionRepository questions, ContentJson json) {
        this.courses = courses;
        this.questions = questions;
        this.json = json;
    }

    @Transactional
    Page<CourseView> list(PageRequest page) {
        return page.page(courses.listAfter(start(page), page.limit() + 1), Course::id, this::view);
    }

    @Transactional
    CourseView view(String courseKey) {
        return view(require(courseKey));
    }

    @Transactional
    Page<QuestionSummary> questions(String courseKey, PageRequest page) {
        UUID courseId = require(courseKey).id();
        return page.page(
                questions.currentAfter(courseId, start(page), page.limit() + 1),
                current -> current.question().id(),
                current -> summary(current.question(), current.version()));
    }

    @Transactional
    AuthoredQuestionView question(String courseKey, UUID questionId) {
        return questions
                .current(require(courseKey).id(), questionId)
                .map(current -> authored(current.question(), current.version()))
                .orElseThrow(() -> new NotFoundException("question", questionId));
    }

    private Course require(String courseKey) {
        return courses.findByKey(courseKey).orElseThrow(() -> new NotFoundException("course", courseKey));
    }

    private CourseView view(Course course) {
        return CourseView.of(json.definition(course.definition()), course.revision());
    }

    private QuestionSummary summary(QuestionEntity question, QuestionVersion version) {
        return new QuestionSummary(
                question.id(),
                question.questionKey(),
                version.number(),
                question.status(),
                json.question(version.content()).kind(),
                version.domain(),
                version.topic());
    }

    private AuthoredQuestionView authored(QuestionEntity question, QuestionVersion version) {
        return new AuthoredQuestionView(
                question.id(),
                version.number(),
                question.status(),
                version.domain(),
                version.topic(),
                json.question(version.content()),
                json.parameters(version.itemModel()),
                version.parameterVersion());
    }

    private static UUID start(PageRequest page) {
        return Objects.requireNonNullElse(page.after(), BEFORE_ALL);
    }
}
