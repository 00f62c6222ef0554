package dev.meno.session.model;

import dev.meno.course.ExamProfile;
import dev.meno.course.SeenQuestions;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.StoredJson;
import dev.meno.session.SessionMode;
import dev.meno.session.SessionStatus;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.FinishReason;
import dev.meno.session.policy.SessionPolicy;
import dev.meno.session.policy.SessionState;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One adaptive run of a learner through a course.
 *
 * <pre>
 * ACTIVE --answer, skip--> ACTIVE   (a question is pending)
 * ACTIVE --finish, stopping rule, no question left--> FINISHED   (none is)
 * </pre>
 *
 * In practice a question is pending exactly while the session is active; it stays the same until it is answered or
 * skipped. In a mock exam none is: its questions have rows of their own.
 */
@Entity
public class Session {
    private static final String SEPARATOR = ",";

    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID learnerId;
    private UUID courseId;

    @Enumerated(EnumType.STRING)
    private SessionMode mode;

    @Enumerated(EnumType.STRING)
    private SessionStatus status;

    private String domains;
    private @Nullable Integer maxQuestions;
    private @Nullable Double targetStandardError;
    private long seed;
    private int servedCount;
    private byte[] served;
    private int answered;
    private int skipped;
    private int correct;
    private @Nullable UUID pendingQuestionId;

    @Convert(converter = JsonColumns.OfDecision.class)
    private @Nullable StoredJson<Decision> pending;

    @Enumerated(EnumType.STRING)
    private @Nullable FinishReason finishReason;

    private Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant deadlineAt;

    @Convert(converter = JsonColumns.OfExamProfile.class)
    private @Nullable StoredJson<ExamProfile> examProfile;

    private int section;
    private int hintsShown;
    private @Nullable String latestTopic;
    private int topicRun;
    private Instant lastActivityAt;

    @Convert(converter = JsonColumns.OfBackground.class)
    private StoredJson<Background> background;

    private CalendarZone timeZone;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    public Session(UUID id, UUID learnerId, UUID courseId, Scope scope, long seed, Instant startedAt) {
        this.id = id;
        this.learnerId = learnerId;
        this.courseId = courseId;
        this.mode = scope.mode();
        this.status = SessionStatus.ACTIVE;
        this.domains = String.join(SEPARATOR, scope.domains());
        this.maxQuestions = scope.policy().maxQuestions();
        this.targetStandardError = scope.policy().targetStandardError();
        this.background = StoredJson.of(Background.class, scope.background());
        this.timeZone = scope.zone();
        this.seed = seed;
        this.served = SeenQuestions.NONE.toBytes();
        this.startedAt = startedAt;
        this.lastActivityAt = startedAt;
    }

    /**
     * What a session is about; fixed for its life.
     *
     * @param background what the learner had said of it
     * @param zone the zone of the learner's days
     */
    public record Scope(
            SessionMode mode, List<String> domains, SessionPolicy policy, Background background, CalendarZone zone) {}

    /** Begins an exam: its profile is kept as it is now, and the time by which all must be done. */
    public void sit(ExamProfile profile) {
        examProfile = StoredJson.of(ExamProfile.class, profile);
        deadlineAt = startedAt.plus(Duration.ofMinutes(profile.minutes()));
    }

    /** Whether its time is up, closed or not. */
    public boolean isOverdue(Instant now) {
        return !isFinished() && deadlineAt != null && !now.isBefore(deadlineAt);
    }

    /** Moves on to another section of the exam. */
    public void enterSection(int number, Instant deadline) {
        section = number;
        deadlineAt = deadline;
    }

    /** Counts an answer to a question of the exam, which may have had one before. */
    public void recordDraft(boolean isFirst, Instant at) {
        answered += isFirst ? 1 : 0;
        lastActivityAt = at;
    }

    /** Takes over how many answers of the exam have full score, when it is closed. */
    public void recordCorrect(int count) {
        correct = count;
    }

