package dev.meno.ability;

import dev.meno.platform.BinaryFormat;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.TopicAbility;
import dev.meno.psychometrics.model.ItemModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
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

    /** Version 1: name, number of attempts and log-likelihood of each topic, on the grid of 31 nodes. */
    static final BinaryFormat<TopicEvidence> FORMAT =
            BinaryFormat.of("topic-evidence", 1, TopicEvidence::write, List.of(TopicEvidence::read));

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
        return FORMAT.toBytes(this);
    }

    static TopicEvidence ofBytes(byte @Nullable [] bytes) {
        return bytes == null ? NONE : FORMAT.ofBytes(bytes);
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(topics.size());
        for (Map.Entry<String, Evidence> topic : topics.entrySet()) {
            out.writeUTF(topic.getKey());
            out.writeInt(topic.getValue().attempts());
            out.write(topic.getValue().logLikelihood().toBytes());
        }
    }

    private static TopicEvidence read(DataInputStream in) throws IOException {
        Map<String, Evidence> topics = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String topic = in.readUTF();
            int attempts = in.readInt();
            topics.put(topic, new Evidence(attempts, LogLikelihood.ofBytes(TopicAbility.GRID, in.readNBytes(BYTES))));
        }
        return new TopicEvidence(topics);
    }
}
