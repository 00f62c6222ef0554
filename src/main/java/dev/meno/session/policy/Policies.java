package dev.meno.session.policy;

import dev.meno.session.SessionMode;
import jakarta.inject.Singleton;

/** Which policy decides for which mode: the one place that says so. */
@Singleton
public class Policies {
    private final PracticePolicy practice;
    private final PlacementPolicy placement;
    private final ReviewPolicy review;

    Policies(PracticePolicy practice, PlacementPolicy placement, ReviewPolicy review) {
        this.practice = practice;
        this.placement = placement;
        this.review = review;
    }

    /** When a session of a mode stops by itself where the client does not say. */
    public static SessionPolicy limits(SessionMode mode) {
        return switch (mode) {
            case PLACEMENT -> PlacementPolicy.LIMITS;
            case PRACTICE, REVIEW, MOCK_EXAM -> SessionPolicy.UNLIMITED;
        };
    }

    /**
     * How a session goes on. A function of its argument alone.
     *
     * @throws IllegalStateException for a mock exam, whose questions {@link ExamPolicy} draws
     */
    public Step next(Situation situation) {
        return switch (situation.session().mode()) {
            case PRACTICE -> practice.next(situation);
            case PLACEMENT -> placement.next(situation);
            case REVIEW -> review.next(situation);
            case MOCK_EXAM -> throw new IllegalStateException("An exam has its own questions.");
        };
    }
}
