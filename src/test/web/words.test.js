import { equal, test } from './harness.js';
import { certainty, change, clock, count, dayName, duration, level, percent, standing } from '../../main/web/practice/words.js';
import { spelledOut } from '../../main/web/practice/courses.js';

const ABILITY = { theta: 0.42, standardError: 0.38, low: -0.32, high: 1.16, attempts: 12 };
const COURSE = {
    domains: [
        { id: 'ml', title: 'Machine learning' },
        { id: 'aws', title: 'Amazon Web Services' },
    ],
    topics: [{ id: 'bias', title: 'Bias and variance' }],
};

test('nothing that is estimated is said to be certain', () => {
    equal([0, 0.004, 0.36, 0.355, 0.996, 1].map(percent), ['1%', '1%', '36%', '36%', '99%', '99%']);
});

test('a level has its sign and one decimal', () => {
    equal([0.42, -1.25, 0, 0.04, -0.04, 2].map(level), ['+0.4', '−1.3', '0.0', '0.0', '0.0', '+2.0']);
});

test('where an ability stands is said with its interval', () => {
    equal(standing(ABILITY), 'Level +0.4, most likely between −0.3 and +1.2.');
});

test('an ability without an answer says nothing of a level', () => {
    equal(standing({ ...ABILITY, attempts: 0 }), 'No answers yet, so anything is possible.');
    equal(certainty({ ...ABILITY, attempts: 0 }), 'Not measured yet');
});

test('the words for what is known get stronger with the standard error', () => {
    const words = standardError => certainty({ ...ABILITY, standardError });
    equal([0.9, 0.75, 0.5, 0.35].map(words), ['Hardly known yet', 'Roughly known', 'Fairly well known', 'Well known']);
});

test('the first answer brings a first estimate', () => {
    const first = "A first estimate in ML: level +0.4. It's rough, and gets sharper with every answer.";
    equal(change(undefined, ABILITY, 'ML'), first);
    equal(change({ ...ABILITY, attempts: 0 }, ABILITY, 'ML'), first);
});

test('a change says where the level was, and whether it is known better', () => {
    equal(change({ ...ABILITY, theta: 0.1 }, ABILITY, 'ML'), 'Your level in ML went up from +0.1 to +0.4.');
    equal(
        change({ ...ABILITY, theta: 0.9, standardError: 0.5 }, ABILITY, 'ML'),
        "Your level in ML went down from +0.9 to +0.4. It's known more precisely now.",
    );
});

test('a change too small to be seen is no change', () => {
    equal(change({ ...ABILITY, theta: 0.44 }, ABILITY, 'ML'), 'Your level in ML stays at +0.4.');
});

test('one of something is not many', () => {
    equal([count(1, 'question'), count(0, 'question'), count(2, 'question')], ['1 question', '0 questions', '2 questions']);
    equal(count(2, "question isn't", "questions aren't"), "2 questions aren't");
});

test('a length of time has the units that people would use', () => {
    equal([0.2, 1, 59.4, 60, 89, 3599, 3600, 7500].map(duration), [
        'less than 1 s',
        '1 s',
        '59 s',
        '1 min',
        '1 min',
        '1 h 0 min',
        '1 h 0 min',
        '2 h 5 min',
    ]);
});

test('a clock shows the second that has begun, and never less than nothing', () => {
    equal([7_509_000, 249_000, 248_001, 1, 0, -5_000].map(clock), ['2:05:09', '4:09', '4:09', '0:01', '0:00', '0:00']);
});

test('a day is the same day in every time zone', () => equal(/1/.test(dayName('2026-12-01')), true));

test('keys in a sentence of the server are replaced by titles', () => {
    equal(
        spelledOut(COURSE, 'More answers are needed in ml, aws.'),
        'More answers are needed in “Machine learning”, “Amazon Web Services”.',
    );
});

test('a key that the course does not have any more stays as it is', () => {
    equal(spelledOut(COURSE, 'needed in gone'), 'needed in “gone”');
    equal(spelledOut(undefined, 'needed in gone'), 'needed in “gone”');
});
