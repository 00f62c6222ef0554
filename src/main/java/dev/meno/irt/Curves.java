package dev.meno.irt;

import dev.meno.problem.FieldErrors;
import dev.meno.psychometrics.model.ItemModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tabulates probabilities and informations of items. */
final class Curves {
    private static final double REACH = 1000;

    private Curves() {}

    static CurvesView draw(CurvesRequest request) {
        FieldErrors problems = new FieldErrors();
        ItemSet items = ItemSet.read(request.items(), request.model(), false, problems);
        long categories =
                items.models().stream().mapToLong(ItemModel::categories).sum();
        problems.require(
                categories * request.thetas().size() <= IrtLimits.CURVE_POINTS,
                "/thetas",
                "Items × abilities × categories must be at most %d.".formatted(IrtLimits.CURVE_POINTS));
        for (int place = 0; place < request.thetas().size(); place++) {
            Double theta = request.thetas().get(place);
            problems.require(
                    theta != null && Math.abs(theta) <= REACH,
                    "/thetas/" + place,
                    "The ability must be a number from -1000 to 1000.");
        }
        problems.refuse();
        List<CurvesView.CurveView> curves = new ArrayList<>(items.size());
        for (int item = 0; item < items.size(); item++) {
            curves.add(curve(items.ids().get(item), items.models().get(item), request.thetas()));
        }
        return new CurvesView(curves);
    }

    private static CurvesView.CurveView curve(String id, ItemModel model, List<Double> thetas) {
        return new CurvesView.CurveView(
                id,
                thetas.stream()
                        .map(theta -> IntStream.range(0, model.categories())
                                .mapToObj(category -> model.probability(theta, category))
                                .toList())
                        .toList(),
                thetas.stream().map(model::information).toList());
    }
}
