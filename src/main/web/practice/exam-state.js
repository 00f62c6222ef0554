import { given } from '../responses.js';

/**
 * A mock exam under way as a state machine: questions in any order where the exam allows that (`isFree`), drafts saved on every
 * change, nothing said of right and wrong before the end. Nothing here draws, stores, or asks the server: `reduce` says by effects
 * what to do, and hears by events what came of it.
 *
 * State: `list` is the server's list of questions with the section under way, null before it has come. `shown` is what is on the
 * page: a question with the draft of its answer, `{ expected: position }` while one is on its way, `{ done: true }` when none is
 * left. `known` are the questions met on this page by their position: they can be answered without a connection.
 *
 * | effect | asks for |
 * |---|---|
 * | `load-list` | the list, then `list-loaded`; `wanted` is the position to open, null for the next one |
 * | `load-next` | the question that a linear exam comes to, then `next-loaded` |
 * | `load-question` | a question, then `question-loaded` or `question-failed`; `ahead` if it isn't on the page yet |
 * | `load-session` | the session, then `session-loaded` with the same `otherwise` |
 * | `go` | an address, then `opened` |
 * | `keep` | a response written down on this device |
 * | `send`, `send-soon` | what was kept sent, now or when the typing has stopped; then `sent` with the same `then` |
 * | `put-mark` | a mark set or taken away, then `mark-failed` if it couldn't be |
 * | `leave` | the section or the exam closed, then `left` or `leave-failed` |
 * | `over` | the finished session shown |
 */
export function begin({ isFree, position, unsent }) {
    return { isFree, position, unsent, list: null, shown: null, known: {}, error: null, notice: '', asks: null };
}

const BUSY = 'The server is busy. Your answers are kept and sent again in a moment.';
const TOO_LATE = 'The time was up before the last answer arrived.';
const KEPT = 'The answer saved last stays until you give another one.';

/** The state after an event, followed by the effects: `[state, ...effects]`. */
export function reduce(state, event) {
    return EVENTS[event.type](state, event);
}

