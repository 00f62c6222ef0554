/** How numbers and times are said. What is null is withheld or unknown, and shown as a dash. */

export const NOTHING = '–';

const WHOLE = new Intl.NumberFormat('en-GB');
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function whole(number) {
    return number == null ? NOTHING : WHOLE.format(number);
}

export function decimal(number, digits = 2) {
    return number == null ? NOTHING : number.toFixed(digits).replace('-', '−');
}

/** With its sign, for abilities and differences: +0.12. */
export function signed(number, digits = 2) {
    if (number == null) {
        return NOTHING;
    }
    const text = decimal(number, digits);
    return Number(number.toFixed(digits)) > 0 ? `+${text}` : text.replace(/^−(0\.?0*)$/, '$1');
}

export function percent(share) {
    if (share == null) {
        return NOTHING;
    }
    // What is possible is not said to be impossible, nor what is uncertain to be sure.
    return share > 0 && share < 0.005 ? '<1%' : share < 1 && share >= 0.995 ? '>99%' : `${Math.round(share * 100)}%`;
}

/** An estimate with its standard error: +0.12 ± 0.16. */
export function estimate(value, error) {
    return value == null ? NOTHING : `${signed(value)} ± ${decimal(error)}`;
}

export function count(number, one, many = `${one}s`) {
    return `${whole(number)} ${number === 1 ? one : many}`;
}

/** A day written 2026-11-23, or a moment. */
export function day(text) {
    return text == null ? NOTHING : DAY.format(new Date(text));
}

export function time(text) {
    return text == null ? 'never' : TIME.format(new Date(text));
}

export function clock(text) {
    return text == null ? NOTHING : CLOCK.format(new Date(text));
}

/** The words behind a key: little-known becomes Little known. */
export function words(key) {
    const text = key.replaceAll('-', ' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
}
