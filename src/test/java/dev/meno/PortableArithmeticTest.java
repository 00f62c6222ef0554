package dev.meno;

import static java.lang.Math.exp;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** The rules on arithmetic find what they forbid, and Hipparchus keeps to them. */
class PortableArithmeticTest {
    static class Call {
        double value(double x) {
            return Math.log1p(Math.max(x, 0));
        }
    }

    static class StaticImport {
        double value(double x) {
            return exp(x);
        }
    }

    static class Reference {
        final DoubleBinaryOperator power = Math::pow;
    }

    static class Lambda {
        final DoubleUnaryOperator tangent = x -> x * Math.tanh(x);
    }

    static class Sum {
        double value(List<Double> numbers) {
            return numbers.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    static class ReferenceToSum {
        final ToDoubleFunction<DoubleStream> sum = DoubleStream::sum;
    }

    static class CollectedSum {
        final Supplier<Collector<Double, ?, Double>> mean = () -> Collectors.averagingDouble(Double::doubleValue);
    }

    static class Chance {
        double value(SplittableRandom random) {
            return random.nextGaussian();
        }
    }

    static class ReferenceToChance {
        final Function<SplittableRandom, Double> draw = SplittableRandom::nextExponential;
    }

    static class Sound {
        double value(SplittableRandom random, int... numbers) {
            return Math.sqrt(StrictMath.exp(random.nextDouble()))
                    + Arrays.stream(numbers).sum()
                    + Math.fma(1.0, 2.0, 3.0);
        }
    }

    @Test
    void everyWayToAPlatformsOwnFunctionIsFound() {
        assertThat(breaks(ArchitectureTest.NUMBERS_ARE_THE_SAME_ON_EVERY_PLATFORM))
                .containsExactlyInAnyOrder("Call", "StaticImport", "Reference", "Lambda");
    }

    @Test
    void everyWayToASumWithoutOrderIsFound() {
        assertThat(breaks(ArchitectureTest.SUMS_HAVE_AN_ORDER))
                .containsExactlyInAnyOrder("Sum", "ReferenceToSum", "CollectedSum");
    }

    @Test
    void everyWayToADrawOfTheJdkIsFound() {
        assertThat(breaks(ArchitectureTest.DRAWS_ARE_THE_SAME_ON_EVERY_PLATFORM))
                .containsExactlyInAnyOrder("Chance", "ReferenceToChance");
    }

    /** The samples that break a rule. */
    private static List<String> breaks(ArchRule rule) {
        return Arrays.stream(PortableArithmeticTest.class.getDeclaredClasses())
                .filter(sample -> rule.evaluate(new ClassFileImporter().importClasses(sample))
                        .hasViolation())
                .map(Class::getSimpleName)
                .toList();
    }

    /** Its functions are written in Java and call exact ones only, but for what {@link ArchitectureTest} keeps from us. */
    @Test
    void hipparchusComputesTheSameOnEveryPlatform() throws IOException {
        Path jar = Path.of(new File(FastMath.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getPath());
        List<String> calls = new ArrayList<>();
        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> paths = Files.walk(files.getPath("org/hipparchus"))) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(".class")).toList()) {
                calls.addAll(platformsOwnFunctions(ClassFile.of().parse(Files.readAllBytes(path))));
            }
        }

        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "org/hipparchus/util/FastMath: random",
                        "org/hipparchus/distribution/continuous/LaplaceDistribution: log",
                        "org/hipparchus/distribution/continuous/LogisticDistribution: log");
    }

    /** What a class calls or refers to is in its pool of constants. */
    private static List<String> platformsOwnFunctions(ClassModel type) {
        List<String> functions = new ArrayList<>();
        for (PoolEntry constant : type.constantPool()) {
            if (constant instanceof MemberRefEntry member
                    && member.owner().asInternalName().equals("java/lang/Math")
                    && !PortableArithmetic.EXACT.contains(member.name().stringValue())) {
                functions.add(
                        type.thisClass().asInternalName() + ": " + member.name().stringValue());
            }
        }
        return functions;
    }
}
