package dev.meno.session.policy;

import dev.meno.course.ItemPool;
import dev.meno.course.SeenQuestions;
import dev.meno.platform.CalendarZone;
import dev.meno.session.SessionMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session has come to, as far as the choice of its next question depends on it; immutable.
 *
 * @param domains keys of the domains that it covers
 * @param policy when it stops by itself
 * @param zone in whose days reviews fall due: the learner's when the session began
 * @param seed where all its draws come from
 * @param served the questions that it has served
 * @param servedCount how many those are
 * @param answered how many of them were answered
 * @param latestTopic topic of the latest question that was served; null before the first
 * @param topicRun how many questions of that topic came one after the other
 */
public record SessionState(
        SessionMode mode,
        List<String> domains,
        SessionPolicy policy,
        CalendarZone zone,
        long seed,
        SeenQuestions served,
        int servedCount,
        int answered,
        @Nullable String latestTopic,
        int topicRun) {
    public SessionState {
        domains = List.copyOf(domains);
    }

    /** A session before its first question. */
    public static SessionState beginning(
            SessionMode mode, List<String> domains, SessionPolicy policy, CalendarZone zone, long seed) {
        return new SessionState(mode, domains, policy, zone, seed, SeenQuestions.NONE, 0, 0, null, 0);
    }

    /** After a question was served. */
    public SessionState serve(Decision decision) {
        return new SessionState(
                mode,
                domains,
                policy,
                zone,
                seed,
                served.with(decision.ordinal()),
                servedCount + 1,
                answered,
                decision.topic(),
                decision.topic().equals(latestTopic) ? topicRun + 1 : 1);
    }

    /** After the pending question was answered. */
    public SessionState answer() {
        return new SessionState(
                mode, domains, policy, zone, seed, served, servedCount, answered + 1, latestTopic, topicRun);
    }

    /** Numbers of the domains that the session covers. */
    public List<Integer> scope(ItemPool pool) {
        return domains.stream().map(pool.domains()::indexOf).toList();
    }
}
