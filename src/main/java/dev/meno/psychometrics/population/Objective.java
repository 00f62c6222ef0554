package dev.meno.psychometrics.population;

import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** A function of a few parameters that is to be made as large as possible. */
@FunctionalInterface
interface Objective {
    Point at(RealVector parameters);

    /**
     * The function at one place.
     *
     * @param value of the function; finite
     * @param gradient its first derivatives
     * @param information its negated second derivatives, the observed information
     * @param ascent a positive definite matrix W for which {@code W⁻¹ gradient} leads upwards wherever one is
     */
    record Point(double value, RealVector gradient, RealMatrix information, RealMatrix ascent) {}
}
