import { equal, test } from './harness.js';

const differ = (one, other) => {
    let error = null;
    try {
        equal(one, other);
    } catch (thrown) {
        error = thrown;
    }
    equal(error === null, false);
};

test('values differ by content, kind and number of members', () => {
    differ(1, 2);
    differ(1, '1');
    differ(null, undefined);
    differ([1], [1, 2]);
    differ([], {});
    differ({ a: 1 }, { a: 2 });
    differ({ a: { b: [1] } }, { a: { b: [2] } });
});

test('an absent member is an undefined one', () => equal({ a: 1, b: undefined }, { a: 1 }));
