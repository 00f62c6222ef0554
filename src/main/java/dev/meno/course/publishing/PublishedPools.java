package dev.meno.course.publishing;

import dev.meno.course.CourseCatalog;
import dev.meno.course.CourseDefinition;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.platform.Tenants;
import dev.meno.problem.NotFoundException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The pools of the published courses. A replica loads them when it starts, and when it notices what another one published by
 * comparing revisions every two seconds. A pool that isn't there is loaded by the request that needs it, in its transaction.
 */
@ApplicationScoped
class PublishedPools implements CourseCatalog {
    private static final Logger LOG = Logger.getLogger(PublishedPools.class);

    /** A few words for each course of all tenants; what is large lies on the shelf. */
    private final Map<Name, PublishedCourse> byName = new ConcurrentHashMap<>();

    private final Map<UUID, PublishedCourse> byId = new ConcurrentHashMap<>();
    private final CourseRepository courses;
    private final PoolReader reader;
    private final PoolShelf shelf;
    private volatile boolean isLoaded;

    PublishedPools(CourseRepository courses, PoolReader reader, PoolShelf shelf) {
        this.courses = courses;
        this.reader = reader;
        this.shelf = shelf;
    }

    private record Name(String tenant, String courseKey) {}

    @Override
    public Optional<ItemPool> find(String courseKey) {
        PublishedCourse known = byName.get(new Name(Tenants.current(), courseKey));
        return Optional.ofNullable(known)
                .or(() -> QuarkusTransaction.joiningExisting()
                        .call(() -> courses.published(courseKey))
                        .map(this::note))
                .map(this::pool);
    }

    @Override
    public List<CourseDefinition> published() {
        List<String> keys = QuarkusTransaction.joiningExisting().call(courses::keys);
        return keys.stream().map(key -> require(key).course()).toList();
    }

    @Override
    public ItemPool ofCourse(UUID courseId) {
        return Optional.ofNullable(byId.get(courseId))
                .or(() -> QuarkusTransaction.joiningExisting()
                        .call(() -> courses.published(courseId))
                        .map(this::note))
                .filter(course -> course.tenant().equals(Tenants.current()))
                .map(this::pool)
                .orElseThrow(() -> new NotFoundException("course", courseId));
    }

    @Override
    public Question questionVersion(ItemPool pool, UUID questionId, int version) {
        return pool.find(questionId)
                .filter(question -> question.version() == version)
                .or(() -> reader.question(questionId, version))
                .orElseThrow(() -> new NotFoundException("question", questionId));
    }

    /** Finds room for nothing: a replay of a long history must not push out what sessions use. */
    @Override
    public Optional<ItemPool> ofRevision(UUID courseId, int revision) {
        return reader.edition(courseId, revision)
                .map(edition -> new ItemPool(
                        edition.numbering(),
                        shelf.content(edition.key())
                                .orElseGet(
                                        () -> reader.content(courseId, revision).content())));
    }

    /** Whether the pools of the courses that were published when this replica started are loaded, as far as there is room. */
    boolean isLoaded() {
        return isLoaded;
    }

    /** Loads what was published since; at first all there is, the latest first. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        List<PublishedCourse> published = Tenants.callOverAll(
                () -> QuarkusTransaction.disallowingExisting().call(courses::published));
        boolean hasRoom = true;
        for (PublishedCourse course : published) {
            hasRoom = refresh(course, hasRoom);
        }
        isLoaded = true;
    }

    /** Loads a course that was published in the transaction before, so that its first request need not. */
    void refresh(String tenant, String courseKey) {
        Tenants.callAs(tenant, () -> QuarkusTransaction.disallowingExisting().call(() -> courses.published(courseKey)))
                .ifPresent(course -> refresh(course, true));
    }

    /**
     * Notes a course, and loads it if it is new and there is room. A new revision takes the place of the one before it in any
     * case.
     *
     * @return whether there is room after it
     */
    private boolean refresh(PublishedCourse course, boolean hasRoom) {
        PublishedCourse before = byId.get(course.id());
        if (before != null && before.revision() >= course.revision()) {
            return hasRoom;
        }
        note(course);
        try {
            if (before != null && shelf.has(before)) {
                Tenants.callAs(course.tenant(), () -> pool(course));
                return hasRoom;
            }
            return hasRoom && Tenants.callAs(course.tenant(), () -> stock(course));
        } catch (RuntimeException e) {
            // It must keep neither the others nor the replica: its requests try again.
            LOG.errorf(e, "The course %s of tenant %s can't be loaded", course.key(), course.tenant());
            return hasRoom;
        }
    }

    /** Remembers what is published; the latest revision, in whatever order replicas and requests bring them. */
    private PublishedCourse note(PublishedCourse course) {
        byName.merge(new Name(course.tenant(), course.key()), course, PublishedCourse::later);
        return byId.merge(course.id(), course, PublishedCourse::later);
    }

    private ItemPool pool(PublishedCourse course) {
        PoolShelf.Edition edition = shelf.edition(course, () -> edition(course));
        return new ItemPool(edition.numbering(), shelf.content(edition.key(), () -> content(course)));
    }

    private boolean stock(PublishedCourse course) {
        return shelf.stock(course, () -> edition(course), () -> content(course));
    }

    private PoolShelf.Edition edition(PublishedCourse course) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> reader.edition(course.id(), course.revision()))
                .orElseThrow();
    }

    private PoolShelf.Content content(PublishedCourse course) {
        return QuarkusTransaction.joiningExisting().call(() -> reader.content(course.id(), course.revision()));
    }
}
