/** What the engine knows, in words. */

/** A probability or a share as a percentage that is never 0% or 100%: nothing estimated is certain. */
export function percent(share) {
    return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}

/** A level on the scale of the questions' difficulty, with its sign: `+0.4`, `−1.2`, `0.0`. */
export function level(theta) {
    const text = Math.abs(theta).toFixed(1);
    return text === '0.0' ? text : `${theta < 0 ? '−' : '+'}${text}`;
}

/** How much is known of an ability, in a few words. */
export function certainty({ standardError, attempts }) {
    if (attempts === 0) {
        return 'Not measured yet';
    }
    if (standardError > 0.75) {
        return 'Hardly known yet';
    }
    if (standardError > 0.5) {
        return 'Roughly known';
    }
    return standardError > 0.35 ? 'Fairly well known' : 'Well known';
}

/** Where an ability stands, as a sentence. */
export function standing({ attempts, theta, low, high }) {
    return attempts === 0
        ? 'No answers yet, so anything is possible.'
        : `Level ${level(theta)}, most likely between ${level(low)} and ${level(high)}.`;
}

/** What an answer changed in an ability, as a sentence; `before` may be unknown. */
export function change(before, after, title) {
    const now = level(after.theta);
    if (!before || before.attempts === 0) {
        return `A first estimate in ${title}: level ${now}. It's rough, and gets sharper with every answer.`;
    }
    const was = level(before.theta);
    const sharper = after.standardError < before.standardError - 0.005 ? " It's known more precisely now." : '';
    if (now === was) {
        return `Your level in ${title} stays at ${now}.${sharper}`;
    }
    return `Your level in ${title} went ${after.theta > before.theta ? 'up' : 'down'} from ${was} to ${now}.${sharper}`;
}

export const LEVELS = {
    unknown: 'Not met yet',
    weak: 'Weak',
    developing: 'Developing',
    mastered: 'Mastered',
};

export const MODES = {
    practice: 'Practice',
    placement: 'Placement',
    review: 'Review',
    'mock-exam': 'Mock exam',
};

export const FINISHES = {
    'finished-by-client': 'You finished it.',
    'pool-exhausted': "You've met every question in the course.",
    'max-questions': 'You answered as many questions as you planned to.',
    'target-standard-error': 'Your abilities are known as precisely as was asked for.',
    'nothing-due': 'Nothing is due for review right now.',
    'time-limit': "Time's up.",
    classified: 'The result was settled.',
};

/** `1 question`, `2 questions`. */
export function count(number, one, many = `${one}s`) {
    return `${number} ${number === 1 ? one : many}`;
}

/** A length of time in words: `2 h 5 min`, `40 s`. */
export function duration(seconds) {
    const whole = Math.round(seconds);
    if (whole < 60) {
        return whole < 1 ? 'less than 1 s' : `${whole} s`;
    }
    const minutes = Math.round(whole / 60);
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Time left as a clock shows it: `2:05:09`, `4:09`. */
export function clock(milliseconds) {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    const two = number => String(number).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The pages are in English; of its customs the reader's own are kept. */
const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en-GB';

/** A moment as people say it, in the reader's time zone. */
export function dateTime(instant, style = { dateStyle: 'medium', timeStyle: 'short' }) {
    return new Intl.DateTimeFormat(LOCALE, style).format(new Date(instant));
}

/** A day as people say it. `day` is a date without time. */
export function dayName(day) {
    return new Intl.DateTimeFormat(LOCALE, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
    );
}
