import { choiceRule, given, isComplete, withChoice } from '../responses.js';

/**
 * Practice, placement and review as a state machine: one question at a time, with feedback after each. Nothing here draws, stores,
 * or asks the server: `reduce` says by effects what to do, and hears by events what came of it.
 *
 * Phases: `loading`, then for each question `answering`, `sending` and `solved`; `asking` while something else is asked of the
 * server about the question, with the buttons still until it answers.
 *
 * | effect | asks for |
 * |---|---|
 * | `load-next` | the question that the session waits for, then `next-loaded` with the same `notice` |
 * | `open` | what was begun on a question on this device, then `opened` with the same `notice` |
 * | `load-session` | the session, then `session-loaded` |
 * | `keep` | a response written down on this device |
 * | `send` | what was kept sent, then `answered`, `refused` or `delayed` |
 * | `forget` | what was begun on the question forgotten |
 * | `find-earlier` | an earlier answer to a question in this session, then `earlier-found` with a review, or null |
 * | `show-hint`, `skip`, `finish` | the same of the server, then `hint-shown`, `skipped`, `session-loaded` or `ask-failed` |
 * | `over` | the finished session shown |
 */
export function begin({ abilities }) {
    return {
        phase: 'loading',
        question: null,
        response: undefined,
        hints: [],
        result: null,
        notice: null,
        error: null,
        abilities,
    };
}

const BUSY = 'The server is busy. Your answer is kept and sent again in a moment.';
const EARLIER = 'You answered this question before, perhaps in another window. The earlier answer counts.';
const EARLIER_IS_GONE = 'You answered that question before, perhaps in another window. The earlier answer counts.';
const ELSEWHERE = 'The session went on elsewhere, perhaps in another window. Here is the question it waits for now.';

const WHAT_IS_MISSING = {
    'single-choice': () => 'Choose an answer first, or skip the question.',
    'multiple-response': question => `${choiceRule(question.choose)} Or skip the question.`,
    numeric: () => 'Enter a number first, or skip the question.',
    matching: () => 'Choose something for each line, or skip the question.',
};

/** The state after an event, followed by the effects: `[state, ...effects]`. */
export function reduce(state, event) {
    return EVENTS[event.type](state, event);
}

const EVENTS = {
    /** The page is opened; `entry` is an answer that an earlier visit couldn't send. */
    begun: (state, { entry }) => (entry ? sending(state, entry.question, entry.body.response) : [state, loadNext()]),

    'next-loaded': (state, { question, notice }) => showing(state, question, notice),

    opened: (state, { question, response, hints, notice }) => [
        { ...state, phase: 'answering', question, response, hints, result: null, notice: notice ?? null, error: null },
    ],

    changed: (state, { response }) => [{ ...state, response, notice: null, error: null }],

    'option-pressed': (state, { id }) =>
        state.phase === 'answering' ? EVENTS.changed(state, { response: withChoice(state.question, state.response, id) }) : [state],

    submitted: state => {
        const { phase, question } = state;
        if (phase !== 'answering') {
            return [state];
        }
        const response = given(question, state.response);
        if (!isComplete(question, response)) {
            return [{ ...state, notice: WHAT_IS_MISSING[question.kind](question) }];
        }
        const [next, send] = sending(state, question, response);
        return [next, { type: 'keep', question, response }, send];
    },

    answered: (state, { entry, reply }) => [
        {
            ...state,
            phase: 'solved',
            question: entry.question,
            response: entry.body.response,
            result: { ...reply, before: state.abilities },
            abilities: reply.abilities,
            notice: null,
            error: null,
        },
        { type: 'forget' },
    ],

    delayed: state => [{ ...state, notice: BUSY }],

    refused: (state, { entry, problem }) => {
        switch (problem.slug) {
            case 'already-answered':
                return [state, { type: 'forget' }, { type: 'find-earlier', questionId: entry.body.questionId }];
            case 'question-not-pending':
                return [state, { type: 'forget' }, loadNext(ELSEWHERE)];
            case 'session-finished':
                return [state, { type: 'forget' }, { type: 'load-session' }];
            default:
                return [{ ...state, phase: 'answering', error: problem }];
        }
    },

    /** The result of an earlier answer to the same question, which counts. */
    'earlier-found': (state, { review }) => {
        if (review === null) {
            return [state, loadNext(EARLIER_IS_GONE)];
        }
        const { question, attempt, feedback } = review;
        const result = { ...attempt, feedback, abilities: [], before: [] };
        return [{ ...state, phase: 'solved', question, response: attempt.response ?? undefined, result, notice: EARLIER }];
    },

    /** On from the feedback; a reply that came with the next question saves asking for it. */
    'went-on': state => {
        if (state.phase !== 'solved') {
            return [state];
        }
        return 'next' in state.result ? showing(state, state.result.next) : [state, loadNext()];
    },

    'hint-asked': state => asking(state, { type: 'show-hint', questionId: state.question.questionId, number: state.hints.length + 1 }),

    'hint-shown': (state, { hint }) => [{ ...state, phase: 'answering', hints: [...state.hints, hint] }],

    'skip-asked': state => asking(state, { type: 'skip', questionId: state.question.questionId }),

    skipped: (state, { next }) => withEffect({ type: 'forget' }, showing(state, next)),

    'finish-asked': state => asking(state, { type: 'finish' }),

    'ask-failed': (state, { problem }) => {
        switch (problem.slug) {
            case 'question-not-pending':
                return [state, loadNext(ELSEWHERE)];
            case 'session-finished':
                return [state, { type: 'load-session' }];
            default:
                return [{ ...state, phase: state.result ? 'solved' : 'answering', error: problem }];
        }
    },

    'session-loaded': (state, { session }) => [state, { type: 'forget' }, { type: 'over', session }],

    // The session may have finished elsewhere while its next question was asked for.
    failed: (state, { problem }) =>
        problem.slug === 'session-finished' ? [state, { type: 'load-session' }] : [{ ...state, error: problem }],

    retried: state => [{ ...state, error: null }, loadNext()],
};

/** A question, or the end of the session where there is none left. */
function showing(state, question, notice = null) {
    return [state, question === null ? { type: 'load-session' } : { type: 'open', question, notice }];
}

function sending(state, question, response) {
    return [{ ...state, phase: 'sending', question, response, notice: null, error: null }, { type: 'send' }];
}

/** Something that is asked of the server, once: whoever presses twice means it once. */
function asking(state, effect) {
    const isFree = state.phase === 'answering' || state.phase === 'solved';
    return isFree ? [{ ...state, phase: 'asking', notice: null, error: null }, effect] : [state];
}

function withEffect(effect, [state, ...effects]) {
    return [state, effect, ...effects];
}

function loadNext(notice = null) {
    return { type: 'load-next', notice };
}
