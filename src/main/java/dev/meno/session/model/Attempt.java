package dev.meno.session;

import dev.meno.course.Question;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.memory.Rating;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One scored answer; never changed once written. Everything else that is known of a learner follows from these. */
@Entity
class Attempt {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID sessionId;
    private UUID learnerId;
    private UUID courseId;
    private UUID questionId;
    private int questionVersion;
    private int parameterVersion;
    private int ordinal;
    private String domain;
    private String topic;
    private String kind;
    private String response;
    private int score;
    private int maxScore;
    private @Nullable Long elapsedMillis;
    private int sequence;
    private int courseRevision;
    private int hints;
    private boolean rapid;
    private double weight;
    private double discount;

    @Enumerated(EnumType.STRING)
    private Rating rating;

    private double thetaBefore;
    private double standardErrorBefore;
    private double thetaAfter;
    private double standardErrorAfter;
    private String decision;
    private Instant answeredAt;
    private @Nullable String idempotencyKey;
    private String subject;
    private String bodyHash;
    private String answer;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Attempt() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    Attempt(UUID id, Session session, Scorer.Scored scored, Outcome outcome, Origin origin, String answer) {
        Question question = scored.question();
        this.id = id;
        this.sessionId = session.id();
        this.learnerId = session.learnerId();
        this.courseId = session.courseId();
        this.questionId = question.id();
        this.questionVersion = question.version();
        this.parameterVersion = question.parameterVersion();
        this.ordinal = question.ordinal();
        this.domain = question.domain();
        this.topic = question.topic();
        this.kind = question.kind().slug();
        this.response = outcome.response();
        this.score = scored.score().points();
        this.maxScore = scored.score().maximum();
        this.elapsedMillis = scored.circumstances().elapsedMillis();
        this.sequence = scored.sequence();
        this.courseRevision = scored.courseRevision();
        this.hints = scored.circumstances().hints();
        this.rapid = scored.isRapid();
        this.weight = scored.answer().weight();
        this.discount = scored.answer().discount();
        this.rating = scored.answer().rating();
        this.thetaBefore = scored.before().theta();
        this.standardErrorBefore = scored.before().standardError();
        this.thetaAfter = scored.after().theta();
        this.standardErrorAfter = scored.after().standardError();
        this.decision = outcome.decision();
        this.answeredAt = scored.circumstances().answeredAt();
        this.idempotencyKey = origin.idempotencyKey();
        this.subject = origin.subject();
        this.bodyHash = origin.bodyHash();
        this.answer = answer;
    }

    /** What was answered, and to which choice of a question. */
    record Outcome(String response, String decision) {}

    /** Which request brought it. */
    record Origin(@Nullable String idempotencyKey, String subject, String bodyHash) {}

    boolean hasKey(String subjectOfKey, String key) {
        return key.equals(idempotencyKey) && subject.equals(subjectOfKey);
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    UUID courseId() {
        return courseId;
    }

    UUID questionId() {
        return questionId;
    }

    int questionVersion() {
        return questionVersion;
    }

    String domain() {
        return domain;
    }

    String topic() {
        return topic;
    }

    String kind() {
        return kind;
    }

    String response() {
        return response;
    }

    int score() {
        return score;
    }

    int maxScore() {
        return maxScore;
    }

    @Nullable
    Long elapsedMillis() {
        return elapsedMillis;
    }

    int courseRevision() {
        return courseRevision;
    }

    UUID learnerId() {
        return learnerId;
    }

    int sequence() {
        return sequence;
    }

    int hints() {
        return hints;
    }

    boolean isRapid() {
        return rapid;
    }

    double weight() {
        return weight;
    }

    double discount() {
        return discount;
    }

    Rating rating() {
        return rating;
    }

    AbilityEstimate before() {
        return new AbilityEstimate(thetaBefore, standardErrorBefore);
    }

    AbilityEstimate after() {
        return new AbilityEstimate(thetaAfter, standardErrorAfter);
    }

    String decision() {
        return decision;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    String bodyHash() {
        return bodyHash;
    }

    String answer() {
        return answer;
    }
}
