package dev.meno.session.exam;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.StoredJson;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.JsonColumns;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One question of a mock exam, with the answer as it stands until the exam is closed. */
@Entity
public class ExamQuestion {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID sessionId;
    private int position;
    private int section;
    private UUID questionId;
    private boolean scored;

    @Convert(converter = JsonColumns.OfDecision.class)
    private StoredJson<Decision> decision;

    @Convert(converter = JsonColumns.OfResponse.class)
    private @Nullable StoredJson<ResponseBody> response;

    private @Nullable Long elapsedMillis;
    private @Nullable Instant savedAt;
    private @Nullable String subject;
    private String savedKeys;
    private boolean flagged;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected ExamQuestion() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    ExamQuestion(UUID id, UUID sessionId, ExamPolicy.Chosen chosen) {
        Decision decision = chosen.decision();
        this.id = id;
        this.sessionId = sessionId;
        this.position = decision.position();
        this.section = chosen.section();
        this.questionId = decision.questionId();
        this.scored = chosen.isScored();
        this.decision = StoredJson.of(Decision.class, decision);
        this.savedKeys = SavedKeys.NONE;
    }

    /** Takes over an answer, in place of an earlier one. */
    void save(ResponseBody newResponse, @Nullable Long millis, Attempt.Origin origin, Instant at) {
        response = StoredJson.of(ResponseBody.class, newResponse);
        elapsedMillis = millis;
        savedAt = at;
        subject = origin.subject();
        savedKeys = SavedKeys.with(savedKeys, origin);
    }

    void flag(boolean isFlagged) {
        flagged = isFlagged;
    }

    public boolean isAnswered() {
        return response != null;
    }

    UUID sessionId() {
        return sessionId;
    }

    public int position() {
        return position;
    }

    int section() {
        return section;
    }

    public UUID questionId() {
        return questionId;
    }

    public boolean isScored() {
        return scored;
    }

    public Decision decision() {
        return decision.value();
    }

    /** The decision to be stored with the attempt that the question becomes. */
    StoredJson<Decision> decisionAsStored() {
        return decision;
    }

    public Optional<ResponseBody> response() {
        return Optional.ofNullable(response).map(StoredJson::value);
    }

    /** The response to be stored with the attempt that the question becomes. */
    Optional<StoredJson<ResponseBody>> responseAsStored() {
        return Optional.ofNullable(response);
    }

    @Nullable
    public Long elapsedMillis() {
        return elapsedMillis;
    }

    /** How the answer came about. */
    Scorer.Circumstances circumstances(CalendarZone zone) {
        return new Scorer.Circumstances(
                0, elapsedMillis, Objects.requireNonNull(savedAt, "only what is answered has them"), zone);
    }

    @Nullable
    String subject() {
        return subject;
    }

    String savedKeys() {
        return savedKeys;
    }

    boolean isFlagged() {
        return flagged;
    }
}
