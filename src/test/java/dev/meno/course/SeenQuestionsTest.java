package dev.meno.course;

import dev.meno.Golden;
import org.junit.jupiter.api.Test;

class SeenQuestionsTest {
    /** More than a container of single values holds, so that the file has a bitmap too. */
    private static final int MANY = 5_000;

    @Test
    void seenQuestionsAreReadForever() {
        SeenQuestions seen = SeenQuestions.NONE.with(0).with(17).with(70_000);
        for (int ordinal = 0; ordinal < MANY; ordinal++) {
            seen = seen.with(200_000 + 2 * ordinal);
        }
        Golden.assertIsReadForever(SeenQuestions.FORMAT, seen);
    }
}
