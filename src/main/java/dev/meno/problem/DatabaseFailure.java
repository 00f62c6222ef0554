package dev.meno.problem;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/** What a failure of the database means to a client. */
enum DatabaseFailure {
    /** A lock or a connection could not be had in time; nothing was changed and a retry is safe. */
    BUSY,
    /** Somebody else changed the same row, or took the same key, first. */
    CONFLICT,
    /** A text of the request cannot be stored or looked up, for example one that holds NUL. */
    UNREADABLE,
    /** Not a failure of the database, or one that only we can mend. */
    NONE;

    static DatabaseFailure of(Throwable cause) {
        return switch (cause) {
            case LockTimeoutException e -> BUSY;
            case PessimisticLockException e -> BUSY;
            case org.hibernate.PessimisticLockException e -> BUSY;
            case org.hibernate.exception.JDBCConnectionException e -> BUSY;
            case OptimisticLockException e -> CONFLICT;
            case org.hibernate.StaleStateException e -> CONFLICT;
            case org.hibernate.exception.ConstraintViolationException e -> CONFLICT;
            case SQLTransientException e -> BUSY;
            case SQLException e -> ofState(e.getSQLState());
            default -> NONE;
        };
    }

    private static DatabaseFailure ofState(@org.jspecify.annotations.Nullable String state) {
        if (state == null) {
            return NONE;
        }
        // 08: connection; 40: serialisation failure and deadlock; 53: resources; 55P03: lock timeout; 57P: shutdown.
        boolean busy = state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("55P03")
                || state.equals("HYT00");
        if (state.equals("22021")) {
            return UNREADABLE;
        }
        return busy ? BUSY : state.startsWith("23") ? CONFLICT : NONE;
    }
}
