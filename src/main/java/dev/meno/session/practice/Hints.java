package dev.meno.session.practice;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.problem.InvalidRequestException;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.NotInThisModeException;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.policy.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows hints of the pending question, from vague to specific. */
@ApplicationScoped
class Hints {
    private final Doorkeeper sessions;
    private final CourseCatalog courses;
    private final Scorer scorer;
    private final Clock clock;

    Hints(Doorkeeper sessions, CourseCatalog courses, Scorer scorer, Clock clock) {
        this.sessions = sessions;
        this.courses = courses;
        this.scorer = scorer;
        this.clock = clock;
    }

    /**
     * Shows a hint of the pending question.
     *
     * @param asked which one, from 1; the next one if null
     */
    @Transactional
    HintView show(UUID id, @Nullable UUID questionId, @Nullable Integer asked) {
        Session session = sessions.lock(id);
        requirePending(session, questionId);
        Decision decision = session.pending().orElseThrow();
        ItemPool pool = courses.ofCourse(session.courseId());
        List<String> hints = scorer.shown(decision, pool).presentation().hints();
        int number = Objects.requireNonNullElse(asked, session.hintsShown() + 1);
        if (number > session.hintsShown() + 1 && number <= hints.size()) {
            throw new InvalidRequestException("/number", "The earlier hints must be shown first.");
        }
        if (number > hints.size()) {
            throw new NoMoreHintsException(hints.size());
        }
        session.showHints(Math.max(session.hintsShown(), number), clock.instant());
        return new HintView(decision.questionId(), number, hints.size(), hints.get(number - 1));
    }

    private static void requirePending(Session session, @Nullable UUID questionId) {
        if (!session.mode().givesHints()) {
            throw new NotInThisModeException("Hints are available only in practice and review.");
        }
        if (session.isFinished()) {
            throw new SessionFinishedException();
        }
        if (questionId != null && !questionId.equals(session.pendingQuestionId())) {
            throw new QuestionNotPendingException();
        }
    }
}
