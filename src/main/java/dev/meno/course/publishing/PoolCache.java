package dev.meno.course.publishing;

import dev.meno.course.CourseCatalog;
import dev.meno.course.CourseDefinition;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionTemplate;
import dev.meno.platform.Tenants;
import dev.meno.problem.NotFoundException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the pools of all published courses in memory, so that no request builds a table. A replica notices what
 * another one published by comparing revisions every two seconds.
 */
@ApplicationScoped
class PoolCache implements CourseCatalog {
    private final Map<Key, ItemPool> pools = new ConcurrentHashMap<>();
    private final Map<UUID, ItemPool> byCourseId = new ConcurrentHashMap<>();
    private final CourseRepository courses;
    private final QuestionRepository questions;
    private final PublicationRepository publications;
    private final ContentJson json;

    PoolCache(
            CourseRepository courses,
            QuestionRepository questions,
            PublicationRepository publications,
            ContentJson json) {
        this.courses = courses;
        this.questions = questions;
        this.publications = publications;
        this.json = json;
    }

    @Override
    public Optional<ItemPool> find(String courseKey) {
        Key key = new Key(Tenants.current(), courseKey);
        ItemPool cached = pools.get(key);
        return cached != null ? Optional.of(cached) : Optional.ofNullable(load(key));
    }

    @Override
    public List<CourseDefinition> published() {
        List<String> keys = QuarkusTransaction.requiringNew().call(courses::keys);
        return keys.stream().map(key -> require(key).course()).toList();
    }

    @Override
    public ItemPool ofCourse(UUID courseId) {
        ItemPool cached = byCourseId.get(courseId);
        if (cached != null) {
            return cached;
        }
        String courseKey = courses.findByIdOptional(courseId)
                .map(Course::courseKey)
                .orElseThrow(() -> new NotFoundException("course", courseId));
        return require(courseKey);
    }

    @Override
    public Question questionVersion(ItemPool pool, UUID questionId, int version) {
        return pool.find(questionId)
                .filter(question -> question.version() == version)
                .orElseGet(() -> questions
                        .version(questionId, version)
                        .map(this::question)
                        .orElseThrow(() -> new NotFoundException("question", questionId)));
    }

    @Override
    public Optional<ItemPool> ofRevision(UUID courseId, int revision) {
        return publications.definition(courseId, revision).map(definition -> {
            List<Question> served = publications.ofRevision(courseId, revision).stream()
                    .map(this::question)
                    .toList();
            return new ItemPool(courseId, revision, json.definition(definition), served);
        });
    }

    /** Brings the pools up to the revisions in the database; also builds them before the first request. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        List<Tuple> revisions =
                Tenants.callOverAll(() -> QuarkusTransaction.requiringNew().call(courses::revisions));
        for (Tuple row : revisions) {
            Key key = new Key(row.get(0, String.class), row.get(1, String.class));
            ItemPool cached = pools.get(key);
            if (cached == null || cached.revision() != row.get(2, Integer.class)) {
                Tenants.callAs(key.tenant(), () -> load(key));
            }
        }
    }

    private @Nullable ItemPool load(Key key) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<ItemPool> pool = courses.findByKey(key.courseKey()).map(this::build);
            pool.ifPresent(built -> {
                pools.put(key, built);
                byCourseId.put(built.courseId(), built);
            });
            return pool.orElse(null);
        });
    }

    private ItemPool build(Course course) {
        List<Question> published = questions.publishedOfCourse(course.id()).stream()
                .map(this::question)
                .toList();
        return new ItemPool(course.id(), course.revision(), json.definition(course.definition()), published);
    }

    private record Key(String tenant, String courseKey) {}

    /** The question of a row that holds a {@link QuestionEntity} and its {@link QuestionVersion}. */
    private Question question(Object[] row) {
        QuestionEntity question = (QuestionEntity) row[0];
        QuestionVersion version = (QuestionVersion) row[1];
        QuestionDocument document = json.question(version.content());
        return new Question(
                question.id(),
                version.number(),
                version.parameterVersion(),
                question.ordinal(),
                version.domain(),
                version.topic(),
                document.key(),
                document.kind(),
                document.family(),
                Set.copyOf(document.enemies()),
                document.template() == null
                        ? new Question.Wording.Fixed(Presentation.of(document))
                        : new Question.Wording.Drawn(new QuestionTemplate(document)),
                json.model(version.itemModel()));
    }
}
