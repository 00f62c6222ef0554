import { equal, test } from './harness.js';
import { begin, reduce } from '../../main/web/practice/questions-state.js';

const QUESTION = { questionId: 'q1', kind: 'single-choice', options: [{ id: 'A' }, { id: 'B' }] };
const OTHER = { ...QUESTION, questionId: 'q2' };
const BEFORE = [{ domain: 'ml', theta: 0 }];
const AFTER = [{ domain: 'ml', theta: 0.3 }];
const ENTRY = { question: QUESTION, body: { questionId: 'q1', response: { choice: 'B' } } };

function after(state, ...events) {
    let effects = [];
    for (const event of events) {
        [state, ...effects] = reduce(state, event);
    }
    return { state, effects };
}

const START = begin({ abilities: BEFORE });
const opened = (question = QUESTION, more = {}) => ({ type: 'opened', question, response: undefined, hints: [], ...more });
const problem = slug => ({ slug });
const answering = (...events) => after(START, opened(), ...events);
const sending = () => answering({ type: 'changed', response: { choice: 'B' } }, { type: 'submitted' }).state;
const solved = (reply = { correct: true, abilities: AFTER, next: OTHER }) =>
    after(sending(), { type: 'answered', entry: ENTRY, reply }).state;

test('a session goes on with the question that the server names', () => {
    const { state, effects } = after(START, { type: 'begun', entry: undefined });
    equal(effects, [{ type: 'load-next', notice: null }]);
    equal(after(state, { type: 'next-loaded', question: QUESTION, notice: null }).effects, [
        { type: 'open', question: QUESTION, notice: null },
    ]);
});

test('an answer that an earlier visit could not send is sent first, and shown meanwhile', () => {
    const { state, effects } = after(START, { type: 'begun', entry: ENTRY });
    equal([state.phase, state.response, effects], ['sending', { choice: 'B' }, [{ type: 'send' }]]);
});

test('what was begun before a reload is there again', () => {
    const { state } = after(START, opened(QUESTION, { response: { choice: 'A' }, hints: ['Count.'] }));
    equal([state.phase, state.response, state.hints], ['answering', { choice: 'A' }, ['Count.']]);
});

test('where there is no next question the session is asked for its end', () => {
    equal(after(START, { type: 'next-loaded', question: null }).effects, [{ type: 'load-session' }]);
    equal(after(START, { type: 'session-loaded', session: { id: 's' } }).effects, [
        { type: 'forget' },
        { type: 'over', session: { id: 's' } },
    ]);
});

test('keys that come faster than the page is drawn each build on the one before', () => {
    const several = { ...QUESTION, kind: 'multiple-response', choose: { min: 2, max: 2 } };
    const { state } = after(START, opened(several), { type: 'option-pressed', id: 'B' }, { type: 'option-pressed', id: 'A' });
    equal(state.response, { choices: ['A', 'B'] });
});

test('keys do nothing once the answer is on its way', () => {
    equal(after(sending(), { type: 'option-pressed', id: 'A' }).state.response, { choice: 'B' });
});

test('an answer is written down before it is sent', () => {
    const { state, effects } = answering({ type: 'changed', response: { choice: 'B' } }, { type: 'submitted' });
    equal(state.phase, 'sending');
    equal(effects, [{ type: 'keep', question: QUESTION, response: { choice: 'B' } }, { type: 'send' }]);
});

test('an answer is submitted once, however often Enter is pressed', () => {
    equal(after(sending(), { type: 'submitted' }).effects, []);
    equal(after(solved(), { type: 'submitted' }).effects, []);
});

test('an incomplete answer is not sent, and what is missing is said', () => {
    const notice = (question, response) => {
        const { state, effects } = after(START, opened(question, { response }), { type: 'submitted' });
        equal(effects, []);
        return state.notice;
    };
    equal(notice(QUESTION), 'Choose an answer first, or skip the question.');
    equal(notice({ ...QUESTION, kind: 'numeric' }), 'Enter a number first, or skip the question.');
    equal(
        notice({ ...QUESTION, kind: 'multiple-response', choose: { min: 2, max: 2 } }, { choices: ['A'] }),
        'Choose 2. Or skip the question.',
    );
    equal(notice({ ...QUESTION, kind: 'matching', prompts: [{ id: '1' }] }), 'Choose something for each line, or skip the question.');
});

test('an order that nobody touched is sent as it is shown', () => {
    const { effects } = after(START, opened({ ...QUESTION, kind: 'ordering' }), { type: 'submitted' });
    equal(effects[0].response, { order: ['A', 'B'] });
});

test('a reply shows the feedback, and keeps what was known before it', () => {
    const state = solved();
    equal([state.phase, state.result.correct, state.result.before, state.abilities], ['solved', true, BEFORE, AFTER]);
    equal(after(sending(), { type: 'answered', entry: ENTRY, reply: { abilities: AFTER } }).effects, [{ type: 'forget' }]);
});

