import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs the gate: {@code java Gate.java MAVEN [--all] [ARGUMENTS OF MAVEN]}. One call of Maven checks the layout, compiles, runs the
 * tests that need no application, and packages. On what it compiled, two lanes then run the tests of the application side by side,
 * one on H2 and one on PostgreSQL. At the end come the numbers, the slowest test classes and what failed.
 */
final class Gate {
    private static final int SLOWEST_SHOWN = 10;
    private static final Path TARGET = Path.of("target");
    private static final Path COVERED = TARGET.resolve("jacoco.exec");
    private static final Path COVERAGE = TARGET.resolve(Path.of("site", "jacoco", "jacoco.csv"));

    private final List<String> maven;
    private final boolean namesTests;
    private final boolean namesIntegrationTests;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** The tests of the application on one kind of database; all they write is in a directory of their own. */
    private enum Lane {
        H2(TARGET, List.of()),
        POSTGRESQL(TARGET.resolve("postgresql"), List.of("-Ppostgresql", "-Doutput.directory=target/postgresql"));

        final Path output;
        final List<String> options;

        Lane(Path output, List<String> options) {
            this.output = output;
            this.options = options;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record TestClass(Lane lane, String name, double seconds, int tests, int skipped, List<String> failed) {}

    private Gate(List<String> arguments) {
        maven = new ArrayList<>(arguments);
        if (maven.remove("--all")) {
            maven.add("-Dtests.long=true");
        }
        namesTests = maven.stream().anyMatch(argument -> argument.startsWith("-Dtest="));
        namesIntegrationTests = maven.stream().anyMatch(argument -> argument.startsWith("-Dit.test="));
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new Gate(List.of(arguments)).passes() ? 0 : 1);
    }

    private boolean passes() throws Exception {
        long start = System.nanoTime();
        // Whoever stops the gate stops both lanes.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Gate::stop)));
        for (Lane lane : Lane.values()) {
            for (Path report : reports(lane)) {
                Files.delete(report);
            }
        }
        Files.deleteIfExists(COVERED);
        Files.deleteIfExists(COVERAGE);
        boolean passes = call("", build()) && bothLanesPass();
        List<TestClass> classes = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            for (Path report : reports(lane)) {
                classes.add(read(lane, report));
            }
        }
        passes &= !classes.isEmpty();
        summarise(classes, passes, Duration.ofNanos(System.nanoTime() - start));
        return passes;
    }

    private List<String> build() {
        if (namesTests) {
            // The named tests alone, so nothing is packaged.
            return List.of("test", "-DskipApplicationTests");
        }
        return namesIntegrationTests
                ? List.of("package", "-DskipTests")
                : List.of("package", "-DskipApplicationTests", "-Pcoverage");
    }

    private boolean bothLanesPass() throws Exception {
        boolean pass = true;
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> calls = Stream.of(Lane.values())
                    .map(lane -> lanes.submit(() -> call("%-10s | ".formatted(lane), goals(lane))))
                    .toList();
            for (Future<Boolean> call : calls) {
                pass &= call.get();
            }
        }
        return pass;
    }

    private List<String> goals(Lane lane) {
        List<String> goals = new ArrayList<>(lane.options);
        boolean isMeasured = lane == Lane.H2 && !namesTests && !namesIntegrationTests;
        if (isMeasured) {
            goals.add("-Pcoverage");
        }
        // Tells the tests what the application consists of.
        goals.add("quarkus:generate-code-tests");
        if (namesTests || !namesIntegrationTests) {
            goals.add("surefire:test@application");
        }
        if (isMeasured) {
            goals.add("jacoco:report");
        }
        if (namesIntegrationTests || !namesTests) {
            if (lane != Lane.H2) {
                goals.add("quarkus:build");
            }
            goals.addAll(List.of("failsafe:integration-test", "failsafe:verify"));
        }
        return goals;
    }

    /** Runs Maven to its end, each line of its output behind a prefix. */
    private boolean call(String prefix, List<String> goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(maven);
        // Whether a named test is in this call depends on its kind and on the database.
        command.add("-Dsurefire.failIfNoSpecifiedTests=false");
        command.addAll(goals);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        running.add(process);
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(line -> System.out.println(prefix + line));
        }
        return process.waitFor() == 0;
    }

    private static void stop(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
    }

    private static List<Path> reports(Lane lane) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
            if (Files.isDirectory(lane.output.resolve(folder))) {
                try (Stream<Path> files = Files.list(lane.output.resolve(folder))) {
                    files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                            .forEach(reports::add);
                }
            }
        }
        return reports;
    }

    private static TestClass read(Lane lane, Path report) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        Element suite = document.getDocumentElement();
        NodeList cases = suite.getElementsByTagName("testcase");
        List<String> failed = IntStream.range(0, cases.getLength())
                .mapToObj(i -> (Element) cases.item(i))
                .filter(test -> test.getElementsByTagName("failure").getLength() > 0
                        || test.getElementsByTagName("error").getLength() > 0)
                .map(test -> test.getAttribute("name"))
                .toList();
        return new TestClass(
                lane,
                suite.getAttribute("name"),
                Double.parseDouble(suite.getAttribute("time")),
                Integer.parseInt(suite.getAttribute("tests")),
                Integer.parseInt(suite.getAttribute("skipped")),
                failed);
    }

    private static void summarise(List<TestClass> classes, boolean passes, Duration time) throws IOException {
        System.out.printf("%nThe slowest test classes:%n");
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(SLOWEST_SHOWN)
                .forEach(slow -> System.out.printf("%8.1f s  %-10s  %s%n", slow.seconds(), slow.lane(), slow.name()));
        if (Files.exists(COVERAGE)) {
            System.out.printf(
                    "%nCovered: %.1f %% of lines, %.1f %% of branches; see %s.%n",
                    coverage("LINE"), coverage("BRANCH"), COVERAGE.resolveSibling("index.html"));
        }
        for (TestClass tested : classes) {
            tested.failed()
                    .forEach(test -> System.out.printf("FAILED: %s.%s on %s%n", tested.name(), test, tested.lane()));
        }
        System.out.printf(
                "%n%s: %d tests, %d failed, %d skipped, in %d:%02d minutes.%n",
                passes ? "The gate is passed" : "The gate is not passed",
                classes.stream().mapToInt(TestClass::tests).sum(),
                classes.stream().mapToInt(tested -> tested.failed().size()).sum(),
                classes.stream().mapToInt(TestClass::skipped).sum(),
                time.toMinutes(),
                time.toSecondsPart());
    }

    private static double coverage(String unit) throws IOException {
        List<List<String>> rows = Files.readAllLines(COVERAGE).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        double covered = sum(rows, unit + "_COVERED");
        return 100 * covered / (covered + sum(rows, unit + "_MISSED"));
    }

    private static int sum(List<List<String>> rows, String column) {
        int index = rows.getFirst().indexOf(column);
        return rows.stream()
                .skip(1)
                .mapToInt(row -> Integer.parseInt(row.get(index)))
                .sum();
    }
}
