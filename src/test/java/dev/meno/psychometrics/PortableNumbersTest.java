package dev.meno.psychometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meno.psychometrics.selection.ItemBank;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A replay compares stored numbers for equality, so they must come out the same on every processor and every JDK. Virtual
 * machines started with other flags stand for other platforms: they compute the same record in processes of their own.
 */
class PortableNumbersTest {
    private static final String WITHOUT_INTRINSICS = """
        -XX:+UnlockDiagnosticVMOptions -XX:-UseLibmIntrinsic \
        -XX:DisableIntrinsic=_dsin,_dcos,_dtan,_dexp,_dlog,_dlog10,_dpow,_fmaD\
        """;

    /** No vectors and no fused multiplication; what another architecture doesn't know, it ignores. */
    private static final String OLD_PROCESSOR =
            "-XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=0 -XX:UseSSE=2 -XX:-UseFMA";

    private static final String AS_STARTED = "-XX:+UseSerialGC";

    /** Enough for the compiler to have replaced the interpreter. */
    private static final int WARM = 3;

    private static Map<String, List<String>> expected = Map.of();

    @BeforeAll
    static void compute() throws IOException {
        expected = numbers(AS_STARTED, "1");
    }

    @Test
    void theNumbersAreThoseOnRecord() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        expected.forEach((section, passes) -> digests.put(section, sha256(passes.getFirst())));
        Path written = Path.of(System.getProperty("output.directory", "target"), "stored-numbers.properties");
        Files.writeString(
                written,
                digests.entrySet().stream()
                        .map(digest -> digest.getKey() + "=" + digest.getValue() + "\n")
                        .collect(Collectors.joining()));

        assertThat(digests)
                .as(
                        "Decisions and estimates made before no longer replay. If that is meant, copy %s to the"
                                + " resources.",
                        written)
                .isEqualTo(onRecord());
    }

    @ParameterizedTest
    @ValueSource(strings = {AS_STARTED, WITHOUT_INTRINSICS, OLD_PROCESSOR})
    void everyPlatformComputesTheSameNumbers(String flags) throws IOException {
        assertThat(differences(expected, numbers(flags, String.valueOf(WARM)))).isEmpty();
    }

    @Test
    void theInterpreterComputesTheSameNumbers() throws IOException {
        assertThat(differences(expected, numbers("-Xint", "1"))).isEmpty();
    }

    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "a part of ./meno test --all")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xcomp",
                "-Xint " + WITHOUT_INTRINSICS,
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=1"
            })
    void everyCompilerComputesTheSameNumbers(String flags) throws IOException {
        assertThat(differences(expected, numbers(flags, "1"))).isEmpty();
    }

    /** The flags do change what the platform computes; else the tests above would say nothing. */
    @Test
    void theFlagsChangeWhatThePlatformComputes() throws IOException {
        assumeTrue(Objects.equals(System.getProperty("os.arch"), "amd64"), "elsewhere other functions are intrinsic");

        List<String> differences =
                differences(numbers(AS_STARTED, "platform"), numbers(WITHOUT_INTRINSICS, "platform"));

        assertThat(differences).hasSize(3);
        assertThat(differences.getFirst()).startsWith("exp");
    }

    @Test
    void aDifferenceInTheLastPlaceIsFound() {
        String one = Long.toHexString(Double.doubleToLongBits(1));
        String next = Long.toHexString(Double.doubleToLongBits(Math.nextUp(1.0)));

        assertThat(differences(Map.of("models", List.of(one + " " + one)), Map.of("models", List.of(one + " " + next))))
                .containsExactly("models: number 1 is 1.0 and comes out as 1.0000000000000002");
        assertThat(differences(Map.of("models", List.of(one)), Map.of("models", List.of(one, next))))
                .containsExactly("models: number 0 is 1.0 and comes out as 1.0000000000000002");
        assertThat(differences(Map.of("models", List.of(one)), Map.of())).containsExactly("models: missing");
        assertThat(differences(Map.of("models", List.of(one + " " + one)), Map.of("models", List.of(one))))
                .containsExactly("models: 2 numbers are 1");
    }

    /** The first difference of each section. */
    private static List<String> differences(Map<String, List<String>> is, Map<String, List<String>> comesOut) {
        List<String> differences = new ArrayList<>();
        new TreeMap<>(is).forEach((section, passes) -> {
            String expected = passes.getFirst();
            List<String> repeated = comesOut.getOrDefault(section, List.of());
            if (repeated.isEmpty()) {
                differences.add(section + ": missing");
            }
            repeated.stream()
                    .filter(pass -> !pass.equals(expected))
                    .findFirst()
                    .ifPresent(
                            pass -> differences.add(section + ": " + difference(expected.split(" "), pass.split(" "))));
        });
        return differences;
    }

    private static String difference(String[] is, String[] comesOut) {
        for (int number = 0; number < Math.min(is.length, comesOut.length); number++) {
            if (!is[number].equals(comesOut[number])) {
                return "number %d is %s and comes out as %s"
                        .formatted(number, decimal(is[number]), decimal(comesOut[number]));
            }
        }
        return "%d numbers are %d".formatted(is.length, comesOut.length);
    }

    private static double decimal(String bits) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    }

    /** The bits of the numbers of each section, once for each time that they were computed. */
    private static Map<String, List<String>> numbers(String flags, String argument) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of("-cp", classPath(), StoredNumbers.class.getName(), argument));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            Map<String, List<String>> numbers = output.lines()
                    .collect(Collectors.groupingBy(
                            line -> line.substring(0, line.indexOf(' ')),
                            Collectors.mapping(line -> line.substring(line.indexOf(' ') + 1), Collectors.toList())));
            assertThat(numbers).as(String.join(" ", command)).isNotEmpty();
            return numbers;
        }
    }

    /** Only what the numbers need: the tests' own class path is long. */
    private static String classPath() {
        return Stream.of(StoredNumbers.class, ItemBank.class, Erf.class)
                .map(type -> new File(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<String, String> onRecord() throws IOException {
        Properties digests = new Properties();
        try (InputStream file = PortableNumbersTest.class.getResourceAsStream("/stored-numbers.properties")) {
            digests.load(Objects.requireNonNull(file));
        }
        return digests.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, digests::getProperty));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
