package dev.meno.psychometrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.NominalItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Values computed by catR; where they come from is told in {@code src/test/resources/reference/README.md}. */
public final class Reference {
    private static final JsonMapper JSON = new JsonMapper();

    private Reference() {}

    public static JsonNode read(String file) {
        try (InputStream stream = Reference.class.getResourceAsStream("/reference/" + file)) {
            return JSON.readTree(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<LogisticItem> bank(JsonNode file) {
        return file.get("bank").valueStream().map(Reference::item).toList();
    }

    public static LogisticItem item(JsonNode item) {
        return new LogisticItem(
                item.get("a").doubleValue(),
                item.get("b").doubleValue(),
                item.get("c").doubleValue(),
                item.get("d").doubleValue());
    }

    /** An item of the file of polytomous items. */
    public static ItemModel polytomous(String model, JsonNode item) {
        return switch (model) {
            case "GRM" -> new GradedItem(item.get("a").doubleValue(), numbers(item.get("b")));
            case "PCM", "GPCM" -> new PartialCreditItem(item.get("a").doubleValue(), numbers(item.get("b")));
            case "NRM" -> new NominalItem(numbers(item.get("slopes")), numbers(item.get("intercepts")));
            default -> throw new IllegalArgumentException(model);
        };
    }

    public static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    /** Distance relative to the expected value. */
    public static double relativeError(double expected, double actual) {
        return Math.abs(actual / expected - 1);
    }

    /**
     * How far the value lies beyond the rounding of a number that was stored with 10 significant digits, relative to
     * that number. The files cannot tell two values apart that round to the same digits.
     */
    public static double errorBeyondRounding(double stored, double actual) {
        double halfUnit = 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(stored))) - 9);
        return Math.max(0, Math.abs(actual - stored) - halfUnit) / Math.abs(stored);
    }
}
