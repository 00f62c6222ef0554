package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.model.ItemModel;
import java.util.Set;

/**
 * An item of a bank.
 *
 * @param domain number of the domain it measures, from 0
 * @param families names of the groups it belongs to; two items of one family are enemies, of which a session shows one
 */
public record BankItem(ItemModel model, int domain, Set<String> families) {
    public BankItem {
        if (domain < 0) {
            throw new IllegalArgumentException("The domain (%d) must not be negative.".formatted(domain));
        }
        families = Set.copyOf(families);
    }

    /** An item without enemies. */
    public BankItem(ItemModel model, int domain) {
        this(model, domain, Set.of());
    }
}
