package dev.meno.analytics.folding;

import dev.meno.ability.TopicMasteryView;
import dev.meno.platform.BinaryFormat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A learner's mastery of topics, packed small: a heat map reads a thousand of them. */
public record TopicMarks(Map<String, Mark> marks) {
    public static final TopicMarks NONE = new TopicMarks(Map.of());

    /** Version 1: name, mastery, its interval, number of attempts and name of the level of each topic. */
    static final BinaryFormat<TopicMarks> FORMAT =
            BinaryFormat.of("topic-marks", 1, TopicMarks::write, List.of(TopicMarks::read));

    public TopicMarks {
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
    }

    /**
     * Mastery of one topic.
     *
     * @param mastery share of the topic's points to expect, in [0, 1]
     * @param low lower end of the interval that holds it with a probability of 0.9
     * @param high upper end
     */
    public record Mark(float mastery, float low, float high, int attempts, TopicMasteryView.Level level) {}

    static TopicMarks of(List<TopicMasteryView> topics) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        topics.stream()
                .filter(topic -> topic.attempts() > 0)
                .forEach(topic -> marks.put(
                        topic.topic(),
                        new Mark(
                                (float) topic.mastery(),
                                (float) topic.low(),
                                (float) topic.high(),
                                topic.attempts(),
                                topic.level())));
        return new TopicMarks(marks);
    }

    byte[] toBytes() {
        return FORMAT.toBytes(this);
    }

    static TopicMarks ofBytes(byte[] bytes) {
        return FORMAT.ofBytes(bytes);
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(marks.size());
        for (Map.Entry<String, Mark> topic : marks.entrySet()) {
            Mark mark = topic.getValue();
            out.writeUTF(topic.getKey());
            out.writeFloat(mark.mastery());
            out.writeFloat(mark.low());
            out.writeFloat(mark.high());
            out.writeInt(mark.attempts());
            out.writeUTF(mark.level().name());
        }
    }

    private static TopicMarks read(DataInputStream in) throws IOException {
        Map<String, Mark> marks = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            marks.put(
                    in.readUTF(),
                    new Mark(
                            in.readFloat(),
                            in.readFloat(),
                            in.readFloat(),
                            in.readInt(),
                            TopicMasteryView.Level.valueOf(in.readUTF())));
        }
        return new TopicMarks(marks);
    }
}
