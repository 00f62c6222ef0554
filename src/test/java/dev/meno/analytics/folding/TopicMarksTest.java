package dev.meno.analytics.folding;

import dev.meno.Golden;
import dev.meno.ability.TopicMasteryView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicMarksTest {
    @Test
    void marksAreReadForever() {
        Map<String, TopicMarks.Mark> marks = new LinkedHashMap<>();
        int attempts = 1;
        for (TopicMasteryView.Level level : TopicMasteryView.Level.values()) {
            attempts *= 100;
            marks.put("topic-" + level.name(), new TopicMarks.Mark(0.75f, 0.1f, 1, attempts, level));
        }
        Golden.assertIsReadForever(TopicMarks.FORMAT, new TopicMarks(marks));
    }
}