const EVENTS = {
    opened: (state, { position }) => opened({ ...state, position, notice: '' }),

    'list-loaded': (state, { list, wanted }) => {
        const next = { ...state, list };
        if (list.section === null) {
            return [next, { type: 'load-session' }];
        }
        if (!state.isFree) {
            return [next, { type: 'load-next' }];
        }
        const open = openItems(list);
        return comeTo(next, open.find(item => item.position === wanted) || open.find(item => !item.answered) || open[0]);
    },

    'next-loaded': (state, { next }) => comeTo(state, next),

    /** `draft` is what waits on this device for the question. */
    'question-loaded': (state, { position, view, draft }) => {
        const here = state.known[position];
        // What was changed here is newer than what was on its way.
        const response = here?.changed ? here.response : (draft ?? view.response ?? undefined);
        const question = { ...view, response, changed: here?.changed };
        const next = { ...state, known: { ...state.known, [position]: question } };
        return position === state.position ? [{ ...next, shown: question }, ...fetchAhead(next, position + 1)] : [next];
    },

    'question-failed': (state, { problem, ahead }) => {
        // Whether fetching ahead works matters only when the question is opened, and then it is asked for again.
        if (ahead) {
            return [state];
        }
        return problem.slug === 'section-closed' ? [state, loadList(null)] : [{ ...state, error: problem }];
    },

    changed: (state, { response }) => {
        const { question } = state.shown;
        const shown = { ...state.shown, response, changed: true };
        const next = { ...state, shown, known: { ...state.known, [question.position]: shown }, error: null, notice: '' };
        if (response === undefined) {
            const isSaved = state.list.items.find(item => item.position === question.position)?.answered;
            return [{ ...next, notice: isSaved ? KEPT : '' }];
        }
        if (!state.isFree) {
            return [next];
        }
        // Not every digit is an answer.
        return [next, keep(question, response), { type: question.kind === 'numeric' ? 'send-soon' : 'send' }];
    },

    /** Enter in the form: what was typed is sent without waiting for more. */
    entered: state => [state, { type: 'send' }],

    /** In a linear exam an answer is final, so it is sent only on purpose. */
    settled: state => {
        const { question, response } = state.shown;
        return [state, keep(question, given(question, response)), { type: 'send' }];
    },

    'queue-changed': (state, { unsent }) => [{ ...state, unsent }],

    saved: (state, { position, reply }) => {
        if (!reply.saved) {
            return [state, { type: 'load-session' }];
        }
        const next = withItem(state, position, { answered: true });
        if (state.isFree) {
            return [next];
        }
        return reply.next ? [next, go(reply.next.position)] : [next, { type: 'load-session', otherwise: 'done' }];
    },

    delayed: state => [{ ...state, notice: BUSY }],

    refused: (state, { position, problem }) => {
        switch (problem.slug) {
            case 'session-finished':
                return [{ ...state, notice: TOO_LATE }, { type: 'load-session' }];
            case 'section-closed':
                return [
                    { ...state, notice: `The section of question ${position} is over; the last change to it came too late.` },
                    loadList(null),
                ];
            default:
                return [{ ...state, error: problem }];
        }
    },

    sent: (state, { then }) => {
        switch (then?.type) {
            case 'check':
                return [state, { type: 'load-session', otherwise: 'enter' }];
            case 'leave':
                return [state, then];
            default:
                return [state];
        }
    },

    'session-loaded': (state, { session, otherwise }) => {
        if (session.status === 'finished') {
            return [state, { type: 'over', session }];
        }
        switch (otherwise) {
            case 'done':
                return [{ ...state, shown: { done: true } }];
            case 'enter':
                return [state, loadList(null)];
            default:
                return [state];
        }
    },

    jumped: (state, { to }) => [state, { type: 'send' }, ...(to === state.position ? [] : [{ type: 'go', position: to, replace: false }])],

    'mark-turned': state => {
        const { position } = state.shown.question;
        const marked = !state.shown.marked;
        return [withMark(state, position, marked), { type: 'put-mark', position, marked }];
    },

    'mark-failed': (state, { position, marked, problem }) => [{ ...withMark(state, position, !marked), error: problem }],

    /** Somebody is about to leave the section (`next-section`) or the exam (`finish`), or thinks better of it (null). */
    asked: (state, { what }) => [{ ...state, asks: what }],

    confirmed: state => [
        { ...state, asks: null },
        { type: 'send', then: { type: 'leave', what: state.asks } },
    ],

    left: (state, { session }) => (session.status === 'finished' ? [state, { type: 'over', session }] : [state, loadList(null)]),

    // The server may have closed it in the meantime, and then that is what counts.
    'leave-failed': (state, { problem }) => [{ ...state, error: problem }, { type: 'load-session' }],

    /** The section under way, or all of the exam, has come to its end. */
    'time-up': state => [state, { type: 'send', then: { type: 'check' } }],

    failed: (state, { problem }) => [{ ...state, error: problem }],

    retried: state => opened(state),
};

/** Opens the question that the address names; without one, or before the list has come, what the list says. */
function opened(state) {
    const { position, list, known } = state;
    if (list === null || position === null) {
        return [{ ...state, error: null }, loadList(position)];
    }
    const shown = known[position] || { expected: position };
    return [
        { ...state, error: null, shown },
        { type: 'load-question', position, ahead: false },
    ];
}

/** Goes to the question that comes next; undefined or null if all are answered. */
function comeTo(state, next) {
    if (!next) {
        return [{ ...state, shown: { done: true } }];
    }
    return next.position === state.position ? opened(state) : [state, go(next.position)];
}

function fetchAhead({ isFree, list, known }, position) {
    const exists = list !== null && openItems(list).some(item => item.position === position);
    return isFree && exists && !known[position] ? [{ type: 'load-question', position, ahead: true }] : [];
}

function withMark(state, position, marked) {
    const apply = view => (view?.question?.position === position ? { ...view, marked } : view);
    const known = { ...state.known, [position]: apply(state.known[position]) };
    return withItem({ ...state, shown: apply(state.shown), known }, position, { marked });
}

function withItem(state, position, changes) {
    const items = state.list.items.map(item => (item.position === position ? { ...item, ...changes } : item));
    return { ...state, list: { ...state.list, items } };
}

/** The questions of the section under way. */
export function openItems(list) {
    return list.items.filter(item => item.section === list.section);
}

function loadList(wanted) {
    return { type: 'load-list', wanted };
}

function go(position) {
    return { type: 'go', position, replace: true };
}

function keep(question, response) {
    return { type: 'keep', question, response };
}
