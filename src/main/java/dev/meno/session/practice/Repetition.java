package dev.meno.session.practice;

import dev.meno.http.IdempotencyKey;
import dev.meno.problem.MenoException;
import dev.meno.session.model.AlreadyAnsweredException;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.ResponseBody;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * By what an attempt is known to be a repetition of an earlier one: the request's key, or the question and the same response.
 *
 * @param response in its only form, so that equal responses are equal
 */
record Repetition(Attempt.Origin origin, UUID questionId, ResponseBody response) {
    /**
     * The attempt that is repeated; empty if none is.
     *
     * @param earlier attempts of the session with the key or to the question
     * @throws MenoException if the key was used with another body
     * @throws AlreadyAnsweredException if the question was answered otherwise
     */
    Optional<Attempt> among(List<Attempt> earlier) {
        Optional<Attempt> sameKey = earlier.stream().filter(this::hasKey).findFirst();
        if (sameKey.isPresent()) {
            if (!sameKey.get().bodyHash().equals(origin.bodyHash())) {
                throw IdempotencyKey.reused();
            }
            return sameKey;
        }
        Optional<Attempt> sameQuestion = earlier.stream()
                .filter(attempt -> attempt.questionId().equals(questionId))
                .findFirst();
        if (sameQuestion.isPresent() && !sameQuestion.get().response().equals(response)) {
            throw new AlreadyAnsweredException();
        }
        return sameQuestion;
    }

    private boolean hasKey(Attempt attempt) {
        String key = origin.idempotencyKey();
        return key != null && attempt.hasKey(origin.subject(), key);
    }
}
