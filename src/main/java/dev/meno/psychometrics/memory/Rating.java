package dev.meno.psychometrics.memory;

/** How well something was recalled. */
public enum Rating {
    /** Not recalled. */
    AGAIN(1),
    /** Recalled with serious difficulty. */
    HARD(2),
    /** Recalled. */
    GOOD(3),
    /** Recalled without effort. */
    EASY(4);

    private final int grade;

    Rating(int grade) {
        this.grade = grade;
    }

    /** The grade of the published formulas, 1 to 4. */
    int grade() {
        return grade;
    }
}
