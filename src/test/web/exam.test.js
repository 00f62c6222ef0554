import { equal, test } from './harness.js';
import { begin, reduce } from '../../main/web/practice/exam-state.js';

const question = (position, kind = 'single-choice') => ({
    questionId: `q${position}`,
    position,
    kind,
    options: [{ id: 'A' }, { id: 'B' }],
});
const view = (position, more) => ({ question: question(position), marked: false, ...more });
const item = (position, more) => ({ position, section: 0, answered: false, marked: false, ...more });
const LIST = { items: [item(1), item(2), item(3)], section: 0, sectionDeadline: '2026-12-01T10:00:00Z' };
const ACTIVE = { status: 'active' };
const FINISHED = { status: 'finished' };

/** Lets a machine hear events, and returns its last state with the effects of the last event. */
function after(state, ...events) {
    let effects = [];
    for (const event of events) {
        [state, ...effects] = reduce(state, event);
    }
    return { state, effects };
}

const loaded = (position, more) => ({ type: 'question-loaded', position, view: view(position, more) });
const problem = (slug, message = slug) => ({ slug, message });

/** An exam whose list is there, on question 1. */
function exam({ isFree = true, list = LIST, position = 1 } = {}) {
    return after(
        begin({ isFree, position, unsent: 0 }),
        { type: 'opened', position },
        { type: 'list-loaded', list, wanted: position },
        loaded(position),
    ).state;
}

test('the exam opens with its list', () => {
    const { state, effects } = after(begin({ isFree: true, position: null, unsent: 0 }), { type: 'opened', position: null });
    equal([state.list, effects], [null, [{ type: 'load-list', wanted: null }]]);
});

test('without a position the first question without an answer is opened', () => {
    const list = { ...LIST, items: [item(1, { answered: true }), item(2), item(3)] };
    const { effects } = after(begin({ isFree: true, position: null, unsent: 0 }), { type: 'list-loaded', list, wanted: null });
    equal(effects, [{ type: 'go', position: 2, replace: true }]);
});

test('where all are answered the first question is opened', () => {
    const list = { ...LIST, items: LIST.items.map(each => ({ ...each, answered: true })) };
    const { effects } = after(begin({ isFree: true, position: null, unsent: 0 }), { type: 'list-loaded', list, wanted: null });
    equal(effects, [{ type: 'go', position: 1, replace: true }]);
});

test('an address into another section leads to the section under way', () => {
    const list = { ...LIST, section: 1, items: [item(1), item(2), item(3, { section: 1 })] };
    const { effects } = after(begin({ isFree: true, position: 1, unsent: 0 }), { type: 'list-loaded', list, wanted: 1 });
    equal(effects, [{ type: 'go', position: 3, replace: true }]);
});

test('the question is shown when it comes, and the one after it fetched ahead', () => {
    const { state, effects } = after(
        begin({ isFree: true, position: 1, unsent: 0 }),
        { type: 'list-loaded', list: LIST, wanted: 1 },
        loaded(1),
    );
    equal(state.shown.question.position, 1);
    equal(effects, [{ type: 'load-question', position: 2, ahead: true }]);
});

test('nothing is fetched ahead beyond the section', () => {
    const list = { ...LIST, items: [item(1), item(2, { section: 1 })] };
    const { effects } = after(exam({ list }), { type: 'opened', position: 1 }, loaded(1));
    equal(effects, []);
});

test('a question that was fetched ahead is there without a connection', () => {
    const { state, effects } = after(exam(), loaded(2), { type: 'opened', position: 2 });
    equal(state.shown.question.position, 2);
    equal(effects, [{ type: 'load-question', position: 2, ahead: false }]);
});

test('a question that comes after somebody has moved on does not push the new one aside', () => {
    const { state } = after(exam(), { type: 'opened', position: 2 }, loaded(1));
    equal(state.shown, { expected: 2 });
});

test('a question that could not be fetched ahead is no error', () => {
    const { state } = after(exam(), { type: 'question-failed', position: 2, problem: problem('x'), ahead: true });
    equal(state.error, null);
});

test('a change is kept and sent at once', () => {
    const { state, effects } = after(exam(), { type: 'changed', response: { choice: 'B' } });
    equal(state.shown.response, { choice: 'B' });
    equal(effects, [{ type: 'keep', question: question(1), response: { choice: 'B' } }, { type: 'send' }]);
});

