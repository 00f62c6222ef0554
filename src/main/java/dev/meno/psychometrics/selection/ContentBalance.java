package dev.meno.psychometrics.selection;

/** How a test keeps to its blueprint. */
public enum ContentBalance {
    /** Not at all: the best item of all domains in scope. */
    NONE,
    /** The domain furthest below its share is next. Kingsbury and Zara (1989). */
    LARGEST_DEFICIT,
    /**
     * Maximum priority index: an item's information is multiplied by what is left of its domain's quota, {@code f_d = (Q_d −
     * n_d) / Q_d} with the quota {@code Q_d} = share × length of the test. Cheng and Chang (2009), The maximum priority index
     * method for severely constrained item selection.
     */
    MAXIMUM_PRIORITY
}
