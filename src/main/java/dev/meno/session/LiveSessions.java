package dev.meno.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which sessions of some learners are under way. */
public interface LiveSessions {
    /** Who has done nothing for longer is taken to have gone; an exam goes on until its end all the same. */
    Duration RECENT = Duration.ofMinutes(15);

    /** Sessions that are active or ended recently, the latest activity first. */
    List<LiveSession> of(Collection<UUID> learnerIds);

    /** How many answers the learners have given since a moment. */
    int answersSince(Collection<UUID> learnerIds, Instant moment);
}
