package dev.meno.course;

/**
 * How well a response did.
 *
 * @param points category reached, 0 to {@code maximum}; the category of the item model
 */
public record Score(int points, int maximum) {
    static Score rightOrWrong(boolean right) {
        return new Score(right ? 1 : 0, 1);
    }

    public boolean isFull() {
        return points == maximum;
    }
}
