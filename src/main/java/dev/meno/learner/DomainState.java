package dev.meno.learner;

import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;

/**
 * What is known of a learner in one domain, from the answers alone. Immutable.
 *
 * @param logLikelihood of all answers that count
 * @param estimate of the ability by these answers alone, beginning with the reference population
 * @param answered the questions that the learner has answered in any session
 * @param attempts number of answers
 */
public record DomainState(
        LogLikelihood logLikelihood, AbilityEstimate estimate, SeenQuestions answered, int attempts) {}
