package dev.meno.ability;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.TopicAbility;
import dev.meno.psychometrics.model.ItemModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's answers tell of the topics of one domain. Immutable.
 *
 * @param topics by the topic's slug; a topic without an answer is absent
 */
public record TopicEvidence(Map<String, Evidence> topics) {
    static final TopicEvidence NONE = new TopicEvidence(Map.of());

    private static final LogLikelihood NO_ANSWER = LogLikelihood.none(TopicAbility.GRID);
    private static final Evidence NOTHING = new Evidence(0, NO_ANSWER);
    private static final int BYTES = TopicAbility.GRID.size() * Double.BYTES;

    public TopicEvidence {
        topics = Collections.unmodifiableMap(new TreeMap<>(topics));
    }

    /**
     * The answers of one topic.
     *
     * @param attempts their number
     * @param logLikelihood on {@link TopicAbility#GRID}
     */
    public record Evidence(int attempts, LogLikelihood logLikelihood) {}

    public Evidence of(String topic) {
        return topics.getOrDefault(topic, NOTHING);
    }

    /** The evidence with one more answer, after all earlier answers have lost some of their weight. */
    TopicEvidence plus(String topic, ItemModel item, int points, double weight, double discount) {
        Map<String, Evidence> after = new TreeMap<>();
        topics.forEach((name, evidence) -> after.put(
                name, new Evidence(evidence.attempts(), evidence.logLikelihood().discounted(discount))));
        Evidence before = after.getOrDefault(topic, NOTHING);
        after.put(
                topic,
                new Evidence(before.attempts() + 1, before.logLikelihood().plus(item, points, weight)));
        return new TopicEvidence(after);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(topics.size());
            for (Map.Entry<String, Evidence> topic : topics.entrySet()) {
                out.writeUTF(topic.getKey());
                out.writeInt(topic.getValue().attempts());
                out.write(topic.getValue().logLikelihood().toBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static TopicEvidence ofBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NONE;
        }
        Map<String, Evidence> topics = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String topic = in.readUTF();
                int attempts = in.readInt();
                topics.put(
                        topic, new Evidence(attempts, LogLikelihood.ofBytes(TopicAbility.GRID, in.readNBytes(BYTES))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TopicEvidence(topics);
    }
}
