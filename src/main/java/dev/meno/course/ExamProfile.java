package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meno.psychometrics.forecast.ScoreScale;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The exam that a course prepares for, as data; the form of {@code exam} in {@code course.json}. How many questions come
 * from each domain stands with the domains.
 *
 * @param questions questions in one form; at most so many in an adaptive exam
 * @param unscored how many of them are on trial and do not count; the candidate is not told which
 * @param minutes time allowed for all of it
 * @param kinds kinds of question that the exam has
 * @param multipleResponseCredit what a multiple-response question earns
 * @param scale how points are reported
 * @param retakeWaitDays days to wait after a failure
 * @param reviewAllowed whether an answer can be changed and questions be answered in any order
 * @param sections parts with a time of their own, in order; empty for an exam in one piece
 * @param adaptive how an exam is stopped that chooses its questions by the answers; absent for a fixed form
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExamProfile(
        int questions,
        int unscored,
        int minutes,
        List<QuestionKind> kinds,
        MultipleResponseCredit multipleResponseCredit,
        Scale scale,
        int retakeWaitDays,
        boolean reviewAllowed,
        List<Section> sections,
        @Nullable Adaptive adaptive) {
    private static final Scale PERCENT = new Scale(0, 100, 70, null);

    public ExamProfile {
        kinds = List.copyOf(kinds);
        sections = List.copyOf(sections);
    }

    @JsonCreator
    static ExamProfile of(
            @JsonProperty("questions") int questions,
            @JsonProperty("unscored") @Nullable Integer unscored,
            @JsonProperty("minutes") int minutes,
            @JsonProperty("kinds") @Nullable List<QuestionKind> kinds,
            @JsonProperty("multipleResponseCredit") @Nullable MultipleResponseCredit credit,
            @JsonProperty("scale") @Nullable Scale scale,
            @JsonProperty("retakeWaitDays") @Nullable Integer retakeWaitDays,
            @JsonProperty("reviewAllowed") @Nullable Boolean reviewAllowed,
            @JsonProperty("sections") @Nullable List<Section> sections,
            @JsonProperty("adaptive") @Nullable Adaptive adaptive) {
        return new ExamProfile(
                questions,
                Objects.requireNonNullElse(unscored, 0),
                minutes,
                Objects.requireNonNullElse(kinds, List.of(QuestionKind.values())),
                Objects.requireNonNullElse(credit, MultipleResponseCredit.PARTIAL),
                Objects.requireNonNullElse(scale, PERCENT),
                Objects.requireNonNullElse(retakeWaitDays, 0),
                // An adaptive exam rests on the answers given: to change one would make nonsense of what followed.
                Objects.requireNonNullElse(reviewAllowed, adaptive == null),
                Objects.requireNonNullElse(sections, List.of()),
                adaptive);
    }

    /** What a multiple-response question earns in the exam. */
    public enum MultipleResponseCredit {
        /** A point for each right option, as in practice. */
        @JsonProperty("partial")
        PARTIAL,
        /** One point if all is right, else none. */
        @JsonProperty("all-or-nothing")
        ALL_OR_NOTHING
    }

    /**
     * The scale of the reported score.
     *
     * @param passShare share of the points that earns the pass mark, in (0, 1]; where the exam's owner does not publish it,
     *     it is absent and the scale is taken to be one straight line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Scale(
            double lowest,
            double highest,
            double passMark,
            @Nullable Double passShare) {
        /** The scale of a form. */
        public ScoreScale of(int maxPoints) {
            return passShare == null
                    ? ScoreScale.linear(lowest, highest, passMark, maxPoints)
                    : new ScoreScale(lowest, highest, passMark, passShare * maxPoints, maxPoints);
        }

        /** Share of the points that earns the pass mark. */
        public double shareToPass() {
            return passShare == null ? (passMark - lowest) / (highest - lowest) : passShare;
        }
    }

    /**
     * A part of an exam; its questions can be answered while it lasts, and not after.
     *
     * @param domains keys of the domains whose questions it holds
     */
    public record Section(String key, String title, List<String> domains, int minutes) {
        public Section {
            domains = List.copyOf(domains);
        }
    }

    /**
     * Stopping of an adaptive exam.
     *
     * @param minimum questions at least
     * @param confidence probability with which passing or failing must be settled to stop before the last question
     */
    public record Adaptive(int minimum, double confidence) {}

    /** Number of questions that count. */
    public int scored() {
        return questions - unscored;
    }
}
