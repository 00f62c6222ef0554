package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.Estimation;
import dev.meno.psychometrics.ability.Estimator;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one ability when an item is chosen. Immutable.
 *
 * <p>{@link Criterion#MEI} asks for the estimate after one more response: by default the mean of the posterior; or by an
 * estimator from the responses themselves.
 */
public final class Knowledge {
    private final Posterior posterior;
    private final double theta;
    private final @Nullable Estimator estimator;
    private final List<Response> responses;
    private final boolean observedInformation;

    private Knowledge(
            Posterior posterior,
            double theta,
            @Nullable Estimator estimator,
            List<Response> responses,
            boolean observedInformation) {
        this.posterior = posterior;
        this.theta = theta;
        this.estimator = estimator;
        this.responses = List.copyOf(responses);
        this.observedInformation = observedInformation;
    }

    /** Knowledge with the posterior's mean as the interim estimate. */
    public static Knowledge of(Posterior posterior) {
        return at(posterior, posterior.estimate().theta());
    }

    /**
     * Knowledge with an interim estimate of the caller's.
     *
     * @param theta in logits; finite
     */
    public static Knowledge at(Posterior posterior, double theta) {
        if (!Double.isFinite(theta)) {
            throw new IllegalArgumentException("The interim estimate (%s) must be finite.".formatted(theta));
        }
        return new Knowledge(posterior, theta, null, List.of(), false);
    }

    /** The same, with expected information taken at what an estimator makes of the responses and one more. */
    public Knowledge reestimatedBy(Estimator by, List<Response> given) {
        return new Knowledge(posterior, theta, by, given, observedInformation);
    }

    /** The same, with expected information as the observed information of the response instead of Fisher's. */
    public Knowledge withObservedInformation() {
        return new Knowledge(posterior, theta, estimator, responses, true);
    }

    Posterior posterior() {
        return posterior;
    }

    double theta() {
        return theta;
    }

    boolean observedInformation() {
        return observedInformation;
    }

    boolean reestimatesFromResponses() {
        return estimator != null && !(estimator instanceof Estimator.Eap);
    }

    /** The estimate after one more response; the interim one where the estimator refuses. */
    double reestimated(Response next) {
        List<Response> all = new ArrayList<>(responses);
        all.add(next);
        return estimator != null && estimator.estimate(all) instanceof Estimation.Estimated(AbilityEstimate ability)
                ? ability.theta()
                : theta;
    }
}
