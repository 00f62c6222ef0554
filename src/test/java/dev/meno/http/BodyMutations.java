package dev.meno.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meno.platform.Contract;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes bad bodies out of a good one. The generator decides all, so that a seed names a body. */
final class BodyMutations {
    /** Stands in the text of a body for what no tree can hold, until it is replaced there. */
    private static final String MARK = "MARK-8f3a";

    private static final List<byte[]> INVALID_UTF8 = bytes(
            "ff",
            "fe",
            "80",
            "bf",
            "c0 80",
            "c0 af",
            "c1 bf",
            "e0 80 af",
            "ed a0 80",
            "ed bf bf",
            "f0 80 80 af",
            "f4 90 80 80",
            "f8 88 80 80 80",
            "e2 82",
            "f0 9f 98",
            "c3");
    private static final List<String> UNSTORABLE =
            List.of("\\u0000", "\\ud800", "\\udc00", "\\uD83D", "\\udc00\\ud800", "\\ud800\\ud800", "\\ud800\\u0041");
    private static final List<String> TRAILING =
            List.of("{}", "[]", "1", "null", "\"\"", ",", "}", "]", "x", "//", "/**/", "#", "\u0000", "\\", "true");
    private static final List<String> NO_VALUES = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "nul",
            "True",
            "'x'",
            "01",
            "+1",
            ".5",
            "1.",
            "0x1F",
            "1e",
            "--1",
            "/*c*/1",
            "\"\\x41\"",
            "\"\\u00g0\"",
            "\"\n\"",
            "\"\t\"",
            "\"",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "{,}",
            "[",
            "{",
            "1e400",
            "-1e400",
            "9".repeat(1_200),
            "1" + "0".repeat(400) + ".5",
            "1e99999999999");
    private static final List<String> WRONG_VALUES = List.of(
            "1", "1.9", "true", "false", "\"x\"", "[]", "{}", "[[]]", "[null]", "{\"a\":1}", "-1", "1e3", "\"\"");
    private static final List<String> WRONG_RESPONSES = List.of(
            "{}",
            "{\"choice\":null}",
            "{\"choice\":\"\"}",
            "{\"choice\":\"ZZ\"}",
            "{\"choice\":\"A\",\"number\":1}",
            "{\"choice\":\"A\",\"choices\":[\"A\"]}",
            "{\"choices\":[]}",
            "{\"choices\":[null]}",
            "{\"choices\":[\"A\",\"A\"]}",
            "{\"choices\":[\"ZZ\"]}",
            "{\"choices\":\"A\"}",
            "{\"number\":\"1\"}",
            "{\"number\":1e400}",
            "{\"order\":[]}",
            "{\"matches\":{}}",
            "{\"matches\":{\"1\":\"ZZ\"}}");

    private final RandomGenerator random;

    BodyMutations(RandomGenerator random) {
        this.random = random;
    }

    /** What was done to a body. */
    enum Kind {
        TRUNCATED,
        INVALID_UTF8,
        RAW_NUL,
        UNSTORABLE_TEXT,
        NO_JSON_VALUE,
        DUPLICATE_KEY,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        HUGE_STRING,
        TRAILING_TOKENS,
        WRONG_RESPONSE,
        OTHER_ROOT,
        NO_BODY,
        FIELD_LEFT_OUT,
        FLIPPED;

        /** Whether a body that this was done to may still be one that the operation takes. */
        boolean mayStayValid() {
            return this == NO_BODY || this == FIELD_LEFT_OUT || this == FLIPPED;
        }
    }

    /** A bad body, one character a byte. */
    record Mutant(Kind kind, String text) {
        byte[] body() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    Mutant mutate(ObjectNode good) {
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(kinds.length)];
        if (kind == Kind.WRONG_RESPONSE && !good.has("response")) {
            kind = Kind.WRONG_TYPE;
        }
        if (kind == Kind.HUGE_STRING && random.nextInt(4) > 0) {
            kind = Kind.UNSTORABLE_TEXT;
        }
        return new Mutant(kind, new String(apply(kind, good), StandardCharsets.ISO_8859_1));
    }

    private byte[] apply(Kind kind, ObjectNode good) {
        return switch (kind) {
            case TRUNCATED -> truncated(utf8(good.toString()));
            case INVALID_UTF8 -> inserted(utf8(good.toString()), pick(INVALID_UTF8));
            case RAW_NUL -> inserted(utf8(good.toString()), new byte[] {0});
            case UNSTORABLE_TEXT -> utf8(withUnstorableText(good));
            case NO_JSON_VALUE -> utf8(withValue(good, pick(NO_VALUES)));
            case DUPLICATE_KEY -> utf8(withDuplicateKey(good));
            case UNKNOWN_FIELD -> utf8(withUnknownField(good));
            case WRONG_TYPE -> utf8(withWrongType(good));
            case HUGE_STRING -> utf8(withHugeString(good));
            case TRAILING_TOKENS -> utf8(good + pick(List.of("", " ", "\n")) + pick(TRAILING));
            case WRONG_RESPONSE -> utf8(withField(good, "response", pick(WRONG_RESPONSES)));
            case OTHER_ROOT ->
                utf8(pick(List.of("[]", "[%s]", "\"\"", "\"x\"", "1", "0.5", "true", "[[%s]]"))
                        .formatted(good));
            case NO_BODY -> utf8(pick(List.of("", " ", "\n", "null", " null ")));
            case FIELD_LEFT_OUT -> utf8(withoutAField(good));
            case FLIPPED -> flipped(utf8(good.toString()));
        };
    }

    private byte[] truncated(byte[] body) {
        return java.util.Arrays.copyOf(body, 1 + random.nextInt(body.length - 1));
    }

    private byte[] inserted(byte[] body, byte[] bad) {
        int at = random.nextInt(body.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        out.writeBytes(bad);
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private byte[] flipped(byte[] body) {
        byte[] changed = body.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private String withUnstorableText(ObjectNode good) {
        String bad = pick(UNSTORABLE);
        if (random.nextBoolean()) {
            ObjectNode body = good.deepCopy();
            pick(objects(body)).put(MARK, "x");
            return body.toString().replace(MARK, bad);
        }
        return withValue(good, "\"" + pick(List.of("", "x")) + bad + pick(List.of("", "x")) + "\"");
    }

    /** Replaces any value, however deep, by a piece of text. */
    private String withValue(ObjectNode good, String text) {
        ObjectNode body = good.deepCopy();
        Slot slot = pick(slots(body));
        slot.set(TextNode.valueOf(MARK));
        return body.toString().replace("\"" + MARK + "\"", text);
    }

    private String withField(ObjectNode good, String field, String text) {
        ObjectNode body = good.deepCopy();
        body.put(field, MARK);
        return body.toString().replace("\"" + MARK + "\"", text);
    }

    private String withWrongType(ObjectNode good) {
        ObjectNode body = good.deepCopy();
        Slot slot = pick(slots(body));
        List<String> wrong = WRONG_VALUES.stream()
                .filter(value -> !sameType(parse(value), slot.get()))
                .toList();
        slot.set(TextNode.valueOf(MARK));
        return body.toString().replace("\"" + MARK + "\"", pick(wrong));
    }

    private static boolean sameType(JsonNode a, JsonNode b) {
        // A whole number is a fine value for a fraction, not the other way round.
        boolean numbers = a.isNumber() && b.isNumber() && (a.isIntegralNumber() || !b.isIntegralNumber());
        return numbers || (a.getNodeType() == b.getNodeType() && !a.isNumber());
    }

    private String withDuplicateKey(ObjectNode good) {
        ObjectNode body = good.deepCopy();
        ObjectNode object = pick(objects(body));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = pick(names);
        String again =
                TextNode.valueOf(name) + ":" + pick(List.of(object.get(name).toString(), "null", "1"));
        object.put(MARK, 1);
        return body.toString().replace("\"" + MARK + "\":1", again);
    }

    private String withUnknownField(ObjectNode good) {
        ObjectNode body = good.deepCopy();
        String name = pick(
                List.of("", "x", "id_", "tenantId", "$where", "a/b~c", "ключ", "😀", "__proto__", "\n", "constructor"));
        pick(objects(body)).put(MARK, 1);
        return body.toString()
                .replace(
                        "\"" + MARK + "\":1",
                        TextNode.valueOf(name) + ":" + pick(List.of("1", "null", "{}", "[]", "\"\"", "[{\"a\":[1]}]")));
    }

    private String withHugeString(ObjectNode good) {
        ObjectNode body = good.deepCopy();
        List<Slot> texts =
                slots(body).stream().filter(slot -> slot.get().isTextual()).toList();
        String unit = pick(List.of("a", "a-", "é", "😀", " ", "\n", "\\", "\"", "<", "0"));
        String huge = unit.repeat(300 + random.nextInt(30_000));
        if (texts.isEmpty()) {
            body.put(huge, 1);
        } else {
            pick(texts).set(TextNode.valueOf(huge));
        }
        return body.toString();
    }

    private String withoutAField(ObjectNode good) {
        ObjectNode body = good.deepCopy();
        ObjectNode object = pick(objects(body));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = pick(names);
        if (random.nextBoolean()) {
            object.remove(name);
        } else {
            object.putNull(name);
        }
        return body.toString();
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    private static List<Slot> slots(JsonNode node) {
        List<Slot> slots = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> slots.add(new Field(object, name)));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                slots.add(new Element(array, i));
            }
        }
        node.forEach(child -> slots.addAll(slots(child)));
        return slots;
    }

    /** A place in a tree whose value can be replaced. */
    private sealed interface Slot {
        JsonNode get();

        void set(JsonNode value);
    }

    private record Field(ObjectNode object, String name) implements Slot {
        @Override
        public JsonNode get() {
            return object.get(name);
        }

        @Override
        public void set(JsonNode value) {
            object.set(name, value);
        }
    }

    private record Element(ArrayNode array, int index) implements Slot {
        @Override
        public JsonNode get() {
            return array.get(index);
        }

        @Override
        public void set(JsonNode value) {
            array.set(index, value);
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static JsonNode parse(String json) {
        try {
            return Contract.JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> bytes(String... hex) {
        return java.util.Arrays.stream(hex)
                .map(HexFormat.ofDelimiter(" ")::parseHex)
                .toList();
    }
}
