package dev.meno.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;

/**
 * Hashes clients' secrets with bcrypt, which takes a tenth of a second by design. Within a transaction, that time would keep a
 * connection from everybody else, so it refuses to work there.
 */
@ApplicationScoped
class Secrets {
    /** The logarithm of bcrypt's rounds. */
    private static final int WORK_FACTOR = 10;

    private final int workFactor;

    /** Checked when the client is unknown, so that the time of an answer doesn't tell which ids exist. */
    private final String nobodysHash;

    Secrets() {
        this(WORK_FACTOR);
    }

    Secrets(int workFactor) {
        this.workFactor = workFactor;
        nobodysHash = BcryptUtil.bcryptHash("nobody", workFactor);
    }

    /** @throws IllegalStateException within a transaction */
    String hash(String secret) {
        refuseTransaction();
        return BcryptUtil.bcryptHash(secret, workFactor);
    }

    /** @throws IllegalStateException within a transaction */
    boolean matches(String secret, String hash) {
        refuseTransaction();
        return BcryptUtil.matches(secret, hash);
    }

    /** Takes the time of {@link #matches} for a client that doesn't exist. */
    void matchNobody(String secret) {
        matches(secret, nobodysHash);
    }

    private static void refuseTransaction() {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("A secret must be hashed before or after a transaction, never within one.");
        }
    }
}
