import { equal, test } from './harness.js';
import { choiceRule, given, isComplete, moved, optionOf, withChoice, withMatch } from '../../main/web/responses.js';

const OPTIONS = ['A', 'B', 'C', 'D'].map(id => ({ id }));
const SINGLE = { kind: 'single-choice', options: OPTIONS };
const SEVERAL = { kind: 'multiple-response', options: OPTIONS, choose: { min: 2, max: 2 } };
const ORDER = { kind: 'ordering', options: OPTIONS };
const MATCH = { kind: 'matching', prompts: [{ id: '1' }, { id: '2' }], options: OPTIONS };

test('the rule of a choice names one number, or both', () => {
    equal(choiceRule({ min: 2, max: 2 }), 'Choose 2.');
    equal(choiceRule({ min: 1, max: 3 }), 'Choose 1 to 3.');
});

test('a single choice is replaced by the next one', () => {
    equal(withChoice(SINGLE, undefined, 'B'), { choice: 'B' });
    equal(withChoice(SINGLE, { choice: 'B' }, 'C'), { choice: 'C' });
});

test('several choices are kept in order, and no more than asked for', () => {
    const one = withChoice(SEVERAL, undefined, 'C');
    const two = withChoice(SEVERAL, one, 'A');
    equal(two, { choices: ['A', 'C'] });
    equal(withChoice(SEVERAL, two, 'B'), two);
});

test('a choice made twice is taken back, and the last one leaves no response', () => {
    equal(withChoice(SEVERAL, { choices: ['A', 'C'] }, 'A'), { choices: ['C'] });
    equal(withChoice(SEVERAL, { choices: ['C'] }, 'C'), undefined);
});

test('matches are changed one by one, and the last one taken away leaves no response', () => {
    const one = withMatch(undefined, '1', 'B');
    equal(withMatch(one, '2', 'A'), { matches: { 1: 'B', 2: 'A' } });
    equal(withMatch(one, '1', 'D'), { matches: { 1: 'D' } });
    equal(withMatch(one, '1', ''), undefined);
});

test('an entry of an order moves up and down without changing the order before', () => {
    const order = ['A', 'B', 'C'];
    equal(moved(order, 0, 2), ['B', 'C', 'A']);
    equal(moved(order, 2, 0), ['C', 'A', 'B']);
    equal(moved(order, 1, 1), ['A', 'B', 'C']);
    equal(order, ['A', 'B', 'C']);
});

test('an order that nobody touched is an answer, and nothing else is', () => {
    equal(given(ORDER, undefined), { order: ['A', 'B', 'C', 'D'] });
    equal(given(ORDER, { order: ['B', 'A', 'C', 'D'] }), { order: ['B', 'A', 'C', 'D'] });
    equal(given(SINGLE, undefined), undefined);
});

test('a response is complete when it answers all that is asked', () => {
    equal(isComplete(SINGLE, undefined), false);
    equal(isComplete(SINGLE, { choice: 'A' }), true);
    equal(isComplete(SEVERAL, { choices: ['A'] }), false);
    equal(isComplete(SEVERAL, { choices: ['A', 'B'] }), true);
    equal(isComplete(MATCH, { matches: { 1: 'A' } }), false);
    equal(isComplete(MATCH, { matches: { 1: 'A', 2: 'B' } }), true);
    equal(isComplete({ kind: 'numeric' }, { number: 0 }), true);
});

test('keys choose by place and by letter, of either case', () => {
    equal(optionOf(SINGLE, '2').id, 'B');
    equal(optionOf(SINGLE, 'd').id, 'D');
    equal(optionOf(SINGLE, 'D').id, 'D');
    equal(
        [optionOf(SINGLE, '5'), optionOf(SINGLE, '0'), optionOf(SINGLE, 'e'), optionOf(SINGLE, 'Enter')],
        [undefined, undefined, undefined, undefined],
    );
});
