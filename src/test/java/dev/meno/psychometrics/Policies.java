package dev.meno.psychometrics;

import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.SelectionPolicy;

/** Policies that several tests share. */
public final class Policies {
    /** Posterior-weighted information, the blueprint by largest deficit, a fifth of the bank for each session. */
    public static final SelectionPolicy MEASURING = new SelectionPolicy(
            Criterion.MPWI, ContentBalance.LARGEST_DEFICIT, new ExposureControl.SessionShare(0.2, 20), 1, 1);

    private Policies() {}
}
