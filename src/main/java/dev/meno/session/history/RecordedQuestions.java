package dev.meno.session.history;

import dev.meno.session.ServedQuestions;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.Session;
import dev.meno.session.model.SkippedQuestion;
import dev.meno.session.model.SkippedQuestionRepository;
import dev.meno.session.policy.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which questions sessions have served, as their records say. */
@ApplicationScoped
class RecordedQuestions implements ServedQuestions {
    private final ExamQuestionRepository examQuestions;
    private final AttemptRepository attempts;
    private final SkippedQuestionRepository skippedQuestions;
    private final Doorkeeper sessions;

    RecordedQuestions(
            ExamQuestionRepository examQuestions,
            AttemptRepository attempts,
            SkippedQuestionRepository skippedQuestions,
            Doorkeeper sessions) {
        this.examQuestions = examQuestions;
        this.attempts = attempts;
        this.skippedQuestions = skippedQuestions;
        this.sessions = sessions;
    }

    @Override
    @Transactional
    public Optional<Served> find(UUID sessionId, UUID questionId) {
        Session session = sessions.read(sessionId);
        return versionServed(session, questionId).map(version -> new Served(session.courseId(), version));
    }

    private Optional<Integer> versionServed(Session session, UUID questionId) {
        if (session.mode().isExam()) {
            return examQuestions
                    .find(session.id(), questionId)
                    .map(question -> question.decision().questionVersion());
        }
        Optional<Integer> answered = attempts.ofSession(session.id(), null, questionId).stream()
                .map(Attempt::questionVersion)
                .findFirst();
        return answered.or(() -> Stream.of(
                        // One may end the session because this very question is faulty.
                        session.latest().stream(),
                        skippedQuestions.ofSession(session.id()).stream().map(SkippedQuestion::decision))
                .flatMap(Function.identity())
                .filter(decision -> decision.questionId().equals(questionId))
                .map(Decision::questionVersion)
                .findFirst());
    }
}
