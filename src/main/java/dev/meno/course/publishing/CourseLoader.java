package dev.meno.course.publishing;

import dev.meno.course.SeedCourses;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseFiles;
import dev.meno.course.content.CourseReader;
import dev.meno.course.content.Finding;
import dev.meno.course.content.InvalidContentException;
import dev.meno.course.content.lint.ContentLinter;
import dev.meno.platform.Tenants;
import dev.meno.problem.InvalidRequestException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Loads courses into a tenant: the seed course that is packed into the application, or files at hand. */
@ApplicationScoped
public class CourseLoader implements SeedCourses {
    private static final Logger LOG = Logger.getLogger(CourseLoader.class);
    private static final String SEED_FOLDER = "seed-data/mls-c01";

    private final CourseReader reader;
    private final CoursePublisher publisher;
    private final PublishedPools pools;

    CourseLoader(CourseReader reader, CoursePublisher publisher, PublishedPools pools) {
        this.reader = reader;
        this.publisher = publisher;
        this.pools = pools;
    }

    @Override
    public void loadSeed(String tenant) {
        // A test lints what is packed; a start does not do it again.
        publish(tenant, reader.read(CourseFiles.packed(SEED_FOLDER)));
    }

    /**
     * Publishes a course for the current tenant, or tries whether it could be.
     *
     * @throws InvalidContentException if anything is wrong with the files; nothing is published then
     * @throws InvalidRequestException if the files are of another course
     */
    PublicationReport importCourse(String courseKey, Map<String, String> files, boolean dryRun) {
        CourseContent content = reader.read(CourseFiles.of(files));
        if (!content.course().key().equals(courseKey)) {
            throw new InvalidRequestException(
                    "/files/course.json/key", "The key must be that of the path (%s).".formatted(courseKey));
        }
        List<Finding> findings = ContentLinter.lint(content);
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidContentException(errors);
        }
        PublicationReport report = dryRun ? tryOut(content) : publish(Tenants.current(), content);
        return report.with(findings);
    }

    private PublicationReport tryOut(CourseContent content) {
        QuarkusTransaction.begin();
        try {
            return publisher.publish(content).asDryRun();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private PublicationReport publish(String tenant, CourseContent content) {
        PublicationReport report = Tenants.callAs(tenant, () -> publisher.publish(content));
        pools.refresh(tenant, report.courseId());
        LOG.infof(
                "Course %s of tenant %s: %d questions, %d added, %d changed, %d retired",
                report.courseId(), tenant, report.questions(), report.added(), report.changed(), report.retired());
        return report;
    }
}
