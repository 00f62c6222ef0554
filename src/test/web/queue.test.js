import { equal, test } from './harness.js';
import { createQueue, isPassing, withEntry } from '../../main/web/practice/queue.js';

const SESSION = { id: 's1', learnerId: 'ada' };
const answer = (questionId, choice) => ({ questionId, response: { choice } });

/** A storage of the form of localStorage, which outlives the queues on it as the browser's does a reload. */
function memory() {
    const entries = new Map();
    return {
        get length() {
            return entries.size;
        },
        key: place => [...entries.keys()][place],
        getItem: key => entries.get(key) ?? null,
        setItem: (key, value) => entries.set(key, String(value)),
        removeItem: key => entries.delete(key),
    };
}

/** A server that answers in turn, and remembers what reached it. A reply that is an Error is a problem. */
function server(...replies) {
    const reached = [];
    const send = async (_, entry) => {
        reached.push({ key: entry.key, ...entry.body.response });
        const reply = replies.length > 1 ? replies.shift() : replies[0];
        if (reply instanceof Error) {
            throw reply;
        }
        return reply;
    };
    return { reached, send };
}

/** A queue whose pauses pass at once, the pauses asked for, and what its listener hears. */
function page(storage, send) {
    let keys = 0;
    const pauses = [];
    const heard = [];
    const queue = createQueue({
        storage,
        send,
        pause: async milliseconds => pauses.push(milliseconds),
        newKey: () => `${storage.pages ?? 'k'}${++keys}`,
    });
    const listener = {
        answered: ({ body }) => heard.push(`answered ${body.response.choice}`),
        refused: ({ body }, problem) => heard.push(`refused ${body.response.choice}: ${problem.slug}`),
        delayed: () => heard.push('delayed'),
    };
    return { ...queue, pauses, heard, listener };
}

function problem(status, slug) {
    return Object.assign(new Error(slug), { status, slug });
}

/** A promise, and what settles it. */
function later() {
    let resolve;
    const promise = new Promise(settle => {
        resolve = settle;
    });
    return { promise, resolve };
}

test('an answer waits until the server has acknowledged it', async () => {
    const { reached, send } = server({});
    const { keep, flush, waiting, heard, listener } = page(memory(), send);
    keep(SESSION, answer('q1', 'A'), {});
    equal(waiting('s1').length, 1);
    await flush('s1', listener);
    equal(waiting('s1'), []);
    equal(heard, ['answered A']);
    equal(reached, [{ key: 'k1', choice: 'A' }]);
});

test('nothing is left in the storage when nothing waits', async () => {
    const storage = memory();
    const { keep, flush, listener } = page(storage, server({}).send);
    keep(SESSION, answer('q1', 'A'), {});
    await flush('s1', listener);
    equal(storage.length, 0);
});

test('a reload sends what waits again under the same key', async () => {
    const storage = memory();
    const before = page(storage, () => new Promise(() => {}));
    before.keep(SESSION, answer('q1', 'A'), {});
    before.flush('s1', before.listener);

    const { reached, send } = server({});
    const after = page(storage, send);
    await after.flush('s1', after.listener);

    equal(reached, [{ key: 'k1', choice: 'A' }]);
    equal(after.heard, ['answered A']);
});

test('an answer that may have reached the server keeps its key, and a newer one goes after it', async () => {
    const storage = memory();
    const before = page(storage, () => new Promise(() => {}));
    before.keep(SESSION, answer('q1', 'A'), {});
    before.flush('s1', before.listener);

    const { reached, send } = server({});
    const after = page(Object.assign(storage, { pages: 'n' }), send);
    after.keep(SESSION, answer('q1', 'B'), {});
    await after.flush('s1', after.listener);

    equal(reached, [
        { key: 'k1', choice: 'A' },
        { key: 'n1', choice: 'B' },
    ]);
});

test('an answer that was never sent gives way to a newer one to the same question', async () => {
    const { reached, send } = server({});
    const { keep, flush, listener } = page(memory(), send);
    keep(SESSION, answer('q1', 'A'), {});
    keep(SESSION, answer('q2', 'C'), {});
    keep(SESSION, answer('q1', 'B'), {});
    await flush('s1', listener);
    equal(
        reached.map(({ choice }) => choice),
        ['C', 'B'],
    );
});

