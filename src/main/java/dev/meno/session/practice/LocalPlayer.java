package dev.meno.session.practice;

import dev.meno.course.Response;
import dev.meno.platform.Ids;
import dev.meno.session.SessionMode;
import dev.meno.session.SessionPlayer;
import dev.meno.session.exam.ExamPaper;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.SessionPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays sessions by the services behind the API. */
@ApplicationScoped
class LocalPlayer implements SessionPlayer {
    private final SessionRepository sessions;
    private final SessionStart starts;
    private final Turns turns;
    private final Hints hints;
    private final AttemptService attempts;
    private final ExamPaper paper;
    private final LocalQuestions questions;

    LocalPlayer(
            SessionRepository sessions,
            SessionStart starts,
            Turns turns,
            Hints hints,
            AttemptService attempts,
            ExamPaper paper,
            LocalQuestions questions) {
        this.sessions = sessions;
        this.starts = starts;
        this.turns = turns;
        this.hints = hints;
        this.attempts = attempts;
        this.paper = paper;
        this.questions = questions;
    }

    @Override
    public boolean hasBegunSince(UUID learnerId, Instant since) {
        return sessions.hasSince(learnerId, Ids.lowest(since));
    }

    @Override
    public UUID start(String courseKey, SessionMode mode, UUID learnerId, @Nullable Integer maxQuestions) {
        SessionPolicy policy = maxQuestions == null ? null : new SessionPolicy(maxQuestions, null);
        UUID id = starts.start(new SessionRequest(courseKey, mode, learnerId, null, policy))
                .id();
        // The services lock rows by reading them; a session that is not written yet has none.
        sessions.flush();
        return id;
    }

    @Override
    public Optional<Served> next(UUID sessionId, Set<UUID> passedOver) {
        Session session = sessions.findById(sessionId);
        Optional<Decision> decision = session.mode().isExam() ? paper.open(session, passedOver) : session.pending();
        return decision.map(chosen -> questions.served(session, chosen));
    }

    @Override
    public Optional<Instant> deadline(UUID sessionId) {
        return Optional.ofNullable(sessions.findById(sessionId).deadline());
    }

    @Override
    public int answered(UUID sessionId) {
        return sessions.findById(sessionId).answered();
    }

    @Override
    public void showHint(UUID sessionId, UUID questionId, int number) {
        hints.show(sessionId, questionId, number);
    }

    @Override
    public void answer(UUID sessionId, UUID questionId, Response response, Duration elapsed) {
        attempts.attempt(
                sessionId, null, new AttemptRequest(questionId, ResponseBody.of(response), elapsed.toMillis()), false);
    }

    @Override
    public void skip(UUID sessionId, UUID questionId) {
        turns.skip(sessionId, questionId);
    }

    @Override
    public void finish(UUID sessionId) {
        turns.finish(sessionId);
    }
}
