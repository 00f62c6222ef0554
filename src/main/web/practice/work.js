import { useEffect, useRef } from 'preact/hooks';

/**
 * What a learner has done on the question at hand but not sent: the answer as it stands, the hints shown, the time spent. Kept in
 * the browser for the session, one question at a time, so that a reload loses nothing.
 */
const PREFIX = 'meno:work:';

export function readWork(sessionId, questionId) {
    const work = JSON.parse(localStorage.getItem(PREFIX + sessionId) || 'null');
    return work?.questionId === questionId ? work : { questionId, hints: [], elapsedMillis: 0 };
}

export function writeWork(sessionId, work) {
    localStorage.setItem(PREFIX + sessionId, JSON.stringify(work));
}

export function clearWork(sessionId) {
    localStorage.removeItem(PREFIX + sessionId);
}

/** The most that the server takes for an answer's time: a day. */
const LONGEST = 86_400_000;

/**
 * A stopwatch for the question at hand that stands while the page is hidden. Returns a function that reads it, in milliseconds.
 * `from` is the time spent before, for example before a reload.
 */
export function useStopwatch(questionId, from = 0) {
    const watch = useRef();
    if (watch.current?.questionId !== questionId) {
        watch.current = { questionId, before: from, since: document.hidden ? null : performance.now() };
    }
    const read = () => {
        const { before, since } = watch.current;
        return Math.min(LONGEST, Math.round(before + (since === null ? 0 : performance.now() - since)));
    };
    useEffect(() => {
        const turn = () => {
            const before = read();
            watch.current = { ...watch.current, before, since: document.hidden ? null : performance.now() };
        };
        document.addEventListener('visibilitychange', turn);
        return () => document.removeEventListener('visibilitychange', turn);
    }, []);
    return read;
}

const TIMES = 'meno:times:';

/** Time spent on each question of an exam, in milliseconds by its id. */
export function readTimes(sessionId) {
    return JSON.parse(localStorage.getItem(TIMES + sessionId) || '{}');
}

export function writeTime(sessionId, questionId, elapsedMillis) {
    localStorage.setItem(TIMES + sessionId, JSON.stringify({ ...readTimes(sessionId), [questionId]: elapsedMillis }));
}

/** Forgets all of a session that is over. */
export function clearSession(sessionId) {
    clearWork(sessionId);
    localStorage.removeItem(TIMES + sessionId);
}
