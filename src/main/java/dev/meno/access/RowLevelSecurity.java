package dev.meno.access;

import dev.meno.platform.Tenants;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells PostgreSQL, whenever a connection is taken for a transaction, which tenant it works for: row-level security
 * shows and takes no row of another, even to a statement that forgot the tenant. H2 has nothing of the kind.
 */
@Singleton
class RowLevelSecurity implements AgroalPoolInterceptor {
    private final boolean supported;

    RowLevelSecurity(@ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind) {
        supported = "postgresql".equals(databaseKind);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (!supported) {
            return;
        }
        try (PreparedStatement setting = connection.prepareStatement("select set_config('meno.tenant', ?, false)")) {
            setting.setString(1, Tenants.current());
            setting.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("A connection without a tenant must not be used.", e);
        }
    }
}
