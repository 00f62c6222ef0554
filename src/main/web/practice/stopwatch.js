/** The time spent on a question, as a value that stands while the page is hidden: `{ before, since }` in milliseconds. */

/** The most that the server takes for an answer's time: a day. */
const LONGEST = 86_400_000;

/** A stopwatch that has run for `before` already, and runs on unless the page is hidden. */
export function stopwatch(before, now, hidden) {
    return { before, since: hidden ? null : now };
}

export function elapsed({ before, since }, now) {
    return Math.min(LONGEST, Math.round(before + (since === null ? 0 : now - since)));
}

/** The stopwatch after the page was hidden or shown. */
export function turned(watch, now, hidden) {
    return stopwatch(elapsed(watch, now), now, hidden);
}
