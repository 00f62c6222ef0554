package dev.meno.course.publishing;

import static dev.meno.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.course.ItemPool;
import dev.meno.platform.Tenants;
import dev.meno.platform.TinyCourse;
import dev.meno.problem.NotFoundException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Content is shared, numbering isn't, memory is bounded, and a replica is ready when its pools are. */
@ApiTest
class PublishedPoolsTest {
    private static final long ENOUGH = 256L << 20;

    @Inject
    PublishedPools pools;

    @Inject
    PoolReader reader;

    @Inject
    EntityManager database;

    private String key = "";

    @BeforeEach
    void chooseKey() {
        key = "shared-" + UUID.randomUUID();
    }

    @Test
    void tenantsWithTheSameContentShareItUnderIdsOfTheirOwn() {
        publish(Api.demo("author"), TinyCourse.files(key));
        publish(Api.other("author"), TinyCourse.files(key));
        ItemPool one = pool("demo");
        ItemPool other = pool(Api.OTHER_TENANT);
        assertThat(other.bank()).isSameAs(one.bank());
        assertThat(other.exam()).isSameAs(one.exam());
        assertThat(other.question(0).content()).isSameAs(one.question(0).content());
        assertThat(other.courseId()).isNotEqualTo(one.courseId());
        assertThat(other.question(0).id()).isNotEqualTo(one.question(0).id());
        assertThat(other.position(one.question(0).id())).isEmpty();
        assertThat(one.find(one.question(1).id())).contains(one.question(1));
    }

    @Test
    void aTenantThatChangesAQuestionLeavesTheOtherItsOwn() {
        publish(Api.demo("author"), TinyCourse.files(key));
        publish(Api.other("author"), TinyCourse.files(key));
        ItemPool before = pool("demo");
        Map<String, Object> harder = TinyCourse.question("first", "What is one and one?");
        harder.put("difficulty", 1);
        publish(
                Api.other("author"),
                TinyCourse.files(key, List.of(harder, TinyCourse.question("second", "What is two and two?"))));
        assertThat(pool("demo").bank()).isSameAs(before.bank());
        assertThat(pool("demo").question(0).model())
                .isNotEqualTo(pool(Api.OTHER_TENANT).question(0).model());
        assertThat(pool(Api.OTHER_TENANT).question(0).version()).isEqualTo(2);
    }

    @Test
    void anotherVersionOfTheParametersIsAnotherContent() {
        publish(Api.demo("author"), TinyCourse.files(key));
        publish(Api.other("author"), TinyCourse.files(key));
        assertThat(contentKey(Api.OTHER_TENANT)).isEqualTo(contentKey("demo"));
        Tenants.callOverAll(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("update question_version set parameter_version = 2 where"
                                + " question_id in (select id from question where course_id = :course)")
                        .setParameter("course", pool(Api.OTHER_TENANT).courseId())
                        .executeUpdate()));
        assertThat(contentKey(Api.OTHER_TENANT)).isNotEqualTo(contentKey("demo"));
    }

    @Test
    void aCourseOfAnotherTenantIsNotThere() {
        publish(Api.demo("author"), TinyCourse.files(key));
        UUID course = pool("demo").courseId();
        assertThat(Tenants.callAs("demo", () -> pools.ofCourse(course)).courseId())
                .isEqualTo(course);
        assertThatThrownBy(() -> Tenants.callAs(Api.OTHER_TENANT, () -> pools.ofCourse(course)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anEarlierRevisionIsBuiltAsItWas() {
        publish(Api.demo("author"), TinyCourse.files(key));
        ItemPool before = pool("demo");
        publish(
                Api.demo("author"),
                TinyCourse.files(
                        key,
                        List.of(
                                TinyCourse.question("first", "What is two less one?"),
                                TinyCourse.question("third", "What is three and three?"))));
        ItemPool rebuilt = Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> pools.ofRevision(before.courseId(), 1).orElseThrow()));
        assertThat(rebuilt.size()).isEqualTo(2);
        for (int position = 0; position < 2; position++) {
            assertThat(rebuilt.question(position)).isEqualTo(before.question(position));
        }
        assertThat(pool("demo").revision()).isEqualTo(2);
        assertThat(pool("demo").question(1).key()).isEqualTo("third");
        assertThat(pool("demo").question(1).ordinal()).isEqualTo(2);
    }

    @Test
    void aReplicaIsReadyWhenItsPoolsAreAndServesBefore() {
        String token = Api.newLearnerToken();
        PublishedPools cold = ColdPools.within(ENOUGH);
        QuarkusMock.installMockForType(cold, PublishedPools.class);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'pools' }.status"))
                .isEqualTo("DOWN");
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(Api.nextQuestion(token, Api.startSession(token)).getString("questionId"))
                .isNotBlank();
        cold.refresh();
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void whereNotAllFitTheLatestAreLoadedFirst() {
        String earlier = key;
        publish(Api.demo("author"), TinyCourse.files(earlier));
        key = "shared-" + UUID.randomUUID();
        publish(Api.demo("author"), TinyCourse.files(key));
        // Room for one: it takes 11 kB, and seven eighths of the memory are for contents.
        PoolShelf narrow = ColdPools.shelf(16_000);
        PublishedPools replica = ColdPools.on(narrow);
        replica.refresh();
        assertThat(replica.isLoaded()).isTrue();
        assertThat(narrow.has(published(key))).isTrue();
        assertThat(narrow.has(published(earlier))).isFalse();
        // What has no place is served all the same.
        assertThat(Tenants.callAs("demo", () -> replica.require(earlier)).size())
                .isEqualTo(2);
    }

    @Test
    void aReplicaNoticesWhatAnotherOnePublished() {
        publish(Api.demo("author"), TinyCourse.files(key));
        PublishedPools replica = ColdPools.within(ENOUGH);
        replica.refresh();
        publish(
                Api.demo("author"),
                TinyCourse.files(key, List.of(TinyCourse.question("first", "What is two less one?"))));
        assertThat(Tenants.callAs("demo", () -> replica.require(key)).revision())
                .isEqualTo(1);
        replica.refresh();
        assertThat(Tenants.callAs("demo", () -> replica.require(key)).revision())
                .isEqualTo(2);
    }

    private static void publish(String author, Map<String, Object> files) {
        Map<?, ?> course = (Map<?, ?>) files.get("course.json");
        as(author)
                .body(Map.of("files", files))
                .post("/v1/courses/%s/imports".formatted(course.get("key")))
                .then()
                .statusCode(200);
    }

    private ItemPool pool(String tenant) {
        return Tenants.callAs(tenant, () -> pools.require(key));
    }

    private PoolShelf.ContentKey contentKey(String tenant) {
        ItemPool pool = pool(tenant);
        return Tenants.callAs(
                tenant,
                () -> QuarkusTransaction.requiringNew()
                        .call(() ->
                                reader.edition(pool.courseId(), 1).orElseThrow().key()));
    }

    private PublishedCourse published(String courseKey) {
        ItemPool pool = Tenants.callAs("demo", () -> pools.require(courseKey));
        return new PublishedCourse("demo", courseKey, pool.courseId(), pool.revision());
    }
}
