package dev.meno.ability;

import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.AbilityEstimate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A learner's ability in one domain of a course: the additive likelihood of all answers, and what follows from it. */
@Entity
class Ability {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID learnerId;
    private UUID courseId;
    private String domain;
    private byte[] logLikelihood;
    private double theta;
    private double standardError;
    private int attempts;
    private byte[] answered;
    private byte @Nullable [] topics;
    private byte @Nullable [] memories;
    private @Nullable Instant lastAttemptAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Ability() {}

    /** Takes over the state after one more answer. */
    void become(DomainState state) {
        logLikelihood = StoredLikelihood.toBytes(state.logLikelihood());
        theta = state.estimate().theta();
        standardError = state.estimate().standardError();
        topics = state.topics().toBytes();
        memories = state.memories().toBytes();
        answered = state.answered().toBytes();
        attempts = state.attempts();
        lastAttemptAt = state.lastAttemptAt();
    }

    DomainState state() {
        return new DomainState(
                StoredLikelihood.ofBytes(logLikelihood),
                estimate(),
                TopicEvidence.ofBytes(topics),
                Memories.ofBytes(memories),
                SeenQuestions.ofBytes(answered),
                attempts,
                lastAttemptAt);
    }

    AbilityEstimate estimate() {
        return new AbilityEstimate(theta, standardError);
    }

    UUID learnerId() {
        return learnerId;
    }

    @Nullable
    Instant lastAttemptAt() {
        return lastAttemptAt;
    }

    String domain() {
        return domain;
    }

    AbilityView view() {
        return AbilityView.of(domain, estimate(), attempts);
    }
}
