import { newKey, post } from '../api.js';

/**
 * Answers on their way to the server. An answer is written down in the browser's storage before it is sent, with the key under
 * which it is sent, and taken out when the server has acknowledged or refused it: a reload, a dead battery or a log-in in between
 * changes nothing. The answers of a session go one after the other, so that a late repetition never overtakes a newer answer.
 */

/** Pauses after an answer of the server that is no fault of ours, in milliseconds; the last one is repeated. */
const PAUSES = [2000, 5000, 10000, 30000];

const PREFIX = 'meno:outbox:';

/** What waits for a session, oldest first: `{key, learnerId, body, question, begun}`. */
export function waiting(sessionId) {
    return JSON.parse(localStorage.getItem(PREFIX + sessionId) || '[]');
}

/** A learner's sessions for which something waits, for example from before the browser was closed. */
export function sessionsWaiting(learnerId) {
    return Object.keys(localStorage)
        .filter(key => key.startsWith(PREFIX))
        .map(key => key.slice(PREFIX.length))
        // A browser may be shared: nobody sends what is another's.
        .filter(sessionId => waiting(sessionId)[0]?.learnerId === learnerId);
}

/**
 * Writes an answer down. One to the same question that was never sent gives way to it; one that may have reached the server
 * keeps its place and its key.
 */
export function keep(session, body, question) {
    const entry = { key: newKey(), learnerId: session.learnerId, body, question, begun: false };
    const others = waiting(session.id).filter(other => other.begun || other.body.questionId !== body.questionId);
    store(session.id, [...others, entry]);
    return entry;
}

/** At most one sender a session, whose end every caller shares. */
const senders = new Map();

/** Who hears of a session's answers: whoever asked last, for pages come and go while an answer is on its way. */
const listeners = new Map();

/**
 * Sends what waits for a session until nothing does. `listener` hears of each answer: `answered(entry, result)`,
 * `refused(entry, problem)`, after which the entry is gone, and `delayed(problem)` when the server asks for patience. It stays
 * the session's listener until another takes its place.
 */
export function flush(sessionId, listener) {
    listeners.set(sessionId, listener);
    if (!senders.has(sessionId)) {
        senders.set(sessionId, sendAll(sessionId).finally(() => senders.delete(sessionId)));
    }
    return senders.get(sessionId);
}

async function sendAll(sessionId) {
    for (let [entry] = waiting(sessionId); entry; [entry] = waiting(sessionId)) {
        update(sessionId, entry.key, { begun: true });
        await send(sessionId, entry);
    }
}

async function send(sessionId, entry) {
    for (let tries = 0; ; tries++) {
        try {
            const result = await post(`/v1/sessions/${sessionId}/attempts`, entry.body, {
                query: { include: 'next' },
                key: entry.key,
            });
            drop(sessionId, entry.key);
            listeners.get(sessionId).answered(entry, result);
            return;
        } catch (problem) {
            if (!isPassing(problem)) {
                drop(sessionId, entry.key);
                listeners.get(sessionId).refused(entry, problem);
                return;
            }
            listeners.get(sessionId).delayed?.(problem);
            await new Promise(resolve => setTimeout(resolve, PAUSES[Math.min(tries, PAUSES.length - 1)]));
        }
    }
}

/** Whether the same request can succeed later: too many requests, a fault of the server, the same request still running. */
function isPassing(problem) {
    return problem.status === 429 || problem.status >= 500 || problem.slug === 'concurrent-change';
}

function drop(sessionId, key) {
    store(sessionId, waiting(sessionId).filter(entry => entry.key !== key));
}

function update(sessionId, key, changes) {
    store(sessionId, waiting(sessionId).map(entry => (entry.key === key ? { ...entry, ...changes } : entry)));
}

function store(sessionId, entries) {
    if (entries.length === 0) {
        localStorage.removeItem(PREFIX + sessionId);
    } else {
        localStorage.setItem(PREFIX + sessionId, JSON.stringify(entries));
    }
}
