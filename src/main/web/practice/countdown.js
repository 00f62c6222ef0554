/**
 * The time left of an exam, as a value: `{ end, left, called, ended }`. It goes by moments, never by counting ticks, because a
 * device that sleeps doesn't tick.
 */

/** When the time left is called out, in minutes. */
const CALLS = [30, 10, 5, 1];

/** A call comes so soon after its minute has begun, in milliseconds, or not at all: later it would be untrue. */
const CALL_WINDOW = 5_000;

/** How long before the end the clock looks urgent, in milliseconds. */
const URGENT = 5 * 60_000;

/** After the deadline the server may need a moment to have it passed too, in milliseconds. */
const GRACE = 1_500;

/** A countdown to a moment in milliseconds since 1970. */
export function countdown(end, now) {
    return { end, left: end - now, called: null, ended: false };
}

/** The countdown at a later moment. `called` is the minutes to call out last, `ended` stays true once the time is up. */
export function at(timer, now) {
    const left = timer.end - now;
    const minutes = Math.ceil(left / 60_000);
    const isCall = CALLS.includes(minutes) && minutes * 60_000 - left < CALL_WINDOW;
    return { ...timer, left, called: isCall ? minutes : timer.called, ended: timer.ended || left <= -GRACE };
}

export function isUrgent({ left }) {
    return left < URGENT;
}
