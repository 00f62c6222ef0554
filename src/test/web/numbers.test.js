import { equal, test } from './harness.js';
import { formatNumber, readNumber } from '../../main/web/numbers.js';

const read = (text, number) => equal(readNumber(text), { number });
const AMBIGUOUS = /Does the comma set thousands apart/;
const refuse = (text, problem) => {
    const result = readNumber(text);
    equal([text, result.number, problem.test(result.problem)], [text, undefined, true]);
};

test('an empty text is neither a number nor a problem', () => {
    equal(readNumber(''), {});
    equal(readNumber('  \u00a0 '), {});
});

test('a point or a comma comes before the decimals', () => {
    read('0.82', 0.82);
    read('0,82', 0.82);
    read('.5', 0.5);
    read(',5', 0.5);
    read('7.', 7);
    read('12,5', 12.5);
});

test('a sign may be a minus, a dash or a plus', () => {
    read('-3', -3);
    read('+3', 3);
    read('\u22123', -3);
    read('\u20133', -3);
});

test('scientific notation is read', () => {
    read('1e3', 1000);
    read('-3e2', -300);
    read('1.5E-4', 0.00015);
    read('2,5e1', 25);
});

test('spaces and apostrophes set thousands apart', () => {
    for (const space of [' ', '\u00a0', '\u2009', '\u202f', "'", '’']) {
        read(`1${space}234${space}567`, 1234567);
    }
    read('12 345,6', 12345.6);
});

test('two kinds of marks leave no doubt about thousands', () => {
    read('1.234,5', 1234.5);
    read('1,234.5', 1234.5);
    read('1,234,567', 1234567);
    read('1.234.567,8', 1234567.8);
});

test('a comma before three digits is asked about, whatever its sign or exponent', () => {
    refuse('1,234', AMBIGUOUS);
    refuse('-12,345', AMBIGUOUS);
    equal(readNumber('1,234').problem, 'Does the comma set thousands apart? Write 1234 or 1.234.');
});

test('a comma before three digits is clear after a zero, or after more than three digits', () => {
    read('0,123', 0.123);
    read('1234,567', 1234.567);
});

test('units, percent signs and words are refused', () => {
    for (const text of ['82 %', '82%', '5 kg', 'five', '3/4', '1_000', '0x10', 'NaN', 'Infinity']) {
        refuse(text, /Enter only the number/);
    }
});

test('what has the characters of a number but not its form is refused', () => {
    for (const text of ['1.2.3', '1..2', '--1', '1-2', 'e5', '1e', '.', ',', '-', '1,23,456', '1 2']) {
        refuse(text, /./);
    }
});

test('a number that is too large is refused rather than infinite', () => refuse('1e999', /too large/));

test('numbers are shown with thousands set apart and without noise', () => {
    equal(formatNumber(1234567), '1,234,567');
    equal(formatNumber(0.1 + 0.2), '0.3');
    equal(formatNumber(-1234.5), '-1,234.5');
});
