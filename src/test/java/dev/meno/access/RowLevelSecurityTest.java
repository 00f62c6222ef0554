package dev.meno.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tenants are apart below the application too: plain SQL without a tenant, which Hibernate does not filter. */
@ApiTest
class RowLevelSecurityTest {
    /** Tables with a tenant that are not closed to every other tenant. */
    private static final String OPEN = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                    select from pg_policies p where p.tablename = c.relname and p.policyname = 'tenant_isolation'
                        and p.cmd = 'ALL' and p.qual like '%SELECT current_setting(''meno.tenant''%'))""";

    @Inject
    EntityManager database;

    @Inject
    Flyway flyway;

    @BeforeEach
    void fillBothTenants() {
        Api.newLearner(Api.demo("partner"));
        Api.newLearner(Api.other("partner"));
    }

    @Test
    @EnabledIfSystemProperty(named = "quarkus.datasource.db-kind", matches = "postgresql")
    void aStatementThatForgetsTheTenantSeesItsOwnOnly() {
        for (String table : List.of("learner", "course", "question", "question_version")) {
            assertThat(tenantsSeen("demo", table)).containsExactly("demo");
            assertThat(tenantsSeen(Api.OTHER_TENANT, table)).containsExactly(Api.OTHER_TENANT);
            assertThat(tenantsSeen("nobody", table)).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "quarkus.datasource.db-kind", matches = "postgresql")
    void noRowCanBeWrittenForAnotherTenant() {
        assertThatThrownBy(() -> Tenants.callAs(
                        "demo",
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> database.createNativeQuery("""
                                        insert into learner (tenant_id, id, external_id, created_at, version)
                                        values ('other', :id, 'smuggled', current_timestamp, 0)""")
                                        .setParameter("id", UUID.randomUUID())
                                        .executeUpdate())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    @EnabledIfSystemProperty(named = "quarkus.datasource.db-kind", matches = "postgresql")
    void everyTableWithATenantIsGuarded() {
        assertThat(openTables()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "quarkus.datasource.db-kind", matches = "postgresql")
    void aTableThatAMigrationAddsIsGuardedByTheSameStart() {
        execute("create table newcomer (tenant_id varchar(63) not null)");
        try {
            assertThat(openTables()).contains("newcomer");
            flyway.migrate();
            assertThat(openTables()).doesNotContain("newcomer");
        } finally {
            execute("drop table newcomer");
        }
    }

    @Test
    void theOrmsOwnFilterShowsTheTenantsRowsOnly() {
        List<?> tenants = Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> database.createQuery("select distinct l.tenantId from Learner l")
                                .getResultList()));
        assertThat(tenants).isEqualTo(List.of("demo"));
    }

    @Test
    void thePlainSqlOfThisTestSeesAllTenantsWhereNothingGuardsThem() {
        // The control: the same statement over all tenants sees both, so the tests above can fail.
        assertThat(Tenants.callOverAll(() -> QuarkusTransaction.requiringNew().call(() -> tenants("learner"))))
                .contains("demo", Api.OTHER_TENANT);
    }

    @SuppressWarnings("unchecked")
    private List<Object> openTables() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(OPEN).getResultList());
    }

    private void execute(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).executeUpdate());
    }

    private List<Object> tenantsSeen(String tenant, String table) {
        return Tenants.callAs(tenant, () -> QuarkusTransaction.requiringNew().call(() -> tenants(table)));
    }

    @SuppressWarnings("unchecked")
    private List<Object> tenants(String table) {
        return database.createNativeQuery("select distinct tenant_id from " + table)
                .getResultList();
    }
}
