package dev.meno.platform;

/** An interface has no private field, so the binding of {@link Moment} is kept here. */
final class BoundMoment {
    static final ScopedValue<Moment> VALUE = ScopedValue.newInstance();

    private BoundMoment() {}
}
