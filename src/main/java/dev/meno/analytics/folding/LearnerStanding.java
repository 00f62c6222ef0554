package dev.meno.analytics.folding;

import dev.meno.ability.Standings.Standing;
import dev.meno.course.SeenQuestions;
import dev.meno.platform.CalendarZone;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Where a learner stands in a course, and how far the attempts are folded into it and into the learner's days. */
@Entity
class LearnerStanding {
    private static final String SEPARATOR = ",";

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
    private String zones;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected LearnerStanding() {}

    /**
     * Takes over how far the attempts are folded.
     *
     * @param dayZones zones in whose days they are
     */
    void fold(int throughSequence, SeenQuestions answeredThen, Set<CalendarZone> dayZones) {
        folded = throughSequence;
        answered = answeredThen.toBytes();
        zones = dayZones.stream().map(CalendarZone::id).sorted().collect(Collectors.joining(SEPARATOR));
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

    /** Zones in whose days the attempts folded are counted. */
    Set<CalendarZone> zones() {
        return Arrays.stream(zones.split(SEPARATOR))
                .filter(id -> !id.isEmpty())
                .map(CalendarZone::of)
                .collect(Collectors.toSet());
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