test('a number is sent when the typing has stopped', () => {
    const start = after(exam(), loaded(1, { question: question(1, 'numeric') })).state;
    const { effects } = after(start, { type: 'changed', response: { number: 8 } });
    equal(
        effects.map(({ type }) => type),
        ['keep', 'send-soon'],
    );
});

test('what was changed here is newer than what the server or the outbox still has', () => {
    const { state } = after(
        exam(),
        { type: 'changed', response: { choice: 'B' } },
        { ...loaded(1, { response: { choice: 'A' } }), draft: { choice: 'A' } },
    );
    equal(state.shown.response, { choice: 'B' });
});

test('after a reload the draft on this device is newer than what the server has', () => {
    const { state } = after(exam(), { ...loaded(1, { response: { choice: 'A' } }), draft: { choice: 'B' } });
    equal(state.shown.response, { choice: 'B' });
});

test('a response that is taken back is not sent, and the saved one is said to stay', () => {
    const saved = after(
        exam(),
        { type: 'changed', response: { choice: 'B' } },
        { type: 'saved', position: 1, reply: { saved: true } },
    ).state;
    const { state, effects } = after(saved, { type: 'changed', response: undefined });
    equal(effects, []);
    equal(state.notice, 'The answer saved last stays until you give another one.');
    equal(after(exam(), { type: 'changed', response: undefined }).state.notice, '');
});

test('a saved draft ticks its question off', () => {
    const { state, effects } = after(exam(), { type: 'saved', position: 2, reply: { saved: true } });
    equal(
        state.list.items.map(({ answered }) => answered),
        [false, true, false],
    );
    equal(effects, []);
});

test('leaving a question sends what is on its way first', () => {
    const { effects } = after(exam(), { type: 'jumped', to: 3 });
    equal(effects, [{ type: 'send' }, { type: 'go', position: 3, replace: false }]);
    equal(after(exam(), { type: 'jumped', to: 1 }).effects, [{ type: 'send' }]);
});

test('a mark is shown at once and taken back where the server refuses it', () => {
    const { state, effects } = after(exam(), { type: 'mark-turned' });
    equal([state.shown.marked, state.list.items[0].marked], [true, true]);
    equal(effects, [{ type: 'put-mark', position: 1, marked: true }]);
    const undone = after(state, { type: 'mark-failed', position: 1, marked: true, problem: problem('x') }).state;
    equal([undone.shown.marked, undone.list.items[0].marked, undone.error.slug], [false, false, 'x']);
});

test('a mark that fails after somebody has moved on is taken back on its own question', () => {
    const { state } = after(exam(), { type: 'mark-turned' }, { type: 'opened', position: 2 }, loaded(2), {
        type: 'mark-failed',
        position: 1,
        marked: true,
        problem: problem('x'),
    });
    equal([state.shown.question.position, state.shown.marked, state.known[1].marked], [2, false, false]);
});

test('a busy server is said to be, and nothing is lost', () => {
    equal(after(exam(), { type: 'delayed' }).state.notice, 'The server is busy. Your answers are kept and sent again in a moment.');
});

test('an answer after the end leads to the result', () => {
    const { state, effects } = after(exam(), { type: 'refused', position: 1, problem: problem('session-finished') });
    equal([state.notice, effects], ['The time was up before the last answer arrived.', [{ type: 'load-session' }]]);
    equal(after(state, { type: 'session-loaded', session: FINISHED }).effects, [{ type: 'over', session: FINISHED }]);
});

test('an exam that was finished elsewhere shows its result as soon as a draft is scored', () => {
    const { effects } = after(exam(), { type: 'saved', position: 1, reply: { correct: true } });
    equal(effects, [{ type: 'load-session' }]);
});

test('an answer to a section that is over leads to the next section', () => {
    const { state, effects } = after(exam(), { type: 'refused', position: 1, problem: problem('section-closed') });
    equal(state.notice, 'The section of question 1 is over; the last change to it came too late.');
    equal(effects, [{ type: 'load-list', wanted: null }]);
});

test('another refusal is shown', () => {
    const { state } = after(exam(), { type: 'refused', position: 1, problem: problem('invalid-request', 'Too many choices.') });
    equal(state.error.message, 'Too many choices.');
});

