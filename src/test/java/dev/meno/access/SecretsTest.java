package dev.meno.access;

import static dev.meno.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.notNullValue;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A secret is hashed while no transaction holds a connection: {@link Secrets} refuses otherwise, so each path here would fail. */
@ApiTest
class SecretsTest {
    @Inject
    Secrets secrets;

    @Inject
    Clients clients;

    @Test
    void aTransactionIsNoPlaceToHash() {
        String hash = secrets.hash("s3cret");
        QuarkusTransaction.requiringNew().run(() -> {
            assertThatThrownBy(() -> secrets.hash("s3cret")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> secrets.matches("s3cret", hash)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> secrets.matchNobody("s3cret")).isInstanceOf(IllegalStateException.class);
        });
        assertThat(secrets.matches("s3cret", hash)).isTrue();
        assertThat(secrets.matches("secret", hash)).isFalse();
    }

    @Test
    void aNewClientGetsATokenForItsSecretAlone() {
        String id = "client-" + UUID.randomUUID();
        String secret = as(Api.operator())
                .body("{\"id\":\"%s\",\"roles\":[\"author\"]}".formatted(id))
                .post("/v1/tenants/demo/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        token(id, secret).statusCode(200).body("access_token", notNullValue());
        token(id, secret + "x").statusCode(401);
        token(id + "x", secret).statusCode(401);
    }

    @Test
    void aConfiguredClientFollowsItsConfiguredSecret() {
        String id = "client-" + UUID.randomUUID();
        clients.ensure(id, "demo", "first", Set.of(Role.AUTHOR));
        clients.ensure(id, "demo", "second", Set.of(Role.AUTHOR));
        assertThat(clients.authenticate(id, "first")).isEmpty();
        assertThat(clients.authenticate(id, "second"))
                .contains(new AuthenticatedClient(id, "demo", Set.of(Role.AUTHOR)));
    }

    @Test
    void aClientIsDeletedOfItsOwnTenantOnly() {
        String id = "client-" + UUID.randomUUID();
        clients.ensure(id, "demo", "secret", Set.of(Role.AUTHOR));
        as(Api.operator()).delete("/v1/tenants/other/clients/" + id).then().statusCode(404);
        assertThat(clients.authenticate(id, "secret")).isPresent();
        as(Api.operator()).delete("/v1/tenants/demo/clients/" + id).then().statusCode(204);
        assertThat(clients.authenticate(id, "secret")).isEmpty();
    }

    private static io.restassured.response.ValidatableResponse token(String id, String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret)
                .post("/oauth2/token")
                .then();
    }
}
