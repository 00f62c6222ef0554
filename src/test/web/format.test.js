import { equal, test } from './harness.js';
import { csv } from '../../main/web/csv.js';
import { clock, count, day, decimal, estimate, percent, signed, time, whole, words } from '../../main/web/dashboard/format.js';

test('what is withheld or unknown is a dash', () => {
    equal(
        [whole, decimal, signed, percent, day, clock].map(say => say(null)),
        ['–', '–', '–', '–', '–', '–'],
    );
    equal(
        [whole, decimal, signed, percent].map(say => say(undefined)),
        ['–', '–', '–', '–'],
    );
    equal(time(null), 'never');
});

test('whole numbers have their thousands set apart', () => equal([whole(0), whole(12345)], ['0', '12,345']));

test('a negative number has a minus, not a hyphen', () => {
    equal(decimal(-1.005, 1), '−1.0');
    equal(signed(-0.123), '−0.12');
});

test('a signed number shows which side of zero it is on', () => {
    equal([signed(0.123), signed(1.5, 1)], ['+0.12', '+1.5']);
});

test('a share is a percentage without a space', () => {
    equal([percent(0), percent(0.364), percent(1)], ['0%', '36%', '100%']);
});

test('an estimate comes with its standard error', () => {
    equal(estimate(0.42, 0.38).includes('0.42'), true);
    equal(estimate(0.42, 0.38).includes('0.38'), true);
});

test('counts have their thousands set apart too', () => equal([count(1, 'row'), count(1200, 'row')], ['1 row', '1,200 rows']));

test('a key becomes words', () => equal(words('little-known'), 'Little known'));

test('every cell of a table is quoted, with quotes doubled', () => {
    equal(
        csv([
            ['id', 'name'],
            [1, 'Ada "the first"'],
        ]),
        '"id","name"\r\n"1","Ada ""the first"""\r\n',
    );
});

test('a cell that a spreadsheet would take for a formula gets an apostrophe', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
        equal(csv([[`${start}1+1`]]), `"'${start}1+1"\r\n`);
    }
    equal(csv([['1=1']]), '"1=1"\r\n');
});

test('a cell without a value is empty', () => equal(csv([[null, undefined, 0, '']]), '"","","0",""\r\n'));
