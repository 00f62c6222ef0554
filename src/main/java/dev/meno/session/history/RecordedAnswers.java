package dev.meno.session.history;

import dev.meno.course.Response;
import dev.meno.platform.Ids;
import dev.meno.session.AnswerStream;
import dev.meno.session.AnsweredQuestion;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.TakenAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The stream of scored answers of a learner, for what is folded from it. */
@ApplicationScoped
class RecordedAnswers implements AnswerStream {
    private final AttemptRepository attempts;

    RecordedAnswers(AttemptRepository attempts) {
        this.attempts = attempts;
    }

    @Override
    @Transactional
    public List<AnsweredQuestion> after(UUID learnerId, UUID courseId, int sequence, int limit) {
        return attempts.takenAfter(learnerId, courseId, sequence, limit).stream()
                .map(RecordedAnswers::answer)
                .toList();
    }

    @Override
    @Transactional
    public List<UUID> learnersSince(Instant moment, UUID after, int limit) {
        return attempts.learnersSince(Ids.lowest(moment), after, limit);
    }

    private static AnsweredQuestion answer(TakenAnswer taken) {
        return new AnsweredQuestion(
                taken.sequence(),
                taken.questionId(),
                taken.questionVersion(),
                taken.ordinal(),
                taken.domain(),
                taken.score(),
                taken.maxScore(),
                chosen(taken.response().value().toResponse()),
                taken.elapsedMillis(),
                taken.isRapid(),
                taken.before(),
                taken.after(),
                taken.answeredAt());
    }

    private static List<String> chosen(Response response) {
        return switch (response) {
            case Response.Choice(String choice) -> List.of(choice);
            case Response.Choices(List<String> choices) -> choices;
            case Response.Entry entry -> List.of();
            case Response.Order order -> List.of();
            case Response.Matches matches -> List.of();
        };
    }
}
