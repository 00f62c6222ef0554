package dev.meno.psychometrics.ability;

import dev.meno.psychometrics.model.ItemModel;

/**
 * A scored response to an item.
 *
 * @param category 0 to {@code item.categories() - 1}
 */
public record Response(ItemModel item, int category) {
    public Response {
        if (category < 0 || category >= item.categories()) {
            throw new IllegalArgumentException(
                    "The category (%d) must be from 0 to %d.".formatted(category, item.categories() - 1));
        }
    }
}
