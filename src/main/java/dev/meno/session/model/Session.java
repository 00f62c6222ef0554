package dev.meno.session;

import dev.meno.course.SeenQuestions;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
 * skipped. In a mock exam none is: its questions are {@link ExamQuestion}s.
 */
@Entity
class Session {
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
    private @Nullable String pending;

    @Enumerated(EnumType.STRING)
    private @Nullable FinishReason finishReason;

    private Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant deadlineAt;
    private @Nullable String examProfile;
    private int section;
    private int hintsShown;
    private @Nullable String latestTopic;
    private int topicRun;
    private @Nullable Instant lastActivityAt;
    private String background;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    Session(UUID id, UUID learnerId, UUID courseId, Scope scope, long seed, Instant startedAt) {
        this.id = id;
        this.learnerId = learnerId;
        this.courseId = courseId;
        this.mode = scope.mode();
        this.status = SessionStatus.ACTIVE;
        this.domains = String.join(SEPARATOR, scope.domains());
        this.maxQuestions = scope.policy().maxQuestions();
        this.targetStandardError = scope.policy().targetStandardError();
        this.background = scope.background();
        this.seed = seed;
        this.served = SeenQuestions.NONE.toBytes();
        this.startedAt = startedAt;
        this.lastActivityAt = startedAt;
    }

    /**
     * What a session is about; fixed for its life.
     *
     * @param background what the learner had said of it, as JSON
     */
    record Scope(SessionMode mode, List<String> domains, SessionPolicy policy, String background) {}

    /** Begins an exam: its profile, as JSON, is kept as it is now, and the time by which all must be done. */
    void sit(String profile, Instant deadline) {
        examProfile = profile;
        deadlineAt = deadline;
    }

    /** Whether its time is up, closed or not. */
    boolean isOverdue(Instant now) {
        return !isFinished() && deadlineAt != null && !now.isBefore(deadlineAt);
    }

    /** Moves on to another section of the exam. */
    void enterSection(int number, Instant deadline) {
        section = number;
        deadlineAt = deadline;
    }

    /** Takes over how many questions of the exam are answered. */
    void recordDrafts(int count, Instant at) {
        answered = count;
        lastActivityAt = at;
    }

    /** Takes over how many answers of the exam have full score, when it is closed. */
    void recordCorrect(int count) {
        correct = count;
    }

    /** The session as it was when it began, to be repeated. */
    Session beginning() {
        return new Session(id, learnerId, courseId, new Scope(mode, domains(), policy(), background), seed, startedAt);
    }

    /** Makes a question the pending one. */
    void serve(Decision decision, String stored) {
        pendingQuestionId = decision.questionId();
        pending = stored;
        served = SeenQuestions.ofBytes(served).with(decision.ordinal()).toBytes();
        servedCount++;
        topicRun = decision.topic().equals(latestTopic) ? topicRun + 1 : 1;
        latestTopic = decision.topic();
        lastActivityAt = decision.at();
        hintsShown = 0;
    }

    /** Takes over how many hints of the pending question were shown. */
    void showHints(int count, Instant at) {
        hintsShown = count;
        lastActivityAt = at;
    }

    /** Counts the answer to the pending question, which is pending no more. */
    void recordAnswer(boolean isCorrect) {
        clearPending();
        answered++;
        correct += isCorrect ? 1 : 0;
    }

    /** Passes over the pending question; it does not return in this session. */
    void recordSkip() {
        clearPending();
        skipped++;
    }

    /** Ends it. The question that is left open is pending no more, but it stays known that it was served. */
    void finish(FinishReason reason, Instant at) {
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

    boolean isFinished() {
        return status == SessionStatus.FINISHED;
    }

    boolean belongsTo(String subject) {
        return learnerId.toString().equals(subject);
    }

    UUID id() {
        return id;
    }

    UUID learnerId() {
        return learnerId;
    }

    UUID courseId() {
        return courseId;
    }

    SessionMode mode() {
        return mode;
    }

    SessionStatus status() {
        return status;
    }

    List<String> domains() {
        return Arrays.asList(domains.split(SEPARATOR));
    }

    SessionPolicy policy() {
        return new SessionPolicy(maxQuestions, targetStandardError);
    }

    int hintsShown() {
        return hintsShown;
    }

    /** Topic of the latest question that was served. */
    @Nullable
    String latestTopic() {
        return latestTopic;
    }

    /** How many questions of that topic came one after the other. */
    int topicRun() {
        return topicRun;
    }

    String background() {
        return background;
    }

    long seed() {
        return seed;
    }

    int servedCount() {
        return servedCount;
    }

    SeenQuestions served() {
        return SeenQuestions.ofBytes(served);
    }

    int answered() {
        return answered;
    }

    int skipped() {
        return skipped;
    }

    int correct() {
        return correct;
    }

    @Nullable
    UUID pendingQuestionId() {
        return pendingQuestionId;
    }

    /** The decision by which the pending question was chosen, as JSON. */
    @Nullable
    String pending() {
        return isFinished() ? null : pending;
    }

    /** The decision of the question that was pending when the session was finished, as JSON. */
    @Nullable
    String leftOpen() {
        return isFinished() ? pending : null;
    }

    @Nullable
    FinishReason finishReason() {
        return finishReason;
    }

    @Nullable
    Instant deadline() {
        return deadlineAt;
    }

    int section() {
        return section;
    }

    /** The exam as it was when this one began, as JSON. */
    @Nullable
    String examProfile() {
        return examProfile;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
