package dev.meno;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What arithmetic may come out differently on another processor or JDK, for the rules of {@link ArchitectureTest}. */
final class PortableArithmetic {
    /** The methods of {@link Math} that return the same bits everywhere; the others may be off by an ulp or two. */
    static final Set<String> EXACT = Set.of(
            "IEEEremainder",
            "abs",
            "absExact",
            "addExact",
            "ceil",
            "ceilDiv",
            "ceilDivExact",
            "ceilMod",
            "clamp",
            "copySign",
            "decrementExact",
            "divideExact",
            "floor",
            "floorDiv",
            "floorDivExact",
            "floorMod",
            "fma",
            "getExponent",
            "incrementExact",
            "max",
            "min",
            "multiplyExact",
            "multiplyFull",
            "multiplyHigh",
            "negateExact",
            "nextAfter",
            "nextDown",
            "nextUp",
            "powExact",
            "rint",
            "round",
            "scalb",
            "signum",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "ulp",
            "unsignedMultiplyExact",
            "unsignedMultiplyHigh",
            "unsignedPowExact");

    private static final Set<String> SUMS = Set.of("sum", "average", "summaryStatistics");
    private static final Set<String> COLLECTED_SUMS = Set.of("averagingDouble", "summingDouble", "summarizingDouble");
    private static final Set<String> DRAWS = Set.of("nextGaussian", "nextExponential");

    private PortableArithmetic() {}

    /** A call of such a method, or a reference to it. */
    static DescribedPredicate<JavaAccess<?>> platformsOwnFunction() {
        return DescribedPredicate.describe(
                "is a function of Math that platforms may compute in their own ways (StrictMath's are the same"
                        + " everywhere)",
                access -> access.getTargetOwner().isEquivalentTo(Math.class) && !EXACT.contains(access.getName()));
    }

    /** The order of such a sum is left open, and how it is corrected for rounding has changed between JDKs. */
    static DescribedPredicate<JavaAccess<?>> sumWithoutOrder() {
        return DescribedPredicate.describe(
                "is a sum of doubles whose order is the JDK's (those of Sums have an order)",
                access ->
                        (access.getTargetOwner().isEquivalentTo(DoubleStream.class) && SUMS.contains(access.getName()))
                                || (access.getTargetOwner().isEquivalentTo(Collectors.class)
                                        && COLLECTED_SUMS.contains(access.getName())));
    }

    static DescribedPredicate<JavaAccess<?>> drawOfTheJdk() {
        return DescribedPredicate.describe(
                "is a draw by a method that is the JDK's own (Normal.draw is the same everywhere)",
                access -> access.getTargetOwner().isAssignableTo(RandomGenerator.class)
                        && DRAWS.contains(access.getName()));
    }
}