test('every answer has a key of its own', () => {
    const { keep } = page(memory(), server({}).send);
    equal(keep(SESSION, answer('q1', 'A'), {}).key === keep(SESSION, answer('q1', 'A'), {}).key, false);
});

test('drafts that are kept while one is on its way follow in order', async () => {
    const first = later();
    const reached = [];
    const send = async (_, { body }) => {
        reached.push(body.response.choice);
        await (reached.length === 1 ? first.promise : null);
        return {};
    };
    const { keep, flush, heard, listener } = page(memory(), send);
    keep(SESSION, answer('q1', 'A'), {});
    const done = flush('s1', listener);
    keep(SESSION, answer('q1', 'B'), {});
    keep(SESSION, answer('q2', 'C'), {});
    equal(reached, ['A']);
    first.resolve();
    await done;
    equal(reached, ['A', 'B', 'C']);
    equal(heard, ['answered A', 'answered B', 'answered C']);
});

test('two callers share one sender, and nothing is sent twice', async () => {
    const { reached, send } = server({});
    const { keep, flush, listener } = page(memory(), send);
    keep(SESSION, answer('q1', 'A'), {});
    await Promise.all([flush('s1', listener), flush('s1', listener)]);
    equal(reached.length, 1);
});

test('whoever asked last hears of an answer that is on its way', async () => {
    const reply = later();
    const { keep, flush, heard, listener } = page(memory(), () => reply.promise);
    keep(SESSION, answer('q1', 'A'), {});
    const done = flush('s1', listener);
    flush('s1', { ...listener, answered: () => heard.push('the new page') });
    reply.resolve({});
    await done;
    equal(heard, ['the new page']);
});

test('a busy server is asked again under the same key, after longer and longer pauses', async () => {
    const busy = [429, 500, 502, 503, 504].map(status => problem(status, 'busy'));
    const { reached, send } = server(...busy, {});
    const { keep, flush, pauses, heard, listener } = page(memory(), send);
    keep(SESSION, answer('q1', 'A'), {});
    await flush('s1', listener);
    equal(pauses, [2000, 5000, 10000, 30000, 30000]);
    equal(new Set(reached.map(({ key }) => key)).size, 1);
    equal(heard.at(-1), 'answered A');
});

test('a refused answer is dropped, told, and the next one is sent', async () => {
    const { send } = server(problem(409, 'session-finished'), {});
    const { keep, flush, waiting, heard, listener } = page(memory(), send);
    keep(SESSION, answer('q1', 'A'), {});
    keep(SESSION, answer('q2', 'B'), {});
    await flush('s1', listener);
    equal(heard, ['refused A: session-finished', 'answered B']);
    equal(waiting('s1'), []);
});

test('a listener that fails does not turn an acknowledged answer into a refused one', async () => {
    const { keep, flush, waiting, heard, listener } = page(memory(), server({}).send);
    keep(SESSION, answer('q1', 'A'), {});
    const failing = () => {
        throw new Error('not drawn');
    };
    await flush('s1', { ...listener, answered: failing }).catch(() => {});
    equal(heard, []);
    equal(waiting('s1'), []);
});

test('sessions are found by their learner, for a browser may be shared', () => {
    const { keep, sessionsWaiting } = page(memory(), server({}).send);
    keep(SESSION, answer('q1', 'A'), {});
    keep({ id: 's2', learnerId: 'bob' }, answer('q1', 'A'), {});
    keep({ id: 's3', learnerId: 'ada' }, answer('q1', 'A'), {});
    equal(sessionsWaiting('ada'), ['s1', 's3']);
    equal(sessionsWaiting('eve'), []);
});

test('only what can pass is asked again', () => {
    equal(
        [429, 500, 503].map(status => isPassing(problem(status, 'x'))),
        [true, true, true],
    );
    equal(
        [400, 404, 409, 422].map(status => isPassing(problem(status, 'x'))),
        [false, false, false, false],
    );
    equal(isPassing(problem(409, 'concurrent-change')), true);
});

test('an entry that has begun keeps its place before a newer one', () => {
    const entry = (key, questionId, begun) => ({ key, begun, body: { questionId } });
    const entries = [entry('1', 'q1', true), entry('2', 'q2', false)];
    equal(
        withEntry(entries, entry('3', 'q1', false)).map(({ key }) => key),
        ['1', '2', '3'],
    );
    equal(
        withEntry(entries, entry('3', 'q2', false)).map(({ key }) => key),
        ['1', '3'],
    );
});
