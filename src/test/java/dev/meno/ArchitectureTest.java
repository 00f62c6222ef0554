package dev.meno;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.meno.platform.BinaryFormat;
import dev.meno.platform.Moment;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rules of the house, as the architecture decisions state them. */
@AnalyzeClasses(packages = "dev.meno", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_CORE_IS_PURE = classes()
            .that()
            .resideInAPackage("dev.meno.psychometrics..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.meno.psychometrics..", "java..", "org.jspecify..", "org.hipparchus..");

    @ArchTest
    static final ArchRule THE_CORE_READS_NO_CLOCK_AND_NO_FILE = noClasses()
            .that()
            .resideInAPackage("dev.meno.psychometrics..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "java.time..", "java.io..", "java.nio.file..", "java.net..", "java.sql..")
                    // A length of time is a number with a unit.
                    .and(DescribedPredicate.not(JavaClass.Predicates.type(Duration.class))));

    @ArchTest
    static final ArchRule ROOMS_DEPEND_IN_ONE_DIRECTION = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("dev.meno.app..")
            .layer("demo")
            .definedBy("dev.meno.demo..")
            .layer("web")
            .definedBy("dev.meno.web..")
            .layer("irt")
            .definedBy("dev.meno.irt..")
            .layer("simulation")
            .definedBy("dev.meno.simulation..")
            .layer("analytics")
            .definedBy("dev.meno.analytics..")
            .layer("cohort")
            .definedBy("dev.meno.cohort..")
            .layer("plan")
            .definedBy("dev.meno.plan..")
            .layer("flag")
            .definedBy("dev.meno.flag..")
            .layer("session")
            .definedBy("dev.meno.session..")
            .layer("ability")
            .definedBy("dev.meno.ability..")
            .layer("learner")
            .definedBy("dev.meno.learner..")
            .layer("course")
            .definedBy("dev.meno.course..")
            .layer("access")
            .definedBy("dev.meno.access..")
            .layer("http")
            .definedBy("dev.meno.http..")
            .layer("platform")
            .definedBy("dev.meno.platform..")
            .layer("psychometrics")
            .definedBy("dev.meno.psychometrics..")
            .layer("problem")
            .definedBy("dev.meno.problem..")
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("demo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("irt")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("simulation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("analytics")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cohort")
            .mayOnlyBeAccessedByLayers("demo", "analytics")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("demo", "analytics")
            .whereLayer("flag")
            .mayOnlyBeAccessedByLayers("demo", "analytics")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("app", "demo", "analytics", "cohort", "plan", "flag")
            .whereLayer("ability")
            .mayOnlyBeAccessedByLayers("analytics", "session", "plan")
            .whereLayer("learner")
            .mayOnlyBeAccessedByLayers("demo", "web", "analytics", "cohort", "session", "plan", "ability")
            .whereLayer("course")
            .mayOnlyBeAccessedByLayers(
                    "app",
                    "demo",
                    "web",
                    "analytics",
                    "cohort",
                    "session",
                    "plan",
                    "flag",
                    "ability",
                    "learner",
                    "simulation")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("app", "demo", "web", "analytics", "learner", "course")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers(
                    "access",
                    "analytics",
                    "cohort",
                    "session",
                    "plan",
                    "flag",
                    "learner",
                    "ability",
                    "course",
                    "simulation")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers(
                    "app",
                    "demo",
                    "web",
                    "irt",
                    "simulation",
                    "analytics",
                    "cohort",
                    "plan",
                    "flag",
                    "session",
                    "ability",
                    "learner",
                    "course",
                    "access",
                    "http")
            .whereLayer("psychometrics")
            .mayOnlyBeAccessedByLayers(
                    "demo", "irt", "simulation", "analytics", "plan", "session", "ability", "learner", "course");

    /** Outside a room only its root package may be imported; the mathematics is a library, open in all its parts. */
    @ArchTest
    static final ArchRule ROOMS_SHOW_THEIR_FACE_ONLY = classes()
            .that()
            .resideOutsideOfPackage("dev.meno.psychometrics..")
            .should(new ArchCondition<>("use other rooms by their root packages only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isBehindAFace(type, dependency.getTargetClass()))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    private static boolean isBehindAFace(JavaClass from, JavaClass to) {
        String room = room(to);
        return room != null
                && !room.equals(room(from))
                && !room.equals("dev.meno.psychometrics")
                && !to.getPackageName().equals(room);
    }

    private static boolean isInARoot(JavaClass type) {
        return type.getPackageName().equals(room(type));
    }

    /** The room that a class is in; null outside the house. */
    private static @Nullable String room(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return names.length >= 3 && names[0].equals("dev") && names[1].equals("meno")
                ? String.join(".", names[0], names[1], names[2])
                : null;
    }

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.meno.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_STAY_BEHIND_THE_FACE = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and(DescribedPredicate.describe("are part of a face", ArchitectureTest::isInARoot))
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule REPOSITORIES_STAY_BEHIND_THE_FACE = classes()
            .that()
            .areAssignableTo(PanacheRepositoryBase.class)
            .and(DescribedPredicate.describe("are part of a face", ArchitectureTest::isInARoot))
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule RESOURCES_DO_NOT_TOUCH_THE_DATABASE = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat(DescribedPredicate.or(
                    JavaClass.Predicates.assignableTo(PanacheRepositoryBase.class),
                    JavaClass.Predicates.assignableTo(EntityManager.class),
                    DescribedPredicate.describe("are entities", type -> type.isAnnotatedWith(Entity.class))));

    /** Each of these names the tenant in its SQL, or looks over tenants on purpose and says so. */
    private static final Set<String> WRITERS_OF_SQL = Set.of(
            "dev.meno.session.model.SessionRepository",
            "dev.meno.learner.LearnerRepository",
            "dev.meno.ability.AbilityRepository",
            "dev.meno.cohort.CohortLearnerRepository",
            "dev.meno.analytics.folding.LearnerStandingRepository",
            "dev.meno.course.publishing.CourseRepository",
            "dev.meno.http.StoredAnswers",
            "dev.meno.platform.jobs.JobRepository");

    @ArchTest
    static final ArchRule NATIVE_SQL_IS_WRITTEN_IN_LISTED_CLASSES_ONLY = noClasses()
            .that(DescribedPredicate.describe(
                    "are not listed as writers of SQL", type -> !WRITERS_OF_SQL.contains(type.getFullName())))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "creates a native query",
                    (JavaMethodCall call) -> call.getName().startsWith("createNative")));

    private static final Set<String> JDBC_CALLS =
            Set.of("doWork", "doReturningWork", "prepareStatement", "prepareCall", "createStatement");

    /** Below Hibernate nothing adds the tenant, and nothing of a test sees the statement. */
    private static final Set<String> WRITERS_OF_JDBC = Set.of(
            "dev.meno.learner.LearnerRepository",
            "dev.meno.cohort.CohortLearnerRepository",
            // Tells PostgreSQL the tenant itself.
            "dev.meno.access.RowLevelSecurity");

    @ArchTest
    static final ArchRule JDBC_IS_WRITTEN_IN_LISTED_CLASSES_ONLY = noClasses()
            .that(DescribedPredicate.describe(
                    "are not listed as writers of JDBC", type -> !WRITERS_OF_JDBC.contains(type.getFullName())))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks for a connection or makes a statement of one",
                    (JavaMethodCall call) -> JDBC_CALLS.contains(call.getName())
                            || call.getTargetOwner().isAssignableTo(Connection.class)
                            || call.getTargetOwner().isAssignableTo(DataSource.class)));

    /** Each has a {@link BinaryFormat}, a golden file and a test that it is read for ever. */
    private static final Set<String> BINARY_COLUMNS = Set.of(
            "dev.meno.ability.Ability.logLikelihood",
            "dev.meno.ability.Ability.answered",
            "dev.meno.ability.Ability.topics",
            "dev.meno.ability.Ability.memories",
            "dev.meno.session.model.Session.served",
            "dev.meno.analytics.folding.LearnerStanding.answered",
            "dev.meno.analytics.folding.LearnerStanding.topics",
            "dev.meno.analytics.folding.CohortQuestionDay.tally");

    @ArchTest
    static final ArchRule BINARY_COLUMNS_HAVE_A_FORMAT_WITH_A_VERSION = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and(DescribedPredicate.describe(
                    "are not listed as binary columns", field -> !BINARY_COLUMNS.contains(field.getFullName())))
            .should()
            .haveRawType(byte[].class);

    /** Who reads and writes JSON that isn't stored: bodies, files, tokens and what the pages are given. */
    private static final Set<String> MAPPERS = Set.of(
            "dev.meno.platform.StoredJson",
            "dev.meno.http.IdempotencyInterceptor",
            "dev.meno.http.IdempotencyKey",
            "dev.meno.http.StrictJson",
            "dev.meno.problem.AllowedMethods",
            "dev.meno.problem.ProblemWriter",
            "dev.meno.course.content.CourseReader",
            "dev.meno.session.practice.AttemptService",
            // To be typed with the pools and the jobs.
            "dev.meno.course.publishing.ContentJson",
            "dev.meno.platform.jobs.JobJson",
            "dev.meno.simulation.SimulationService",
            "dev.meno.simulation.SimulationWorker");

    @ArchTest
    static final ArchRule STORED_JSON_IS_TYPED_BY_ITS_COLUMN = noClasses()
            .that()
            .resideOutsideOfPackage("dev.meno.web..")
            .and(DescribedPredicate.describe(
                    "are not listed as mappers",
                    type -> MAPPERS.stream()
                            .noneMatch(mapper -> type.getFullName().equals(mapper)
                                    || type.getFullName().startsWith(mapper + "$"))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectMapper.class);

    @ArchTest
    static final ArchRule QUERIES_ANSWER_WITH_RECORDS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Tuple.class)
            .orShould(new ArchCondition<>("ask for rows as Object[]") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getReferencedClassObjects().stream()
                            .filter(reference -> reference.getRawType().isEquivalentTo(Object[].class))
                            .forEach(reference ->
                                    events.add(SimpleConditionEvent.satisfied(type, reference.toString())));
                }
            });

    private static final int MAX_COLLABORATORS = 8;

    @ArchTest
    static final ArchRule BEANS_HAVE_FEW_COLLABORATORS = classes()
            .that()
            .areAnnotatedWith(ApplicationScoped.class)
            .or()
            .areAnnotatedWith(Singleton.class)
            .or()
            .areAnnotatedWith(RequestScoped.class)
            .or()
            .areAnnotatedWith(Path.class)
            .should(new ArchCondition<>("be made of at most %d others".formatted(MAX_COLLABORATORS)) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getConstructors().stream()
                            .filter(constructor ->
                                    constructor.getRawParameterTypes().size() > MAX_COLLABORATORS)
                            .forEach(constructor ->
                                    events.add(SimpleConditionEvent.violated(type, constructor.getDescription())));
                }
            });

    /** One within another holds two connections, and a pool that is full of such requests waits for itself. */
    @ArchTest
    static final ArchRule NO_TRANSACTION_BEGINS_WITHIN_ANOTHER = noClasses()
            .should()
            .callMethod(QuarkusTransaction.class, "requiringNew")
            .orShould()
            .callMethod(QuarkusTransaction.class, "suspendingExisting")
            .because("disallowingExisting() fails at the first try, and not when the pool is full");

    @ArchTest
    static final ArchRule NO_METHOD_SUSPENDS_A_TRANSACTION = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .notBeAnnotatedWith(DescribedPredicate.describe(
                    "@Transactional that suspends a running transaction",
                    annotation -> annotation
                            .get("value")
                            .filter(type -> type instanceof JavaEnumConstant mode
                                    && Set.of("REQUIRES_NEW", "NOT_SUPPORTED").contains(mode.name()))
                            .isPresent()));

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_INJECTED_CLOCK = noClasses()
            .that()
            .doNotHaveSimpleName("ClockProducer")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    /** Whoever binds a moment sees another time and other ids: no request may ever be. */
    @ArchTest
    static final ArchRule ONLY_THE_DEMO_BINDS_A_MOMENT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.meno.demo..")
            .should()
            .callMethod(Moment.class, "call", Moment.class, Supplier.class);

    @ArchTest
    static final ArchRule NO_HIDDEN_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(Math.class, "random");

    /** Stored numbers are repeated and compared bit for bit (ADR 22). */
    @ArchTest
    static final ArchRule NUMBERS_ARE_THE_SAME_ON_EVERY_PLATFORM =
            noClasses().should().accessTargetWhere(PortableArithmetic.platformsOwnFunction());

    @ArchTest
    static final ArchRule SUMS_HAVE_AN_ORDER =
            noClasses().should().accessTargetWhere(PortableArithmetic.sumWithoutOrder());

    /** What the demo makes up is drawn once and never repeated. */
    @ArchTest
    static final ArchRule DRAWS_ARE_THE_SAME_ON_EVERY_PLATFORM = noClasses()
            .that()
            .resideOutsideOfPackage("dev.meno.demo..")
            .should()
            .accessTargetWhere(PortableArithmetic.drawOfTheJdk());

    /** All else of it calls exact functions only, see {@link PortableArithmeticTest}. */
    @ArchTest
    static final ArchRule HIPPARCHUS_IS_USED_WHERE_IT_IS_PORTABLE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.hipparchus.distribution.continuous.LaplaceDistribution")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.hipparchus.distribution.continuous.LogisticDistribution");

    @ArchTest
    static final ArchRule OPERATIONS_ARE_PUBLIC = methods()
            .that()
            .areAnnotatedWith(org.eclipse.microprofile.openapi.annotations.Operation.class)
            .should()
            .bePublic()
            .because("Quarkus skips resource methods that are not");

    @ArchTest
    static final ArchRule IDEMPOTENT_OPERATIONS_ANSWER_WITH_A_RESPONSE = methods()
            .that()
            .areAnnotatedWith("dev.meno.http.Idempotent")
            .should()
            .haveRawReturnType(jakarta.ws.rs.core.Response.class)
            .because("a repetition gets the stored answer, which is of no other type");
}
