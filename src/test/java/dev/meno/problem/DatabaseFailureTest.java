package dev.meno.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.transaction.xa.XAException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {
    /** Of PostgreSQL and H2: the server's, then the database's. */
    private static final List<String> BUSY = List.of(
            "08001", "08003", "08006", "08S01", "40001", "40P01", "53000", "53100", "53200", "53300", "55P03", "57014",
            "57P01", "57P02", "57P03", "57P04", "57P05", "25006", "25P03", "25P04", "HYT00", "90067", "90098", "90121",
            "90131");

    @Test
    void whoeverMayBeServedLaterIsBusy() {
        for (String state : BUSY) {
            assertThat(DatabaseFailure.of(new SQLException("refused", state)))
                    .as(state)
                    .isEqualTo(DatabaseFailure.BUSY);
        }
    }

    @Test
    void whatOnlyWeCanMendIsNone() {
        for (String state : List.of("42601", "42P01", "28P01", "3D000", "22012", "42000", "90007")) {
            assertThat(DatabaseFailure.of(new SQLException("wrong", state)))
                    .as(state)
                    .isEqualTo(DatabaseFailure.NONE);
        }
        assertThat(DatabaseFailure.of(new SQLException("Connection is closed"))).isEqualTo(DatabaseFailure.NONE);
        assertThat(DatabaseFailure.of(new IllegalStateException("ours"))).isEqualTo(DatabaseFailure.NONE);
    }

    @Test
    void aTakenKeyIsAConflictAndATextWithNulUnreadable() {
        assertThat(DatabaseFailure.of(new SQLException("taken", "23505"))).isEqualTo(DatabaseFailure.CONFLICT);
        assertThat(DatabaseFailure.of(new SQLException("NUL", "22021"))).isEqualTo(DatabaseFailure.UNREADABLE);
    }

    @Test
    void theKindOfAnExceptionTellsWhereItsStateDoesNot() {
        assertThat(DatabaseFailure.of(new SQLTimeoutException("slow"))).isEqualTo(DatabaseFailure.BUSY);
        assertThat(DatabaseFailure.of(new SQLNonTransientConnectionException("gone")))
                .isEqualTo(DatabaseFailure.BUSY);
        assertThat(DatabaseFailure.of(new jakarta.persistence.QueryTimeoutException()))
                .isEqualTo(DatabaseFailure.BUSY);
    }

    @Test
    void theCauseIsFoundInWhateverItIsWrapped() {
        SQLException cause = new SQLException("terminating", "57P01");
        RollbackException rolledBack = new RollbackException("could not commit");
        rolledBack.addSuppressed(cause);
        SQLException batch = new BatchUpdateException();
        batch.setNextException(cause);

        for (Throwable wrapped : List.of(
                new RuntimeException(new GenericJDBCException("in Hibernate", cause)),
                new RuntimeException(rolledBack),
                new RuntimeException(batch))) {
            assertThat(DatabaseFailure.of(wrapped)).as(wrapped.toString()).isEqualTo(DatabaseFailure.BUSY);
        }
        RuntimeException circle = new RuntimeException();
        circle.addSuppressed(new IllegalStateException(circle));
        assertThat(DatabaseFailure.of(circle)).isEqualTo(DatabaseFailure.NONE);
    }

    @Test
    void aCommitThatFailsLeavesTheChangeInDoubt() {
        RollbackException rolledBack = new RollbackException("could not commit");
        XAException commit = new XAException(XAException.XAER_RMFAIL);
        commit.initCause(new SQLException("terminating", "57P01"));
        rolledBack.addSuppressed(commit);

        assertThat(DatabaseFailure.of(new RuntimeException(rolledBack))).isEqualTo(DatabaseFailure.IN_DOUBT);
    }

    @Test
    void whatFailedInTheCleaningUpDoesNotHideWhatFailedBefore() {
        IllegalStateException ours = new IllegalStateException("ours");
        ours.addSuppressed(new SQLException("no rollback either", "08006"));

        assertThat(DatabaseFailure.of(ours)).isEqualTo(DatabaseFailure.NONE);
    }

    /** The pool itself, for its exceptions have no state and only their words tell: another version may choose others. */
    @Test
    void aFullPoolAndAClosedOneAreBusy() throws SQLException {
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl("jdbc:h2:mem:full-pool"))));
        try (pool;
                Connection taken = pool.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            // Only now: the first connection may take its time.
            pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(Duration.ofMillis(1));
            assertThat(DatabaseFailure.of(refused(pool))).isEqualTo(DatabaseFailure.BUSY);
        }
        assertThat(DatabaseFailure.of(refused(pool))).isEqualTo(DatabaseFailure.BUSY);
    }

    private static SQLException refused(AgroalDataSource pool) {
        return catchThrowableOfType(SQLException.class, pool::getConnection);
    }
}
