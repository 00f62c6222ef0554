/**
 * How far the server's clock is ahead of this one, as its answers tell: `{ offset, error }` in milliseconds. Deadlines are the
 * server's, and a device may be hours off.
 */

/** Before any answer has come. */
export const UNKNOWN = { offset: 0, error: Infinity };

/** The better of what was known and what an answer tells, whose `Date` header is `date`. */
export function withAnswer(known, { date, asked, heard }) {
    const time = Date.parse(date);
    // The answer's time lies between asking and hearing, and is cut off to whole seconds.
    const error = (heard - asked) / 2 + 500;
    return Number.isNaN(time) || error >= known.error ? known : { offset: time + 500 - (asked + heard) / 2, error };
}
