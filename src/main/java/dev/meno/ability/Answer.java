package dev.meno.ability;

import dev.meno.course.Question;
import dev.meno.psychometrics.memory.Rating;
import java.time.Instant;

/**
 * A scored answer as it enters what is known of a learner.
 *
 * @param points category of the question's model
 * @param weight how far it counts for the ability, 0 to 1
 * @param discount by what the evidence of earlier answers in the domain is multiplied first, in (0, 1]
 * @param rating how well it was recalled
 */
public record Answer(Question question, int points, double weight, double discount, Rating rating, Instant at) {}
