package dev.meno.analytics.folding;

import dev.meno.ability.Standings.Standing;
import dev.meno.course.SeenQuestions;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Where a learner stands in a course, and how far the attempts are folded into it and into the learner's days. */
@Entity
class LearnerStanding {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID learnerId;
    private UUID courseId;
    private int folded;
    private byte[] answered;
    private int courseRevision;
    private @Nullable Double passProbability;
    private byte[] topics;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected LearnerStanding() {}

    void fold(int throughSequence, SeenQuestions answeredThen) {
        folded = throughSequence;
        answered = answeredThen.toBytes();
    }

    void stand(Standing standing, int revision) {
        courseRevision = revision;
        passProbability = standing.passProbability().isPresent()
                ? standing.passProbability().getAsDouble()
                : null;
        topics = TopicMarks.of(standing.topics()).toBytes();
    }

    UUID learnerId() {
        return learnerId;
    }

    int folded() {
        return folded;
    }

    SeenQuestions answered() {
        return SeenQuestions.ofBytes(answered);
    }

    int courseRevision() {
        return courseRevision;
    }
}
