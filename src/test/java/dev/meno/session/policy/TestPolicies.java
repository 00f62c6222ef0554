package dev.meno.session.policy;

/** The policies without a container. */
public final class TestPolicies {
    private TestPolicies() {}

    public static Policies all() {
        return new Policies(new PracticePolicy(), new PlacementPolicy(), new ReviewPolicy());
    }
}
