import { equal, test } from './harness.js';
import { get, newKey, post, Problem, serverNow, watchConnection, withQuery } from '../../main/web/api.js';

const PROBLEM = { type: 'https://meno.dev/problems/already-answered', detail: 'The question is answered.', errors: [] };

/** Lets fetch answer in turn; null is no answer. Waiting is cut short, as it is when the network comes back. */
async function withServer(replies, run) {
    const before = window.fetch;
    const requests = [];
    window.fetch = async (path, options) => {
        requests.push({ path, ...options });
        const reply = replies.shift();
        if (reply === null) {
            throw new TypeError('Failed to fetch');
        }
        return reply;
    };
    const online = setInterval(() => window.dispatchEvent(new Event('online')), 5);
    try {
        return { result: await run().catch(error => error), requests };
    } finally {
        clearInterval(online);
        window.fetch = before;
    }
}

function json(status, body, headers = {}) {
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

test('a query leaves out what is not said', () => {
    equal(withQuery('/v1/courses', { limit: 5, cursor: null, from: undefined, to: '' }), '/v1/courses?limit=5');
    equal(withQuery('/v1/courses', {}), '/v1/courses');
    equal(withQuery('/v1/x', { course: 'a b&c' }), '/v1/x?course=a+b%26c');
});

test('keys are long, and no two are alike', () => {
    equal(/^[0-9a-f]{32}$/.test(newKey()), true);
    equal(newKey() === newKey(), false);
});

test('a reply is read as JSON', async () => {
    const { result, requests } = await withServer([json(200, { id: 1 })], () => get('/v1/x'));
    equal([result, requests[0].method], [{ id: 1 }, 'GET']);
});

test('an empty reply is null', async () => {
    const { result } = await withServer([new Response(null, { status: 204 })], () => post('/v1/x'));
    equal(result, null);
});

test('a request that got no answer is sent again with the same key', async () => {
    const { result, requests } = await withServer([null, null, json(201, { id: 1 })], () => post('/v1/x', { a: 1 }));
    equal(result, { id: 1 });
    equal(requests.length, 3);
    equal(new Set(requests.map(({ headers }) => headers['Idempotency-Key'])).size, 1);
    equal(new Set(requests.map(({ body }) => body)).size, 1);
});

test('two posts have two keys', async () => {
    const { requests } = await withServer([json(201, {}), json(201, {})], () => post('/v1/x').then(() => post('/v1/x')));
    equal(requests[0].headers['Idempotency-Key'] === requests[1].headers['Idempotency-Key'], false);
});

test('a server that is not ready is asked again', async () => {
    const { result, requests } = await withServer([json(503, {}, { 'Retry-After': '1' }), json(200, { id: 1 })], () => get('/v1/x'));
    equal([result, requests.length], [{ id: 1 }, 2]);
});

test('whoever watches the connection hears that it is lost and found again', async () => {
    const heard = [];
    const stop = watchConnection(lost => heard.push(lost));
    await withServer([null, json(200, {})], () => get('/v1/x'));
    stop();
    await withServer([null, json(200, {})], () => get('/v1/x'));
    equal(heard, [false, true, false]);
});

test('a problem has its kind and its words', async () => {
    const { result } = await withServer([json(409, PROBLEM)], () => post('/v1/x'));
    equal(
        [result instanceof Problem, result.status, result.slug, result.message],
        [true, 409, 'already-answered', 'The question is answered.'],
    );
});

test('an error that is no problem document still says what happened', async () => {
    const { result } = await withServer([new Response('<html>', { status: 502 })], () => get('/v1/x'));
    equal([result.message, result.slug, result.errors], ['The server answered 502.', '', []]);
});

test('whoever gives up is told so, and nothing more is sent', async () => {
    const giveUp = new AbortController();
    giveUp.abort(new Error('left the page'));
    const { result, requests } = await withServer([null, json(200, {})], () => get('/v1/x', { signal: giveUp.signal }));
    equal([result instanceof Error, requests.length], [true, 1]);
});

test('the time is that of the server', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toUTCString();
    await withServer([json(200, {}, { Date: ahead })], () => get('/v1/x'));
    equal(Math.abs(serverNow() - Date.now() - 3_600_000) < 2_000, true);
});
