package dev.meno.course;

import dev.meno.platform.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/** Loads courses into a tenant: the seed course that is packed into the application, or files at hand. */
@ApplicationScoped
public class CourseLoader {
    private static final Logger LOG = Logger.getLogger(CourseLoader.class);
    private static final String SEED_FOLDER = "seed-data/mls-c01";

    private final CourseReader reader;
    private final CoursePublisher publisher;
    private final PoolCache pools;

    CourseLoader(CourseReader reader, CoursePublisher publisher, PoolCache pools) {
        this.reader = reader;
        this.publisher = publisher;
        this.pools = pools;
    }

    /** Publishes the packed seed course for a tenant and builds its pool. */
    public PublicationReport loadSeed(String tenant) {
        return load(tenant, CourseFiles.packed(SEED_FOLDER));
    }

    /**
     * Publishes a course for a tenant and builds its pool.
     *
     * @param files text of each file, by its name relative to the course's folder
     * @throws InvalidContentException if anything is wrong with them; nothing is loaded then
     */
    public PublicationReport load(String tenant, Map<String, String> files) {
        return load(tenant, CourseFiles.of(files));
    }

    private PublicationReport load(String tenant, CourseFiles files) {
        CourseContent content = reader.read(files);
        PublicationReport report = Tenants.callAs(tenant, () -> publisher.publish(content));
        pools.refresh();
        LOG.infof(
                "Course %s of tenant %s: %d questions, %d added, %d changed, %d retired",
                report.courseKey(), tenant, report.questions(), report.added(), report.changed(), report.retired());
        return report;
    }
}
