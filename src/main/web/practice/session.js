import { useEffect, useState } from 'preact/hooks';
import { get } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { Answer, Stem } from '../question.js';
import { findCourse, rememberCourse } from './courses.js';
import { Exam } from './exam.js';
import { waiting } from './outbox.js';
import { FocusedHeading, useLoaded } from './parts.js';
import { Questions } from './questions.js';
import { Report } from './report.js';
import { address } from './route.js';

/** A session from its first question to its report. */
export function SessionPage({ id, position }) {
    const { value: loaded, error, reload } = useLoaded(() => get(`/v1/sessions/${id}`), [id]);
    const [over, setOver] = useState(null);
    const session = over || loaded;
    useEffect(() => {
        if (session) {
            rememberCourse(session.courseId);
        }
    }, [session?.courseId]);
    if (error) {
        return html`<h1>Session</h1>
            <${Failure} error=${error} retry=${error.status === 404 ? undefined : reload} />
            <p><a class="button" href=${address({})}>To the overview</a></p>`;
    }
    if (!session) {
        const [kept] = waiting(id);
        return kept ? html`<${Kept} entry=${kept} />` : html`<${Loading} what="the session" />`;
    }
    const course = findCourse(session.courseId);
    if (session.status === 'finished' && (session.mode === 'mock-exam' || waiting(id).length === 0)) {
        return html`<${Report} session=${session} course=${course} position=${position} />`;
    }
    return session.mode === 'mock-exam'
        ? html`<${Exam} session=${session} course=${course} position=${Number(position) || null} onOver=${setOver} />`
        : html`<${Questions} session=${session} course=${course} onOver=${setOver} />`;
}

/** What can be shown of a session while the server cannot be reached: the answer that is on its way. */
function Kept({ entry }) {
    return html`<${FocusedHeading} about=${entry.key}>Question ${entry.question.position}<//>
        <p class="warn" role="status">Your answer is kept on this device and sent as soon as there is a connection.</p>
        <${Stem} question=${entry.question} />
        <${Answer} question=${entry.question} response=${entry.body.response} disabled />`;
}
