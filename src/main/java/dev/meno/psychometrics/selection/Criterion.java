package dev.meno.psychometrics.selection;

/**
 * What makes one item the better next one. θ̂ is the interim estimate, w the posterior normalised on the grid, L the
 * normalised likelihood, I_j the Fisher information of item j and P_jk the probability of its category k.
 *
 * <p>Sources: van der Linden (1998), Bayesian item selection criteria for adaptive testing; Magis and Raîche (2012) for
 * the forms in catR.
 */
public enum Criterion {
    /** Maximum Fisher information: {@code I_j(θ̂)}. Lord (1980). */
    MFI,
    /** Posterior-weighted information: {@code Σ_q w_q I_j(θ_q)}. */
    MPWI,
    /** Likelihood-weighted information: {@code Σ_q L_q I_j(θ_q)}. Veerkamp and Berger (1997). */
    MLWI,
    /**
     * Kullback–Leibler information, weighted by the likelihood: {@code Σ_q L_q Σ_k P_jk(θ̂) log(P_jk(θ̂) / P_jk(θ_q))}.
     * Chang and Ying (1996).
     */
    KL,
    /** Kullback–Leibler information, weighted by the posterior. */
    KLP,
    /** Expected posterior variance, {@code Σ_k P_jk(θ̂) Var(θ | x, k)}: the smallest is the best. */
    MEPV,
    /** Expected information: {@code Σ_k P_jk(θ̂) I_j(θ̂_k)} at the estimate θ̂_k after a response in category k. */
    MEI,
    /** Urry's rule, distance of the difficulty: {@code |θ̂ − b_j|}; the smallest is the best; only for logistic items. */
    B_OPT,
    /** Distance of the ability at which the item informs most: {@code |θ̂ − θ*_j|}; the smallest is the best. */
    TH_OPT,
    /**
     * Progressive: {@code (1 − W) R_j + W I_j(θ̂)} with R_j uniform up to the largest information, and W from 0 at the first
     * item to 1 at the last. Revuelta and Ponsoda (1998); Barrada, Olea, Ponsoda and Abad (2008).
     */
    PROGRESSIVE,
    /**
     * Proportional: each item with a probability proportional to {@code I_j(θ̂)^H}, H from 0 at the first item to the test's
     * length at the last. Segall (2004); Barrada and others (2008).
     */
    PROPORTIONAL,
    /** Every item with the same probability. */
    RANDOM,
    /**
     * Reduction of the summed variance of all abilities under the joint posterior V: {@code Σ_t V_td² Ī_j / (1 + V_dd Ī_j)}
     * for an item of domain d with the expected information Ī. Segall (1996); van der Linden (1999), A-optimality.
     */
    JOINT_GAIN;

    /** Whether the item with the smallest value is the best. */
    public boolean isSmallestBest() {
        return this == MEPV || this == B_OPT || this == TH_OPT;
    }

    /** Whether the value is an amount of information, at least 0, that a priority may multiply. */
    public boolean isInformation() {
        return switch (this) {
            case MFI, MPWI, MLWI, KL, KLP, MEI, JOINT_GAIN, PROGRESSIVE -> true;
            case MEPV, B_OPT, TH_OPT, PROPORTIONAL, RANDOM -> false;
        };
    }

    /** Whether the value depends on the seed and on how far the test has come. */
    public boolean isDrawn() {
        return this == PROGRESSIVE || this == PROPORTIONAL || this == RANDOM;
    }
}
