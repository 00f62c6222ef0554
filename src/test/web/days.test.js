/** Days as the API writes them. */
import { shift, today } from '../../main/web/days.js';
import { equal, test } from './harness.js';

test('a day moves over the ends of months and years, and over a change to summer time', () => {
    equal([shift('2026-12-31', 1), shift('2026-03-01', -1), shift('2026-03-28', 2)], ['2027-01-01', '2026-02-28', '2026-03-30']);
});

test('today is another day on either side of the date line', () => {
    const now = new Date('2026-12-01T10:30:00Z');
    equal(
        [today('Pacific/Pago_Pago', now), today('UTC', now), today('Pacific/Kiritimati', now)],
        ['2026-11-30', '2026-12-01', '2026-12-02'],
    );
});

test('today begins at midnight of the zone, in summer time too', () => {
    equal(
        [today('Europe/Berlin', new Date('2026-07-01T21:59:59Z')), today('Europe/Berlin', new Date('2026-07-01T22:00:00Z'))],
        ['2026-07-01', '2026-07-02'],
    );
});

test('without a zone, today is the day where the browser is', () => {
    const now = new Date('2026-12-01T10:30:00Z');
    equal(today(undefined, now), today(Intl.DateTimeFormat().resolvedOptions().timeZone, now));
});
