package dev.meno.psychometrics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FormAssemblerTest {
    private static final int SIZE = 120;
    private static final List<Integer> PER_DOMAIN = List.of(20, 10);

    /** Domain 0 holds the first 80 items in groups of 20 and 60, domain 1 the rest; items 0 to 4 are a family. */
    private static final ItemBank BANK = ItemBank.of(
            ThetaGrid.STANDARD,
            IntStream.range(0, SIZE)
                    .mapToObj(item -> new BankItem(
                            LogisticItem.twoPl(1, 0), item < 80 ? 0 : 1, item < 5 ? Set.of("family") : Set.of()))
                    .toList());

    private static final List<String> GROUPS = IntStream.range(0, SIZE)
            .mapToObj(item -> item < 20 ? "small" : item < 80 ? "large" : "other")
            .toList();

    private final FormAssembler assembler = new FormAssembler(BANK, GROUPS);

    private static BitSet all() {
        BitSet items = new BitSet();
        items.set(0, SIZE);
        return items;
    }

    @Property(tries = 50)
    void everyFormMeetsTheBlueprintExactly(@ForAll long seed) {
        List<Integer> form =
                assembler.assemble(all(), PER_DOMAIN, new BitSet(), seed).orElseThrow();

        assertThat(form).doesNotHaveDuplicates().hasSize(30);
        assertThat(form.stream().filter(item -> BANK.domainOf(item) == 0)).hasSize(20);
        assertThat(form.stream().collect(Collectors.groupingBy(GROUPS::get, Collectors.counting())))
                .containsEntry("small", 5L)
                .containsEntry("large", 15L);
        assertThat(form.stream().filter(item -> item < 5)).hasSizeLessThanOrEqualTo(1);
        assertThat(assembler.assemble(all(), PER_DOMAIN, new BitSet(), seed)).contains(form);
    }

    @Test
    void overManyFormsEachItemIsUsedAboutEquallyOften() {
        int forms = 2000;
        int[] uses = new int[SIZE];
        for (int seed = 0; seed < forms; seed++) {
            assembler
                    .assemble(all(), PER_DOMAIN, new BitSet(), seed)
                    .orElseThrow()
                    .forEach(item -> uses[item]++);
        }
        for (int item = 5; item < SIZE; item++) {
            // A quarter of the bank is in a form; the standard deviation of a count is 19.
            assertThat(uses[item]).as("item %d", item).isBetween(400, 680);
        }
    }

    @Test
    void whatWasAnsweredBeforeComesLast() {
        BitSet answered = new BitSet();
        answered.set(20, 60);
        answered.set(80, 100);

        List<Integer> form = assembler.assemble(all(), PER_DOMAIN, answered, 7).orElseThrow();

        assertThat(form).noneMatch(answered::get);
    }

    @Test
    void aDomainWithTooFewItemsHasNoForm() {
        BitSet few = all();
        few.clear(80, 111);

        assertThat(assembler.assemble(few, PER_DOMAIN, new BitSet(), 1)).isEqualTo(Optional.empty());
        // Six items of which five are enemies of each other make a form of two at most.
        BitSet family = new BitSet();
        family.set(0, 6);
        assertThat(assembler.assemble(family, List.of(3, 0), new BitSet(), 1)).isEmpty();
        assertThat(assembler.assemble(family, List.of(2, 0), new BitSet(), 1)).isPresent();
    }

    @Test
    void theOrderTellsNothingOfTheDomain() {
        int first = 0;
        for (int seed = 0; seed < 1000; seed++) {
            List<Integer> form =
                    assembler.assemble(all(), PER_DOMAIN, new BitSet(), seed).orElseThrow();
            first += BANK.domainOf(form.getFirst());
        }
        assertThat(first).isBetween(280, 390);
    }

    @Property
    void sharesAddUpAndAreWithinOneOfTheirDue(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 60) Integer> counts,
            @ForAll @IntRange(max = 100) int percent) {
        int sum = counts.stream().mapToInt(Integer::intValue).sum();
        int total = sum * percent / 100;

        List<Integer> shares = FormAssembler.apportion(counts, total);

        assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
        for (int i = 0; i < counts.size(); i++) {
            double due = (double) counts.get(i) * total / sum;
            assertThat(Math.abs(shares.get(i) - due)).isLessThan(1);
            assertThat(shares.get(i)).isLessThanOrEqualTo(counts.get(i));
        }
    }

    @Test
    void fifteenOfSixtyFiveAreSharedAsTheExamIs() {
        assertThat(FormAssembler.apportion(List.of(33, 16, 16), 15)).containsExactly(7, 4, 4);
        assertThatThrownBy(() -> new FormAssembler(BANK, List.of("one"))).isInstanceOf(IllegalArgumentException.class);
    }
}
