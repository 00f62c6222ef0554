import { equal, test } from './harness.js';
import { at, countdown, isUrgent } from '../../main/web/practice/countdown.js';
import { elapsed, stopwatch, turned } from '../../main/web/practice/stopwatch.js';
import { UNKNOWN, withAnswer } from '../../main/web/server-clock.js';

const MINUTE = 60_000;
const END = 100 * MINUTE;
const before = milliseconds => END - milliseconds;

test('the time left goes by moments, so that a device which slept shows it right', () => {
    const timer = countdown(END, before(60 * MINUTE));
    equal(timer.left, 60 * MINUTE);
    equal(at(timer, before(20 * MINUTE)).left, 20 * MINUTE);
});

test('minutes are called out where they begin', () => {
    const called = left => at(countdown(END, 0), before(left)).called;
    equal(
        [30, 10, 5, 1].map(minutes => called(minutes * MINUTE)),
        [30, 10, 5, 1],
    );
    equal(called(29 * MINUTE), null);
});

test('a call that comes late is left out, for it would be untrue', () => {
    const called = left => at(countdown(END, 0), before(left)).called;
    equal(called(10 * MINUTE - 4_999), 10);
    equal(called(10 * MINUTE - 5_000), null);
    equal(called(9 * MINUTE + 1), null);
});

test('a call stays until the next one', () => {
    const timer = at(countdown(END, 0), before(10 * MINUTE));
    equal(at(timer, before(7 * MINUTE)).called, 10);
    equal(at(timer, before(5 * MINUTE)).called, 5);
});

test('the time is up once the server has passed the deadline too', () => {
    const timer = countdown(END, 0);
    equal(at(timer, END).ended, false);
    equal(at(timer, END + 1_499).ended, false);
    equal(at(timer, END + 1_500).ended, true);
});

test('the time is up after a sleep over the deadline, and stays up', () => {
    const timer = at(countdown(END, before(30 * MINUTE)), END + 45 * MINUTE);
    equal(timer.ended, true);
    // The clock of the device was set back meanwhile.
    equal(at(timer, before(MINUTE)).ended, true);
});

test('the last five minutes are urgent', () => {
    equal(isUrgent(countdown(END, before(5 * MINUTE))), false);
    equal(isUrgent(countdown(END, before(5 * MINUTE - 1))), true);
});

test('a stopwatch runs on from what was measured before', () => {
    equal(elapsed(stopwatch(2_000, 100, false), 1_100), 3_000);
});

test('a stopwatch stands while the page is hidden', () => {
    const hidden = turned(stopwatch(0, 0, false), 1_000, true);
    equal(elapsed(hidden, 50_000), 1_000);
    equal(elapsed(turned(hidden, 50_000, false), 51_000), 2_000);
    equal(elapsed(stopwatch(700, 0, true), 9_000), 700);
});

test('a stopwatch tells whole milliseconds, and no more than the server takes', () => {
    equal(elapsed(stopwatch(0.4, 0, false), 0.3), 1);
    equal(elapsed(stopwatch(0, 0, false), 1e12), 86_400_000);
});

test('the clock of the server lies between asking and hearing, give or take the second that is cut off', () => {
    const date = 'Tue, 01 Dec 2026 10:00:00 GMT';
    const asked = Date.parse(date) - 3_600_000;
    equal(withAnswer(UNKNOWN, { date, asked, heard: asked + 200 }), { offset: 3_600_400, error: 600 });
});

test('of two readings the more precise one counts', () => {
    const date = 'Tue, 01 Dec 2026 10:00:00 GMT';
    const asked = Date.parse(date);
    const slow = withAnswer(UNKNOWN, { date, asked, heard: asked + 4_000 });
    const fast = withAnswer(slow, { date, asked, heard: asked + 100 });
    equal([slow.error, fast.error], [2_500, 550]);
    equal(withAnswer(fast, { date, asked, heard: asked + 1_000 }), fast);
});

test('an answer without a date, or with a wrong one, tells nothing', () => {
    equal(withAnswer(UNKNOWN, { date: null, asked: 0, heard: 0 }), UNKNOWN);
    equal(withAnswer(UNKNOWN, { date: 'soon', asked: 0, heard: 0 }), UNKNOWN);
});
