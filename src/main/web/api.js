/**
 * The public API from a page of the same origin: the browser adds the session's cookie by itself. Errors are RFC 9457 problem
 * documents. A request that got no answer is sent again with the same Idempotency-Key, so that nothing is lost or done twice.
 */

import { UNKNOWN, withAnswer } from './server-clock.js';

/** An answer that isn't a success. `slug` names the kind of problem, `errors` point at fields of the body. */
export class Problem extends Error {
    constructor(document, status) {
        super(document.detail || document.title || `The server answered ${status}.`);
        this.name = 'Problem';
        this.status = status;
        this.slug = String(document.type || '').replace(/^.*\//, '');
        this.errors = document.errors || [];
    }
}

/** Pauses between tries, in milliseconds; the last one is repeated. */
const PAUSES = [1000, 2000, 4000, 8000, 15000];

/** Tells `window` whether answers come: `event.detail.lost`. */
const CONNECTION = 'meno:connection';

/** A try that brings no answer for so long, in milliseconds, is given up for the next one: a radio link can hang for minutes. */
const LONGEST_TRY = 30_000;

/** The same for a file: on a slow line the largest list takes minutes, and sent again it takes as long again. */
const LONGEST_UPLOAD = 600_000;

let lost = false;

/** Whether the person signs out: what is refused from then on must not lead to a log-in that comes back here. */
let leaving = false;
document.addEventListener('submit', event => {
    leaving ||= new URL(event.target.action).pathname === '/logout';
});

let clock = UNKNOWN;

/** The time by the server's clock, in milliseconds since 1970, as its answers say: deadlines are the server's. */
export function serverNow() {
    return Date.now() + clock.offset;
}

/** Calls `listener(lost)` now and whenever the connection is lost or found again; returns what stops that. */
export function watchConnection(listener) {
    const listen = event => listener(event.detail.lost);
    window.addEventListener(CONNECTION, listen);
    listener(lost);
    return () => window.removeEventListener(CONNECTION, listen);
}

/** Reads. `query` becomes the query string, without what is null; `signal` gives up. */
export function get(path, { query = {}, signal } = {}) {
    return request('GET', withQuery(path, query), { signal });
}

/** Posts something that may be repeated: all tries carry one key. Resolves to null where the answer has no body. */
export function post(path, body, { query = {}, key = newKey(), signal } = {}) {
    return request('POST', withQuery(path, query), { body, signal, headers: { 'Idempotency-Key': key } });
}

export function put(path, body, { signal } = {}) {
    return request('PUT', path, { body, signal });
}

export function patch(path, body, { signal } = {}) {
    return request('PATCH', path, { body, signal });
}

export function remove(path, { signal } = {}) {
    return request('DELETE', path, { signal });
}

/** Reads something as a text of another type than JSON, for example text/csv. */
export function getText(path, type, { query = {}, signal } = {}) {
    return request('GET', withQuery(path, query), { signal, headers: { Accept: `${type}, application/problem+json` } });
}

/** Posts a table, a text or a file, which may be repeated because it names the state to reach. */
export function postCsv(path, table, { query = {}, signal } = {}) {
    return request('POST', withQuery(path, query), { body: table, signal, limit: LONGEST_UPLOAD, headers: { 'Content-Type': 'text/csv' } });
}

/** A key for one intent; its tries, even over a reload of the page, share it. */
export function newKey() {
    // crypto.randomUUID exists on secure origins only; a demo in a class room is often plain http.
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** A path with a query string; null, undefined and '' are left out. */
export function withQuery(path, query) {
    const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value != null && value !== ''));
    return parameters.size === 0 ? path : `${path}?${parameters}`;
}

async function request(method, path, { body, headers = {}, signal, limit = LONGEST_TRY }) {
    const options = { method, signal, headers: { Accept: 'application/json, application/problem+json', ...headers } };
    if (body !== undefined) {
        options.body = options.headers['Content-Type'] ? body : JSON.stringify(body);
        options.headers['Content-Type'] ??= 'application/json';
    }
    for (let tries = 0; ; tries++) {
        const response = await attempt(path, options, limit);
        if (response && response.status !== 503) {
            tell(false);
            return read(response);
        }
        tell(!response);
        const asked = Number(response?.headers.get('Retry-After')) * 1000;
        await pause(asked || PAUSES[Math.min(tries, PAUSES.length - 1)], signal);
    }
}

/** The answer, or null if none came. */
async function attempt(path, options, longest) {
    try {
        const asked = Date.now();
        const limit = AbortSignal.timeout(longest);
        const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
        const response = await fetch(path, { ...options, signal });
        clock = withAnswer(clock, { date: response.headers.get('Date'), asked, heard: Date.now() });
        return response;
    } catch (error) {
        if (options.signal?.aborted) {
            throw error;
        }
        return null;
    }
}

async function read(response) {
    if (response.status === 401) {
        // The session is over; the log-in leads back here.
        if (!leaving) {
            location.assign(withQuery('/login', { next: location.pathname + location.search }));
        }
        return new Promise(() => {});
    }
    const text = await response.text();
    const json = /\bjson\b/.test(response.headers.get('Content-Type') || '');
    if (!response.ok) {
        throw new Problem(json ? JSON.parse(text) : {}, response.status);
    }
    return text === '' ? null : json ? JSON.parse(text) : text;
}

function tell(nowLost) {
    if (nowLost !== lost) {
        lost = nowLost;
        window.dispatchEvent(new CustomEvent(CONNECTION, { detail: { lost } }));
    }
}

/** Waits, but not longer than until the network is back. */
function pause(milliseconds, signal) {
    return new Promise((resolve, reject) => {
        const done = () => {
            clearTimeout(timer);
            window.removeEventListener('online', done);
            signal?.removeEventListener('abort', abort);
            resolve();
        };
        const abort = () => {
            clearTimeout(timer);
            window.removeEventListener('online', done);
            reject(signal.reason);
        };
        const timer = setTimeout(done, milliseconds);
        window.addEventListener('online', done);
        signal?.addEventListener('abort', abort, { once: true });
    });
}
