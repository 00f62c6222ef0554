package dev.meno.session.history;

import dev.meno.course.Response;
import dev.meno.platform.Ids;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.session.AnswerStream;
import dev.meno.session.AnsweredQuestion;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.SessionJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The stream of scored answers of a learner, for what is folded from it. */
@ApplicationScoped
class RecordedAnswers implements AnswerStream {
    private final AttemptRepository attempts;
    private final SessionJson json;

    RecordedAnswers(AttemptRepository attempts, SessionJson json) {
        this.attempts = attempts;
        this.json = json;
    }

    @Override
    @Transactional
    public List<AnsweredQuestion> after(UUID learnerId, UUID courseId, int sequence, int limit) {
        return attempts.columnsAfter(learnerId, courseId, sequence, limit).stream()
                .map(this::answer)
                .toList();
    }

    @Override
    @Transactional
    public List<UUID> learnersSince(Instant moment, UUID after, int limit) {
        return attempts.learnersSince(Ids.lowest(moment), after, limit);
    }

    private AnsweredQuestion answer(Tuple row) {
        return new AnsweredQuestion(
                row.get("sequence", Integer.class),
                row.get("questionId", UUID.class),
                row.get("questionVersion", Integer.class),
                row.get("ordinal", Integer.class),
                row.get("domain", String.class),
                row.get("score", Integer.class),
                row.get("maxScore", Integer.class),
                chosen(row.get("response", String.class)),
                row.get("elapsedMillis", Long.class),
                row.get("rapid", Boolean.class),
                new AbilityEstimate(row.get("thetaBefore", Double.class), row.get("standardErrorBefore", Double.class)),
                new AbilityEstimate(row.get("thetaAfter", Double.class), row.get("standardErrorAfter", Double.class)),
                row.get("answeredAt", Instant.class));
    }

    private List<String> chosen(String response) {
        return switch (json.read(response, ResponseBody.class).toResponse()) {
            case Response.Choice(String choice) -> List.of(choice);
            case Response.Choices(List<String> choices) -> choices;
            case Response.Entry entry -> List.of();
            case Response.Order order -> List.of();
            case Response.Matches matches -> List.of();
        };
    }
}
