package dev.meno.irt;

import dev.meno.problem.FieldErrors;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items of a request, checked, in its order.
 *
 * @param positions place of each item by its id
 */
record ItemSet(List<String> ids, List<ItemModel> models, Map<String, Integer> positions) {
    /** Stands in for an item with problems, so that the rest of the request is checked too. */
    private static final ItemModel PLACEHOLDER = LogisticItem.onePl(0);

    private static final int LONGEST_ID = 255;

    /** Reads the items; what is wrong is added to the problems. */
    static ItemSet read(
            List<IrtItemRequest> items, @Nullable IrtModel fallback, boolean uncertain, FieldErrors problems) {
        List<String> ids = new ArrayList<>(items.size());
        List<ItemModel> models = new ArrayList<>(items.size());
        Map<String, Integer> positions = HashMap.newHashMap(items.size());
        for (int place = 0; place < items.size(); place++) {
            IrtItemRequest item = items.get(place);
            String pointer = "/items/" + place;
            if (item == null) {
                problems.add(pointer, "The item must be an object.");
                continue;
            }
            String id = item.id();
            if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
                problems.add(pointer + "/id", "The id must have 1 to %d characters.".formatted(LONGEST_ID));
                continue;
            }
            if (positions.putIfAbsent(id, ids.size()) != null) {
                problems.add(pointer + "/id", "Another item has the id (%s).".formatted(id));
                continue;
            }
            Optional<ItemModel> model = ItemReader.read(item, fallback, uncertain, pointer, problems);
            ids.add(id);
            models.add(model.orElse(PLACEHOLDER));
        }
        if (uncertain && items.size() > IrtLimits.UNCERTAIN_ITEMS) {
            problems.add(
                    "/items",
                    "With parameterUncertainty there must be at most %d items.".formatted(IrtLimits.UNCERTAIN_ITEMS));
        }
        return new ItemSet(ids, models, positions);
    }

    int size() {
        return ids.size();
    }
}
