/**
 * The courses that the server wrote into the page: a learner's token cannot list them. Titles here, everything that concerns the
 * learner from the API.
 */
const courses = JSON.parse(document.getElementById('page-data')?.dataset.courses || '[]');

/** Remembers the course last practised on this device. */
const LAST = 'meno:course';

export function allCourses() {
    return courses;
}

/** The course that the address names, else the last one, else the first; undefined if there is none. */
export function chosenCourse(asked) {
    return findCourse(asked) || findCourse(localStorage.getItem(LAST)) || courses[0];
}

export function rememberCourse(key) {
    localStorage.setItem(LAST, key);
}

export function findCourse(key) {
    return courses.find(course => course.id === key);
}

/** Title of a domain; its key where the course does not have it any more. */
export function domainTitle(course, key) {
    return course?.domains.find(domain => domain.id === key)?.title || key;
}

export function topicTitle(course, key) {
    return course?.topics.find(topic => topic.id === key)?.title || key;
}

/** A sentence of the server's with the keys of domains replaced by their titles. */
export function spelledOut(course, sentence) {
    return sentence.replace(
        /\b(needed in )([a-z0-9, -]+)/,
        (_, before, keys) =>
            before +
            keys
                .split(', ')
                .map(key => `“${domainTitle(course, key)}”`)
                .join(', '),
    );
}
