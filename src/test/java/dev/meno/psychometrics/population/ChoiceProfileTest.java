package dev.meno.psychometrics.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ChoiceProfileTest {
    private static final RandomGeneratorFactory<RandomGenerator> SEEDED = RandomGeneratorFactory.of("L64X128MixRandom");

    @Test
    void bandsAreAQuarterOfALogitAndOpenAtTheEnds() {
        assertThat(AbilityBands.of(-3.001)).isZero();
        assertThat(AbilityBands.of(-3)).isEqualTo(1);
        assertThat(AbilityBands.of(0)).isEqualTo(13);
        assertThat(AbilityBands.of(2.999)).isEqualTo(24);
        assertThat(AbilityBands.of(3)).isEqualTo(25);
        assertThat(AbilityBands.of(Double.POSITIVE_INFINITY)).isEqualTo(25);
        assertThat(AbilityBands.from(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(AbilityBands.to(25)).isEqualTo(Double.POSITIVE_INFINITY);
        for (int band = 1; band < AbilityBands.COUNT; band++) {
            assertThat(AbilityBands.of(AbilityBands.from(band))).isEqualTo(band);
            assertThat(AbilityBands.to(band - 1)).isEqualTo(AbilityBands.from(band));
        }
    }

    @Test
    void answersAreCountedByOptionAndAbility() {
        ChoiceProfile profile = ChoiceProfile.NONE
                .plus(List.of("A"), -1, 0)
                .plus(List.of("B"), 1, 1)
                .plus(List.of("B", "C"), 1.1, 0.5);
        assertThat(profile.answers()).isEqualTo(3);
        assertThat(profile.options()).containsExactly("A", "B", "C");
        assertThat(profile.chosen("B", AbilityBands.of(1))).isEqualTo(2);
        assertThat(profile.chosen("B", AbilityBands.of(-1))).isZero();
        assertThat(profile.chosen("Z", 0)).isZero();
        assertThat(profile.score(AbilityBands.of(1))).isEqualTo(1.5);
    }

    @Test
    void whatWasAddedInAnyOrderCanBeTakenOutToTheBit() {
        RandomGenerator random = SEEDED.create(4);
        List<ChoiceProfile> members = new ArrayList<>();
        for (int member = 0; member < 40; member++) {
            ChoiceProfile profile = ChoiceProfile.NONE;
            for (int answer = 0; answer < 10; answer++) {
                profile = profile.plus(
                        List.of("ABCD".substring(random.nextInt(4)).substring(0, 1)),
                        random.nextGaussian(),
                        random.nextInt(4) / 3.0);
            }
            members.add(profile);
        }
        ChoiceProfile forwards = members.stream().reduce(ChoiceProfile.NONE, ChoiceProfile::plus);
        ChoiceProfile backwards = members.reversed().stream().reduce(ChoiceProfile.NONE, ChoiceProfile::plus);
        assertThat(backwards).isEqualTo(forwards);
        ChoiceProfile without = members.subList(0, 39).stream().reduce(ChoiceProfile.NONE, ChoiceProfile::plus);
        assertThat(forwards.minus(members.get(39))).isEqualTo(without);
        assertThat(forwards.minus(forwards)).isEqualTo(ChoiceProfile.NONE);
    }

    @Test
    void fifthsAreOfAboutEqualSizeAndLeaveNobodyOut() {
        RandomGenerator random = SEEDED.create(5);
        ChoiceProfile profile = ChoiceProfile.NONE;
        for (int answer = 0; answer < 1_000; answer++) {
            profile = profile.plus(List.of(random.nextBoolean() ? "A" : "B"), random.nextGaussian(), 1);
        }
        List<ChoiceProfile.Group> fifths = profile.groups(5);
        assertThat(fifths).hasSize(5);
        assertThat(fifths.stream().mapToInt(ChoiceProfile.Group::answers).sum()).isEqualTo(1_000);
        // A band holds at most a tenth of a standard normal group, so a bound is off by half of that at most.
        fifths.forEach(fifth -> assertThat(fifth.answers()).isBetween(100, 300));
        for (int i = 1; i < 5; i++) {
            assertThat(fifths.get(i).from())
                    .isGreaterThanOrEqualTo(fifths.get(i - 1).to());
        }
        fifths.forEach(fifth -> assertThat(fifth.choices().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(fifth.answers()));
    }

    @Test
    void fewAbilitiesMakeFewGroups() {
        ChoiceProfile profile = ChoiceProfile.NONE
                .plus(List.of("A"), 0.1, 1)
                .plus(List.of("A"), 0.2, 1)
                .plus(List.of("B"), 2.1, 0);
        List<ChoiceProfile.Group> groups = profile.groups(5);
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst()).isEqualTo(new ChoiceProfile.Group(0, 0.25, 2, 1, Map.of("A", 2, "B", 0)));
        assertThat(groups.getFirst().middle()).isEqualTo(0.125);
        assertThat(ChoiceProfile.NONE.groups(5)).isEmpty();
    }

    @Test
    void wilsonsIntervalIsThatOfThePublishedExample() {
        // 81 of 263: Newcombe (1998), Two-sided confidence intervals for the single proportion, table I.
        ObservedShare share = ObservedShare.of(81 / 263.0, 263);
        assertThat(share.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(share.high()).isCloseTo(0.3662, within(5e-5));
        assertThat(ObservedShare.of(0, 20).low()).isZero();
        assertThat(ObservedShare.of(0, 20).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(ObservedShare.of(1, 20).high()).isEqualTo(1);
    }
}
