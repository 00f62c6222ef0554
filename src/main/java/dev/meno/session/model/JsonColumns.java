package dev.meno.session.model;

import dev.meno.course.ExamProfile;
import dev.meno.learner.Background;
import dev.meno.platform.JsonColumn;
import dev.meno.session.policy.Decision;
import jakarta.persistence.Converter;

/** The JSON columns of sessions, their questions and attempts. */
public final class JsonColumns {
    private JsonColumns() {}

    /** How a question was chosen. */
    @Converter
    public static class OfDecision extends JsonColumn<Decision> {
        public OfDecision() {
            super(Decision.class);
        }
    }

    /** What a learner answered. */
    @Converter
    public static class OfResponse extends JsonColumn<ResponseBody> {
        public OfResponse() {
            super(ResponseBody.class);
        }
    }

    /** What HTTP sent back for it. */
    @Converter
    public static class OfReply extends JsonColumn<AttemptView> {
        public OfReply() {
            super(AttemptView.class);
        }
    }

    /** What a learner had said of the course. */
    @Converter
    public static class OfBackground extends JsonColumn<Background> {
        public OfBackground() {
            super(Background.class);
        }
    }

    /** An exam as it was when it began. */
    @Converter
    public static class OfExamProfile extends JsonColumn<ExamProfile> {
        public OfExamProfile() {
            super(ExamProfile.class);
        }
    }
}
