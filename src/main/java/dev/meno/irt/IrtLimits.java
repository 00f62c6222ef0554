package dev.meno.irt;

/** What one call may ask for, so that none keeps a server busy for long. */
final class IrtLimits {
    static final int ITEMS = 10_000;
    static final int VECTORS = 1_000;
    static final int DOMAINS = 12;
    static final int THETAS = 1_001;
    static final int NODES = 1_001;
    static final int CATEGORIES = 50;
    static final int UNCERTAIN_ITEMS = 1_000;

    /** Responses in all vectors together for eap, which adds up rows of a table. */
    static final int RESPONSES = 1_000_000;

    /** Responses for the other estimators, which evaluate each response at many abilities. */
    static final int SEARCHED_RESPONSES = 200_000;

    /** The same with uncertain parameters, where each evaluation is a mixture of tens of models. */
    static final int SEARCHED_UNCERTAIN_RESPONSES = 10_000;

    /** Numbers in the answer of a call for curves. */
    static final int CURVE_POINTS = 1_000_000;

    private IrtLimits() {}
}
