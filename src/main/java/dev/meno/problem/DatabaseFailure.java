package dev.meno.problem;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.transaction.xa.XAException;

/** What a failure of the database means to a client. */
enum DatabaseFailure {
    /** A lock or a connection could not be had in time; nothing was changed and a retry is safe. */
    BUSY,
    /** The database was lost during the commit: nobody knows whether it holds the change. */
    IN_DOUBT,
    /** Somebody else changed the same row, or took the same key, first. */
    CONFLICT,
    /** A text of the request cannot be stored or looked up, for example one that holds NUL. */
    UNREADABLE,
    /** Not a failure of the database, or one that only we can mend. */
    NONE;

    /**
     * What the database says when it can't serve us now. Of the standard and PostgreSQL: 08 connection, 40 serialization
     * failure and deadlock, 53 resources, 57 cancelled or shut down, 55P03 lock timeout, 25006 a standby that isn't the
     * primary yet, 25P03 and 25P04 transaction timeouts. Of H2: HYT timeouts, 90067 connection broken, 90098 and 90121
     * closed, 90131 concurrent update.
     */
    private static final Pattern BUSY_STATE =
            Pattern.compile("(08|40|53|57|HYT).*|55P03|25006|25P0[34]|90067|90098|90121|90131");

    /** What the pool says when it has no connection for us. Its exceptions have no state, so only the words tell. */
    private static final Pattern NO_CONNECTION =
            Pattern.compile(".*(acquisition timeout|while acquiring|pool is (closed|shutting down)).*");

    /** Looks through all that an exception wraps, the outermost first. */
    static DatabaseFailure of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>(Set.of(failure));
        boolean isInCommit = false;
        while (!waiting.isEmpty()) {
            Throwable next = waiting.removeFirst();
            if (!seen.add(next)) {
                continue;
            }
            isInCommit |= next instanceof XAException;
            DatabaseFailure found = ofItself(next);
            if (found != NONE) {
                return found == BUSY && isInCommit ? IN_DOUBT : found;
            }
            addWrapped(next, waiting);
        }
        return NONE;
    }

    private static void addWrapped(Throwable wrapper, Deque<Throwable> waiting) {
        if (wrapper.getCause() != null) {
            waiting.add(wrapper.getCause());
        }
        if (wrapper instanceof SQLException sql && sql.getNextException() != null) {
            waiting.add(sql.getNextException());
        }
        // The transaction manager tells what went wrong in a commit as suppressed exceptions. Elsewhere these are of
        // the
        // cleaning up after a failure, and say nothing of the failure.
        if (wrapper.getClass().getPackageName().equals("jakarta.transaction")) {
            Collections.addAll(waiting, wrapper.getSuppressed());
        }
    }

    private static DatabaseFailure ofItself(Throwable failure) {
        return switch (failure) {
            case LockTimeoutException e -> BUSY;
            case PessimisticLockException e -> BUSY;
            case QueryTimeoutException e -> BUSY;
            case org.hibernate.PessimisticLockException e -> BUSY;
            case org.hibernate.QueryTimeoutException e -> BUSY;
            case org.hibernate.exception.JDBCConnectionException e -> BUSY;
            case OptimisticLockException e -> CONFLICT;
            case org.hibernate.StaleStateException e -> CONFLICT;
            case org.hibernate.exception.ConstraintViolationException e -> CONFLICT;
            case SQLTransientException e -> BUSY;
            case SQLRecoverableException e -> BUSY;
            case SQLNonTransientConnectionException e -> BUSY;
            case SQLException e -> ofSql(e);
            default -> NONE;
        };
    }

    private static DatabaseFailure ofSql(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            return NO_CONNECTION.matcher(words).matches() ? BUSY : NONE;
        }
        if (state.equals("22021")) {
            return UNREADABLE;
        }
        if (state.startsWith("23")) {
            return CONFLICT;
        }
        return BUSY_STATE.matcher(state).matches() ? BUSY : NONE;
    }
}
