package dev.meno.irt;

import dev.meno.problem.FieldError;
import dev.meno.problem.FieldErrors;
import dev.meno.psychometrics.ability.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One learner's responses, checked: positions of the items and the scored category of each.
 */
record ResponseVector(List<Integer> items, List<Integer> categories) {
    /** Reads the vectors; what is wrong is added to the problems. */
    static List<ResponseVector> read(List<Map<String, Integer>> responses, ItemSet items, FieldErrors problems) {
        List<ResponseVector> vectors = new ArrayList<>(responses.size());
        for (int row = 0; row < responses.size(); row++) {
            Map<String, Integer> response = responses.get(row);
            if (response == null) {
                problems.add("/responses/" + row, "The responses of a learner must be an object.");
            } else {
                vectors.add(read(response, items, "/responses/" + row, problems));
            }
        }
        return vectors;
    }

    private static ResponseVector read(
            Map<String, Integer> response, ItemSet items, String pointer, FieldErrors problems) {
        List<Integer> positions = new ArrayList<>(response.size());
        List<Integer> categories = new ArrayList<>(response.size());
        response.forEach((id, category) -> {
            Integer position = items.positions().get(id);
            String at = pointer + "/" + FieldError.segment(id);
            if (position == null) {
                problems.add(at, "There is no item with this id.");
            } else if (category == null
                    || category < 0
                    || category >= items.models().get(position).categories()) {
                problems.add(
                        at,
                        "The category must be a whole number from 0 to %d."
                                .formatted(items.models().get(position).categories() - 1));
            } else {
                positions.add(position);
                categories.add(category);
            }
        });
        return new ResponseVector(positions, categories);
    }

    int size() {
        return items.size();
    }

    List<Response> responses(ItemSet set) {
        List<Response> responses = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            responses.add(new Response(set.models().get(items.get(i)), categories.get(i)));
        }
        return responses;
    }
}
