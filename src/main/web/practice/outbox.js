import { newKey, post } from '../api.js';
import { createQueue } from './queue.js';

/** The answers that this browser has still to send. */
export const { waiting, sessionsWaiting, keep, flush } = createQueue({
    storage: localStorage,
    send: (sessionId, { body, key }) => post(`/v1/sessions/${sessionId}/attempts`, body, { query: { include: 'next' }, key }),
    pause: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    newKey,
});