test('the next question comes with the reply', () => {
    equal(after(solved(), { type: 'went-on' }).effects, [{ type: 'open', question: OTHER, notice: null }]);
});

test('after the last question the session is over', () => {
    equal(after(solved({ abilities: AFTER, next: null }), { type: 'went-on' }).effects, [{ type: 'load-session' }]);
});

test('a reply without a word of the next question asks for it', () => {
    equal(after(solved({ abilities: AFTER }), { type: 'went-on' }).effects, [{ type: 'load-next', notice: null }]);
});

test('going on means nothing before there is feedback', () => {
    equal(after(sending(), { type: 'went-on' }).effects, []);
});

test('the feedback of one question is gone with the next', () => {
    const { state } = after(solved(), opened(OTHER));
    equal([state.phase, state.result, state.response, state.hints], ['answering', null, undefined, []]);
});

test('a busy server is said to be, and the answer goes on waiting', () => {
    const { state } = after(sending(), { type: 'delayed' });
    equal([state.phase, state.notice], ['sending', 'The server is busy. Your answer is kept and sent again in a moment.']);
});

test('of two answers to a question the earlier one counts, and is shown', () => {
    const { state, effects } = after(sending(), { type: 'refused', entry: ENTRY, problem: problem('already-answered') });
    equal(effects, [{ type: 'forget' }, { type: 'find-earlier', questionId: 'q1' }]);
    const review = { question: QUESTION, attempt: { response: { choice: 'A' }, correct: false }, feedback: { key: ['B'] } };
    const shown = after(state, { type: 'earlier-found', review }).state;
    equal([shown.phase, shown.response, shown.result.correct, shown.result.feedback.key], ['solved', { choice: 'A' }, false, ['B']]);
    equal(shown.notice, 'You answered this question before, perhaps in another window. The earlier answer counts.');
    equal(after(shown, { type: 'went-on' }).effects, [{ type: 'load-next', notice: null }]);
});

test('where the earlier answer is not found the session goes on', () => {
    const { effects } = after(sending(), { type: 'earlier-found', review: null });
    equal(effects[0].type, 'load-next');
    equal(/earlier answer counts/.test(effects[0].notice), true);
});

test('a session that went on elsewhere shows the question it waits for', () => {
    const { effects } = after(sending(), { type: 'refused', entry: ENTRY, problem: problem('question-not-pending') });
    equal(effects[0], { type: 'forget' });
    equal([effects[1].type, /went on elsewhere/.test(effects[1].notice)], ['load-next', true]);
});

test('a session that was finished elsewhere shows its report', () => {
    equal(after(sending(), { type: 'refused', entry: ENTRY, problem: problem('session-finished') }).effects, [
        { type: 'forget' },
        { type: 'load-session' },
    ]);
    equal(answering({ type: 'failed', problem: problem('session-finished') }).effects, [{ type: 'load-session' }]);
    equal(answering({ type: 'skip-asked' }, { type: 'ask-failed', problem: problem('session-finished') }).effects, [
        { type: 'load-session' },
    ]);
});

test('an answer that the server finds wrong can be corrected', () => {
    const { state } = after(sending(), { type: 'refused', entry: ENTRY, problem: problem('invalid-request') });
    equal([state.phase, state.response, state.error.slug], ['answering', { choice: 'B' }, 'invalid-request']);
});

test('hints come one by one, and are asked for once', () => {
    const asked = answering({ type: 'hint-asked' });
    equal(asked.effects, [{ type: 'show-hint', questionId: 'q1', number: 1 }]);
    equal(after(asked.state, { type: 'hint-asked' }).effects, []);
    const first = after(asked.state, { type: 'hint-shown', hint: 'Count.' }).state;
    equal([first.phase, first.hints], ['answering', ['Count.']]);
    equal(after(first, { type: 'hint-asked' }).effects[0].number, 2);
});

test('a skip forgets what was begun and opens the next question', () => {
    const asked = answering({ type: 'skip-asked' });
    equal(asked.effects, [{ type: 'skip', questionId: 'q1' }]);
    equal(after(asked.state, { type: 'skipped', next: OTHER }).effects, [
        { type: 'forget' },
        { type: 'open', question: OTHER, notice: null },
    ]);
});

test('something that fails leaves the question as it was', () => {
    const { state } = answering(
        { type: 'changed', response: { choice: 'A' } },
        { type: 'hint-asked' },
        { type: 'ask-failed', problem: problem('no-hint-left') },
    );
    equal([state.phase, state.response, state.error.slug], ['answering', { choice: 'A' }, 'no-hint-left']);
    const finish = after(solved(), { type: 'finish-asked' }, { type: 'ask-failed', problem: problem('x') }).state;
    equal(finish.phase, 'solved');
});

test('a failure is shown, and trying again takes it away', () => {
    const { state } = after(START, { type: 'failed', problem: problem('x') });
    equal(state.error.slug, 'x');
    const again = after(state, { type: 'retried' });
    equal([again.state.error, again.effects], [null, [{ type: 'load-next', notice: null }]]);
});
