/**
 * Reads a number as people write it: with a point or a comma, with thousands set apart, in scientific notation. What could be read
 * in two ways is refused rather than guessed, and so is a unit: a learner who writes `82 %` may mean 82 or 0.82.
 *
 * Returns `{ number }` or `{ problem }`; both are absent for an empty text.
 */
export function readNumber(text) {
    let digits = text.trim().replace(/[\u2212\u2013]/g, '-');
    if (digits === '') {
        return {};
    }
    // Spaces (also thin and no-break ones) and apostrophes set thousands apart.
    if (/^[+-]?\d{1,3}(?:[\s\u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/.test(digits)) {
        digits = digits.replace(/[\s\u00a0\u2009\u202f'’]/g, '');
    }
    if (/[^\d.,+\-eE]/.test(digits)) {
        return { problem: 'Enter only the number, without a unit, a percent sign or words.' };
    }
    const [, sign, mantissa, exponent = ''] = /^([+-]?)([\d.,]*)((?:[eE][+-]?\d+)?)$/.exec(digits) || [];
    const plain = mantissa && withPoint(mantissa);
    if (!plain) {
        return { problem: "That isn't a number. Write it like 0.82 or 1250." };
    }
    if (plain === AMBIGUOUS) {
        const [whole, rest] = mantissa.split(',');
        return { problem: `Does the comma set thousands apart? Write ${whole}${rest} or ${whole}.${rest}.` };
    }
    const number = Number(sign + plain + exponent);
    return Number.isFinite(number) ? { number } : { problem: 'The number is too large.' };
}

const AMBIGUOUS = Symbol('ambiguous');

/** The mantissa with a point and nothing else between its digits; null if that cannot be. */
function withPoint(mantissa) {
    if (/^(\d+\.?\d*|\.\d+)$/.test(mantissa)) {
        return mantissa;
    }
    if (/^[1-9]\d{0,2},\d{3}$/.test(mantissa)) {
        return AMBIGUOUS;
    }
    if (/^(\d+,\d*|,\d+)$/.test(mantissa)) {
        return mantissa.replace(',', '.');
    }
    if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(mantissa)) {
        return mantissa.replaceAll(',', '');
    }
    if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(mantissa)) {
        return mantissa.replaceAll('.', '').replace(',', '.');
    }
    return null;
}

/** A number as English writes it, with no more digits than it has. */
export function formatNumber(number) {
    return new Intl.NumberFormat('en', { maximumSignificantDigits: 12 }).format(number);
}
