import { useEffect, useRef } from 'preact/hooks';
import { elapsed, stopwatch, turned } from './stopwatch.js';

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

/**
 * A stopwatch for the question at hand. Returns a function that reads it, in milliseconds. `from` is the time spent before, for
 * example before a reload.
 */
export function useStopwatch(questionId, from = 0) {
    const current = useRef();
    if (current.current?.questionId !== questionId) {
        current.current = { questionId, watch: stopwatch(from, performance.now(), document.hidden) };
    }
    useEffect(() => {
        const turn = () => {
            const { watch } = current.current;
            current.current = { ...current.current, watch: turned(watch, performance.now(), document.hidden) };
        };
        document.addEventListener('visibilitychange', turn);
        return () => document.removeEventListener('visibilitychange', turn);
    }, []);
    return () => elapsed(current.current.watch, performance.now());
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
