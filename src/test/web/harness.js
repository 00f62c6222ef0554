/** The least that tests of modules need: names, comparison, and a report that WebModulesTest turns into JUnit's. */

const tests = [];

/** Registers a test; its name is a sentence about behaviour. */
export function test(name, run) {
    tests.push({ name, run });
}

/** Fails unless both are the same value by their content; an absent member equals an undefined one. */
export function equal(actual, expected) {
    if (!same(actual, expected)) {
        throw new Error(`expected ${show(expected)}, but was ${show(actual)}`);
    }
}

/** Runs what was registered, one test after the other: `[{ name, error }]`, with a null error where all is well. */
export async function run() {
    const results = [];
    for (const { name, run: body } of tests) {
        try {
            await body();
            results.push({ name, error: null });
        } catch (error) {
            results.push({ name, error: error.stack });
        }
    }
    return results;
}

function same(one, other) {
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
        return Object.is(one, other);
    }
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Array.isArray(one) === Array.isArray(other) && [...keys].every(key => same(one[key], other[key]));
}

function show(value) {
    return JSON.stringify(value, (_, member) => (member === undefined ? '(undefined)' : member)) ?? String(value);
}