test('the end of the time sends what waits, then asks how things stand', () => {
    const { effects } = after(exam(), { type: 'time-up' });
    equal(effects, [{ type: 'send', then: { type: 'check' } }]);
    const asked = after(exam(), { type: 'sent', then: { type: 'check' } });
    equal(asked.effects, [{ type: 'load-session', otherwise: 'enter' }]);
    // Only a section is over.
    equal(after(exam(), { type: 'session-loaded', session: ACTIVE, otherwise: 'enter' }).effects, [{ type: 'load-list', wanted: null }]);
});

test('an exam without a section under way is asked whether it is over', () => {
    const { effects } = after(exam(), { type: 'list-loaded', list: { ...LIST, section: null }, wanted: null });
    equal(effects, [{ type: 'load-session' }]);
});

test('finishing asks first, saves what waits, and only then finishes', () => {
    const asked = after(exam(), { type: 'asked', what: 'finish' }).state;
    equal(asked.asks, 'finish');
    equal(after(asked, { type: 'asked', what: null }).state.asks, null);
    const { state, effects } = after(asked, { type: 'confirmed' });
    equal([state.asks, effects], [null, [{ type: 'send', then: { type: 'leave', what: 'finish' } }]]);
    equal(after(state, { type: 'sent', then: effects[0].then }).effects, [{ type: 'leave', what: 'finish' }]);
    equal(after(state, { type: 'left', session: FINISHED }).effects, [{ type: 'over', session: FINISHED }]);
});

test('leaving a section goes on with the next one', () => {
    equal(after(exam(), { type: 'left', session: ACTIVE }).effects, [{ type: 'load-list', wanted: null }]);
});

test('a finish that fails because the exam is over shows the result', () => {
    const { state, effects } = after(exam(), { type: 'leave-failed', problem: problem('session-finished') });
    equal(effects, [{ type: 'load-session' }]);
    equal(after(state, { type: 'session-loaded', session: FINISHED }).effects, [{ type: 'over', session: FINISHED }]);
});

test('a linear exam comes to the question that the server names', () => {
    const start = begin({ isFree: false, position: null, unsent: 0 });
    const { state, effects } = after(start, { type: 'list-loaded', list: LIST, wanted: null });
    equal(effects, [{ type: 'load-next' }]);
    equal(after(state, { type: 'next-loaded', next: question(2) }).effects, [{ type: 'go', position: 2, replace: true }]);
    equal(after(state, { type: 'next-loaded', next: null }).state.shown, { done: true });
});

test('a linear exam sends an answer only on purpose', () => {
    const start = exam({ isFree: false });
    const { state, effects } = after(start, { type: 'changed', response: { choice: 'B' } });
    equal(effects, []);
    equal(after(state, { type: 'entered' }).effects, [{ type: 'send' }]);
    equal(after(state, { type: 'settled' }).effects, [
        { type: 'keep', question: question(1), response: { choice: 'B' } },
        { type: 'send' },
    ]);
});

test('a linear exam takes an untouched order for an answer', () => {
    const start = after(exam({ isFree: false }), loaded(1, { question: question(1, 'ordering') })).state;
    equal(after(start, { type: 'settled' }).effects[0].response, { order: ['A', 'B'] });
});

test('a linear exam goes on to the next question, and after the last one asks whether it is over', () => {
    const start = exam({ isFree: false });
    equal(after(start, { type: 'saved', position: 1, reply: { saved: true, next: question(2) } }).effects, [
        { type: 'go', position: 2, replace: true },
    ]);
    const last = after(start, { type: 'saved', position: 3, reply: { saved: true, next: null } });
    equal(last.effects, [{ type: 'load-session', otherwise: 'done' }]);
    equal(after(last.state, { type: 'session-loaded', session: ACTIVE, otherwise: 'done' }).state.shown, { done: true });
});

test('a failure is shown, and trying again takes it away', () => {
    const failed = after(exam(), { type: 'failed', problem: problem('x') }).state;
    equal(failed.error.slug, 'x');
    equal(after(failed, { type: 'retried' }).state.error, null);
    const early = after(begin({ isFree: true, position: null, unsent: 0 }), { type: 'failed', problem: problem('x') }).state;
    equal(after(early, { type: 'retried' }).effects, [{ type: 'load-list', wanted: null }]);
});

test('another question takes the notice of the one before away', () => {
    equal(after(exam(), { type: 'delayed' }, { type: 'opened', position: 2 }).state.notice, '');
});
