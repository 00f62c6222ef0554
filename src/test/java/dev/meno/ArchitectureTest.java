package dev.meno;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.meno.platform.Rehearsal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

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
    static final ArchRule FEATURES_DEPEND_IN_ONE_DIRECTION = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("demo")
            .definedBy("dev.meno.demo..")
            .layer("web")
            .definedBy("dev.meno.web..")
            .layer("irt")
            .definedBy("dev.meno.irt..")
            .layer("simulation")
            .definedBy("dev.meno.simulation..")
            .layer("cohort")
            .definedBy("dev.meno.cohort..")
            .layer("session")
            .definedBy("dev.meno.session..")
            .layer("learner")
            .definedBy("dev.meno.learner..")
            .layer("course")
            .definedBy("dev.meno.course..")
            .layer("platform")
            .definedBy("dev.meno.platform..")
            .layer("problem")
            .definedBy("dev.meno.problem..")
            .layer("psychometrics")
            .definedBy("dev.meno.psychometrics..")
            .whereLayer("demo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("simulation")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("irt")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cohort")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("demo", "cohort")
            .whereLayer("learner")
            .mayOnlyBeAccessedByLayers("demo", "web", "cohort", "session")
            .whereLayer("course")
            .mayOnlyBeAccessedByLayers("demo", "web", "cohort", "session", "learner", "simulation")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("demo", "web", "cohort", "session", "learner", "course", "irt", "simulation")
            .whereLayer("psychometrics")
            .mayOnlyBeAccessedByLayers("demo", "cohort", "session", "learner", "course", "irt", "simulation");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.meno.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule REPOSITORIES_STAY_IN_THEIR_FEATURE = classes()
            .that()
            .areAssignableTo(PanacheRepositoryBase.class)
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
            "dev.meno.session.SessionRepository",
            "dev.meno.learner.LearnerRepository",
            "dev.meno.learner.AbilityRepository",
            "dev.meno.cohort.CohortLearnerRepository",
            "dev.meno.cohort.analytics.LearnerStandingRepository",
            "dev.meno.course.CourseRepository",
            "dev.meno.platform.StoredAnswers",
            "dev.meno.simulation.SimulationRepository");

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
            "dev.meno.platform.RowLevelSecurity");

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

    /** Who is in a rehearsal sees another time and acts as another caller: no request may ever be. */
    @ArchTest
    static final ArchRule ONLY_THE_DEMO_REHEARSES = noClasses()
            .that()
            .resideOutsideOfPackage("dev.meno.demo..")
            .and()
            .doNotBelongToAnyOf(Rehearsal.class)
            .should()
            .callConstructor(Rehearsal.class, String.class, Instant.class, long.class)
            .orShould()
            .callMethod(Rehearsal.class, "call", Rehearsal.Actor.class, Supplier.class);

    @ArchTest
    static final ArchRule NO_HIDDEN_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(Math.class, "random");

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
            .areAnnotatedWith("dev.meno.platform.Idempotent")
            .should()
            .haveRawReturnType(jakarta.ws.rs.core.Response.class)
            .because("a repetition gets the stored answer, which is of no other type");
}
