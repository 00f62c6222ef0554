package dev.meno.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OidcClaimsTest {
    @Test
    void theRolesAreAListOrAText() throws IOException {
        OidcConfig config = config(Map.of("meno.oidc.tenant", "school"));

        assertThat(OidcClaims.of(json("{'sub': 's', 'groups': ['a', 'learner']}"), config))
                .contains(new OidcClaims("school", "learner", "s", "s"));
        assertThat(OidcClaims.of(json("{'sub': 's', 'groups': 'a learner'}"), config))
                .contains(new OidcClaims("school", "learner", "s", "s"));
        for (String none : new String[] {
            "{'sub': 's'}",
            "{'sub': 's', 'groups': []}",
            "{'sub': 's', 'groups': ['Learner', 'learners', 7, ['learner']]}",
            "{'sub': 's', 'groups': {'learner': 'learner'}}",
            "{'sub': 's', 'groups': 'learner,instructor'}"
        }) {
            assertThat(OidcClaims.of(json(none), config)).as(none).isEmpty();
        }
    }

    @Test
    void whoeverIsBothBeginsAsAnInstructor() throws IOException {
        OidcConfig config = config(Map.of("meno.oidc.tenant", "school"));

        assertThat(OidcClaims.of(json("{'sub': 's', 'groups': ['learner', 'instructor']}"), config))
                .map(OidcClaims::role)
                .contains("instructor");
    }

    @Test
    void claimsLieWhereTheConfigurationSays() throws IOException {
        OidcConfig config = config(Map.of(
                "meno.oidc.tenant-claim", "organisation/key",
                "meno.oidc.roles-claim", "https://school.example/roles",
                "meno.oidc.instructor-role", "teacher",
                "meno.oidc.subject-claim", "uid",
                "meno.oidc.name-claim", "given_name"));

        Optional<OidcClaims> claims = OidcClaims.of(
                json("{'sub': 's', 'uid': 'u', 'given_name': 'Uta', 'organisation': {'key': 'north'},"
                        + " 'https://school.example/roles': ['teacher']}"),
                config);

        assertThat(claims).contains(new OidcClaims("north", "instructor", "u", "Uta"));
    }

    @Test
    void aTenantClaimThatIsMissingFallsBackToTheTenantIfThereIsOne() throws IOException {
        JsonNode claims = json("{'sub': 's', 'groups': ['learner']}");

        assertThat(OidcClaims.of(claims, config(Map.of("meno.oidc.tenant-claim", "org", "meno.oidc.tenant", "school"))))
                .map(OidcClaims::tenant)
                .contains("school");
        assertThat(OidcClaims.of(claims, config(Map.of("meno.oidc.tenant-claim", "org"))))
                .isEmpty();
        assertThat(OidcClaims.of(claims, config(Map.of()))).isEmpty();
    }

    @Test
    void aSubjectMustBeThereAndFitTheOwnerOfACohort() throws IOException {
        OidcConfig config = config(Map.of("meno.oidc.tenant", "school"));

        for (String subject : new String[] {"''", "' '", "7", "null", "'" + "x".repeat(101) + "'"}) {
            assertThat(OidcClaims.of(json("{'sub': " + subject + ", 'groups': ['learner']}"), config))
                    .as(subject)
                    .isEmpty();
        }
        assertThat(OidcClaims.of(json("{'sub': '" + "x".repeat(100) + "', 'groups': ['learner']}"), config))
                .isPresent();
    }

    private static JsonNode json(String singleQuoted) throws IOException {
        return new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
    }

    private static OidcConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(OidcConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(OidcConfig.class);
    }
}
