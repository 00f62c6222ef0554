package dev.meno.session.model;

import dev.meno.course.Question;
import dev.meno.platform.StoredJson;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.policy.Decision;
import jakarta.persistence.Convert;
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
public class Attempt {
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

    @Convert(converter = JsonColumns.OfResponse.class)
    private StoredJson<ResponseBody> response;

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

    @Convert(converter = JsonColumns.OfDecision.class)
    private StoredJson<Decision> decision;

    private Instant answeredAt;
    private @Nullable String idempotencyKey;
    private String subject;
    private String bodyHash;

    @Convert(converter = JsonColumns.OfReply.class)
    private StoredJson<AttemptView> reply;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Attempt() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    public Attempt(UUID id, Session session, Scorer.Scored scored, Outcome outcome, Origin origin) {
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
        this.sequence = scored.effect().sequence();
        this.courseRevision = scored.effect().courseRevision();
        this.hints = scored.circumstances().hints();
        this.rapid = scored.grade().isRapid();
        this.weight = scored.answer().weight();
        this.discount = scored.answer().discount();
        this.rating = scored.answer().rating();
        this.thetaBefore = scored.effect().before().theta();
        this.standardErrorBefore = scored.effect().before().standardError();
        this.thetaAfter = scored.effect().after().theta();
        this.standardErrorAfter = scored.effect().after().standardError();
        this.decision = outcome.decision();
        this.answeredAt = scored.circumstances().answeredAt();
        this.idempotencyKey = origin.idempotencyKey();
        this.subject = origin.subject();
        this.bodyHash = origin.bodyHash();
        this.reply = StoredJson.of(AttemptView.class, outcome.reply());
    }

    /** What was answered, to which choice of a question, and what was sent back for it. */
    public record Outcome(StoredJson<ResponseBody> response, StoredJson<Decision> decision, AttemptView reply) {}

    /** Which request brought it. */
    public record Origin(@Nullable String idempotencyKey, String subject, String bodyHash) {}

    public boolean hasKey(String subjectOfKey, String key) {
        return key.equals(idempotencyKey) && subject.equals(subjectOfKey);
    }

    public UUID id() {
        return id;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public UUID courseId() {
        return courseId;
    }

    public UUID questionId() {
        return questionId;
    }

    public int questionVersion() {
        return questionVersion;
    }

    public String domain() {
        return domain;
    }

    public String topic() {
        return topic;
    }

    public String kind() {
        return kind;
    }

    public ResponseBody response() {
        return response.value();
    }

    public int score() {
        return score;
    }

    public int maxScore() {
        return maxScore;
    }

    @Nullable
    public Long elapsedMillis() {
        return elapsedMillis;
    }

    public int courseRevision() {
        return courseRevision;
    }

    public UUID learnerId() {
        return learnerId;
    }

    public int sequence() {
        return sequence;
    }

    public int hints() {
        return hints;
    }

    public boolean isRapid() {
        return rapid;
    }

    public double weight() {
        return weight;
    }

    public double discount() {
        return discount;
    }

    public Rating rating() {
        return rating;
    }

    public AbilityEstimate before() {
        return new AbilityEstimate(thetaBefore, standardErrorBefore);
    }

    public AbilityEstimate after() {
        return new AbilityEstimate(thetaAfter, standardErrorAfter);
    }

    public Decision decision() {
        return decision.value();
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public String bodyHash() {
        return bodyHash;
    }

    public AttemptView reply() {
        return reply.value();
    }
}
