package dev.meno.platform;

import io.quarkus.arc.Arc;
import java.util.function.Supplier;

/**
 * The tenant that the running code works for. A request's comes from its token; a job binds one explicitly. Code
 * without either works for {@link #NONE}, to which no row belongs.
 */
public final class Tenants {
    /** The tenant of code that has none; no tenant can have this name. */
    public static final String NONE = "";

    /** Stands for all tenants in PostgreSQL's row-level security; no tenant can have this name. */
    private static final String ALL = "*";

    private static final ScopedValue<String> BOUND = ScopedValue.newInstance();

    private Tenants() {}

    /** Runs a task for a tenant; for jobs and start-up, where there is no token. */
    public static <T> T callAs(String tenant, Supplier<T> task) {
        return ScopedValue.where(BOUND, tenant).call(task::get);
    }

    /** Runs a task that looks over all tenants on purpose, by plain SQL. */
    public static <T> T callOverAll(Supplier<T> task) {
        return callAs(ALL, task);
    }

    /** The tenant that the running code works for. */
    public static String current() {
        if (BOUND.isBound()) {
            return BOUND.get();
        }
        return Arc.container().requestContext().isActive()
                ? Arc.container().instance(Caller.class).get().tenantOrNone()
                : NONE;
    }
}
