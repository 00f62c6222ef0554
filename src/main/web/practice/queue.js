/**
 * Answers on their way to the server. An answer is written down before it is sent, with the key under which it is sent, and taken
 * out when the server has acknowledged or refused it: a reload, a dead battery or a log-in in between changes nothing. The answers
 * of a session go one after the other, so that a late repetition never overtakes a newer answer.
 */

/** Pauses after an answer of the server that isn't our fault, in milliseconds; the last one is repeated. */
const PAUSES = [2000, 5000, 10000, 30000];

const PREFIX = 'meno:outbox:';

/**
 * A queue for each session, in `storage` (of the form of localStorage). `send(sessionId, entry)` resolves to the server's reply or
 * rejects with its problem, `pause(milliseconds)` waits, `newKey()` makes a key.
 */
export function createQueue({ storage, send, pause, newKey }) {
    /** At most one sender a session, whose end every caller shares. */
    const senders = new Map();
    /** Who hears of a session's answers: whoever asked last, for pages come and go while an answer is on its way. */
    const listeners = new Map();

    /** What waits for a session, oldest first: `{ key, learnerId, body, question, begun }`. */
    function waiting(sessionId) {
        return JSON.parse(storage.getItem(PREFIX + sessionId) || '[]');
    }

    function store(sessionId, entries) {
        if (entries.length === 0) {
            storage.removeItem(PREFIX + sessionId);
        } else {
            storage.setItem(PREFIX + sessionId, JSON.stringify(entries));
        }
    }

    /** A learner's sessions for which something waits, for example from before the browser was closed. */
    function sessionsWaiting(learnerId) {
        return (
            Array.from({ length: storage.length }, (_, place) => storage.key(place))
                .filter(key => key.startsWith(PREFIX))
                .map(key => key.slice(PREFIX.length))
                // A browser may be shared: nobody sends what is another's.
                .filter(sessionId => waiting(sessionId)[0]?.learnerId === learnerId)
        );
    }

    /** Writes an answer down. `session` names the session and its learner. */
    function keep(session, body, question) {
        const entry = { key: newKey(), learnerId: session.learnerId, body, question, begun: false };
        store(session.id, withEntry(waiting(session.id), entry));
        return entry;
    }

    /**
     * Sends what waits for a session until nothing does. `listener` hears of each answer: `answered(entry, reply)`,
     * `refused(entry, problem)`, after which the entry is gone, and `delayed(problem)` when the server asks for patience. It stays
     * the session's listener until another takes its place.
     */
    function flush(sessionId, listener) {
        listeners.set(sessionId, listener);
        if (!senders.has(sessionId)) {
            senders.set(
                sessionId,
                sendAll(sessionId).finally(() => senders.delete(sessionId)),
            );
        }
        return senders.get(sessionId);
    }

    async function sendAll(sessionId) {
        for (let [entry] = waiting(sessionId); entry; [entry] = waiting(sessionId)) {
            store(sessionId, withBegun(waiting(sessionId), entry.key));
            const outcome = await sendUntilDecided(sessionId, entry);
            store(sessionId, without(waiting(sessionId), entry.key));
            if (outcome.problem) {
                listeners.get(sessionId).refused(entry, outcome.problem);
            } else {
                listeners.get(sessionId).answered(entry, outcome.reply);
            }
        }
    }

    async function sendUntilDecided(sessionId, entry) {
        for (let tries = 0; ; tries++) {
            try {
                return { reply: await send(sessionId, entry) };
            } catch (problem) {
                if (!isPassing(problem)) {
                    return { problem };
                }
                listeners.get(sessionId).delayed?.(problem);
                await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
            }
        }
    }

    return { waiting, sessionsWaiting, keep, flush };
}

/**
 * The entries with a new one. One to the same question that was never sent gives way to it; one that may have reached the server
 * keeps its place and its key.
 */
export function withEntry(entries, entry) {
    return [...entries.filter(other => other.begun || other.body.questionId !== entry.body.questionId), entry];
}

function withBegun(entries, key) {
    return entries.map(entry => (entry.key === key ? { ...entry, begun: true } : entry));
}

function without(entries, key) {
    return entries.filter(entry => entry.key !== key);
}

/** Whether the same request can succeed later: too many requests, a fault of the server, the same request still running. */
export function isPassing(problem) {
    return problem.status === 429 || problem.status >= 500 || problem.slug === 'concurrent-change';
}