    /** What the choice of the next question depends on. */
    public SessionState state() {
        return new SessionState(
                mode, domains(), policy(), timeZone, seed, served(), servedCount, answered, latestTopic, topicRun);
    }

    /** The session's state as it was when it began. */
    public SessionState beginning() {
        return SessionState.beginning(mode, domains(), policy(), timeZone, seed);
    }

    /** Makes a question the pending one. */
    public void serve(Decision decision) {
        pendingQuestionId = decision.questionId();
        pending = StoredJson.of(Decision.class, decision);
        SessionState after = state().serve(decision);
        served = after.served().toBytes();
        servedCount = after.servedCount();
        topicRun = after.topicRun();
        latestTopic = after.latestTopic();
        lastActivityAt = decision.at();
        hintsShown = 0;
    }

    /** Takes over how many hints of the pending question were shown. */
    public void showHints(int count, Instant at) {
        hintsShown = count;
        lastActivityAt = at;
    }

    /** Counts the answer to the pending question, which is pending no more. */
    public void recordAnswer(boolean isCorrect) {
        clearPending();
        answered++;
        correct += isCorrect ? 1 : 0;
    }

    /** Passes over the pending question; it does not return in this session. */
    public void recordSkip() {
        clearPending();
        skipped++;
    }

    /** Ends it. The question that is left open is pending no more, but it stays known that it was served. */
    public void finish(FinishReason reason, Instant at) {
        pendingQuestionId = null;
        status = SessionStatus.FINISHED;
        finishReason = reason;
        finishedAt = at;
        lastActivityAt = at;
    }

    private void clearPending() {
        pendingQuestionId = null;
        pending = null;
    }

    public boolean isFinished() {
        return status == SessionStatus.FINISHED;
    }

    public boolean belongsTo(String subject) {
        return learnerId.toString().equals(subject);
    }

    public UUID id() {
        return id;
    }

    public UUID learnerId() {
        return learnerId;
    }

    public UUID courseId() {
        return courseId;
    }

    public SessionMode mode() {
        return mode;
    }

    public SessionStatus status() {
        return status;
    }

    public List<String> domains() {
        return Arrays.asList(domains.split(SEPARATOR));
    }

    public SessionPolicy policy() {
        return new SessionPolicy(maxQuestions, targetStandardError);
    }

    public int hintsShown() {
        return hintsShown;
    }

    /** The zone of the learner's days when it began, which holds for all of it. */
    public CalendarZone zone() {
        return timeZone;
    }

    public Background background() {
        return background.value();
    }

    public long seed() {
        return seed;
    }

    public SeenQuestions served() {
        return SeenQuestions.ofBytes(served);
    }

    public int answered() {
        return answered;
    }

    public int skipped() {
        return skipped;
    }

    public int correct() {
        return correct;
    }

    @Nullable
    public UUID pendingQuestionId() {
        return pendingQuestionId;
    }

    /** The decision by which the pending question was chosen; empty when there is none. */
    public Optional<Decision> pending() {
        return isFinished() ? Optional.empty() : latest();
    }

    /** The decision of the pending question, or of the one that was pending when the session was finished. */
    public Optional<Decision> latest() {
        return Optional.ofNullable(pending).map(StoredJson::value);
    }

    /**
     * The decision of the pending question as it is stored, to be stored with what becomes of the question.
     *
     * @throws NullPointerException if no question is pending
     */
    public StoredJson<Decision> pendingAsStored() {
        return Objects.requireNonNull(pending, "no question is pending");
    }

    @Nullable
    public FinishReason finishReason() {
        return finishReason;
    }

    @Nullable
    public Instant deadline() {
        return deadlineAt;
    }

    public int section() {
        return section;
    }

    /**
     * The exam as it was when this one began: a course published later changes no running exam.
     *
     * @throws NullPointerException if the session is no exam
     */
    public ExamProfile exam() {
        return Objects.requireNonNull(examProfile, "only an exam has a profile").value();
    }

    public Instant startedAt() {
        return startedAt;
    }

    @Nullable
    public Instant finishedAt() {
        return finishedAt;
    }
}
