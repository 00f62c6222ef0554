package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.model.ItemModel;

/**
 * An item of a bank.
 *
 * @param domain number of the domain it measures, from 0
 */
public record BankItem(ItemModel model, int domain) {
    public BankItem {
        if (domain < 0) {
            throw new IllegalArgumentException("The domain (%d) must not be negative.".formatted(domain));
        }
    }
}
