package dev.meno.course.publishing;

import dev.meno.access.Registry;
import dev.meno.course.CourseDefinition;
import dev.meno.course.QuestionDocument;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.Finding;
import dev.meno.course.content.InvalidContentException;
import dev.meno.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Publishes a course for the current tenant, all or nothing. A question whose content changed gets a new version, one
 * that is gone is retired, and the same content again changes nothing. Attempts stay with the version they were made
 * on.
 */
@ApplicationScoped
class CoursePublisher {
    private final CourseRepository courses;
    private final QuestionRepository questions;
    private final QuestionVersionRepository versions;
    private final PublicationRepository publications;
    private final Registry registry;
    private final ContentJson json;
    private final Ids ids;
    private final Clock clock;

    CoursePublisher(
            CourseRepository courses,
            QuestionRepository questions,
            QuestionVersionRepository versions,
            PublicationRepository publications,
            Registry registry,
            ContentJson json,
            Ids ids,
            Clock clock) {
        this.courses = courses;
        this.questions = questions;
        this.versions = versions;
        this.publications = publications;
        this.registry = registry;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    PublicationReport publish(CourseContent content) {
        // Two replicas that start at once publish the same seed: the second waits and then finds nothing to do.
        registry.lockCurrentTenant();
        Course course = courses.findByKey(content.course().key())
                .orElseGet(() -> create(content.course().key()));
        Map<String, Draft> drafts = drafts(content);
        String definition = json.write(content.course());
        String hash = contentHash(definition, drafts);
        if (course.contentHash().equals(hash)) {
            return new PublicationReport(course.courseKey(), false, content.questionCount(), 0, 0, 0, List.of());
        }
        requireDomainsKept(course, content.course());
        PublicationReport report = publishQuestions(course, drafts);
        course.publish(content.course().title(), definition, hash);
        record(course);
        return report;
    }

    /** Learners have abilities in the domains, and sessions run in them: a domain can be added, never taken away. */
    private void requireDomainsKept(Course course, CourseDefinition next) {
        if (course.definition().isEmpty()) {
            return;
        }
        List<Finding> missing = json.definition(course.definition()).domainKeys().stream()
                .filter(domain -> !next.domainKeys().contains(domain))
                .map(domain -> Finding.ofCourse("/domains", "The published domain (%s) is missing.".formatted(domain)))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidContentException(missing);
        }
    }

    private Course create(String key) {
        Course course = new Course(ids.next(), key, clock.instant());
        courses.persist(course);
        return course;
    }

    private PublicationReport publishQuestions(Course course, Map<String, Draft> drafts) {
        List<QuestionEntity> existing = questions.ofCourse(course.id());
        Map<UUID, QuestionVersion> current = new HashMap<>();
        versions.currentOfCourse(course.id()).forEach(version -> current.put(version.questionId(), version));
        int added = 0;
        int changed = 0;
        int retired = 0;
        Map<String, Draft> fresh = new LinkedHashMap<>(drafts);
        for (QuestionEntity question : existing) {
            Draft draft = fresh.remove(question.questionKey());
            if (draft == null) {
                retired += question.isPublished() ? 1 : 0;
                question.retire();
            } else if (republish(question, Objects.requireNonNull(current.get(question.id())), draft)) {
                changed++;
            }
        }
        int ordinal = existing.size();
        for (Draft draft : fresh.values()) {
            QuestionEntity question = new QuestionEntity(ids.next(), course.id(), draft.key(), ordinal++);
            question.publish(1);
            questions.persist(question);
            versions.persist(new QuestionVersion(ids.next(), question.id(), 1, draft.content(), clock.instant()));
            added++;
        }
        return new PublicationReport(course.courseKey(), false, drafts.size(), added, changed, retired, List.of());
    }

    /** Puts on record what this revision serves. */
    private void record(Course course) {
        Map<UUID, Integer> served = new HashMap<>();
        questions.ofCourse(course.id()).stream()
                .filter(QuestionEntity::isPublished)
                .forEach(question -> served.put(question.id(), question.currentNumber()));
        for (Publication publication : publications.current(course.id())) {
            if (!served.remove(publication.questionId(), publication.number())) {
                publication.endBefore(course.revision());
            }
        }
        served.forEach((question, number) ->
                publications.persist(new Publication(ids.next(), course.id(), question, number, course.revision())));
        publications.record(new CourseRevision(ids.next(), course.id(), course.revision(), course.definition()));
    }

    private boolean republish(QuestionEntity question, QuestionVersion served, Draft draft) {
        if (served.contentHash().equals(draft.content().hash())) {
            boolean revived = !question.isPublished();
            question.publish(served.number());
            return revived;
        }
        int number = served.number() + 1;
        versions.persist(new QuestionVersion(ids.next(), question.id(), number, draft.content(), clock.instant()));
        question.publish(number);
        return true;
    }

    private Map<String, Draft> drafts(CourseContent content) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (CourseContent.TopicQuestions topic : content.topics()) {
            for (QuestionDocument question : topic.questions()) {
                drafts.put(question.key(), new Draft(question.key(), versionContent(topic, question)));
            }
        }
        return drafts;
    }

    private QuestionVersion.VersionContent versionContent(
            CourseContent.TopicQuestions topic, QuestionDocument question) {
        return new QuestionVersion.VersionContent(
                topic.domain(),
                topic.topic(),
                question.kind(),
                json.write(question),
                json.write(ItemParameters.starting(question)));
    }

    private static String contentHash(String definition, Map<String, Draft> drafts) {
        List<String> parts = new ArrayList<>();
        parts.add(definition);
        drafts.values().forEach(draft -> parts.add(draft.content().hash()));
        return ContentJson.hash(parts);
    }

    private record Draft(String key, QuestionVersion.VersionContent content) {}
}
