import { useId, useState } from 'preact/hooks';
import { get, getText, put } from '../api.js';
import { shift, today } from '../days.js';
import { saveFile } from '../files.js';
import { Failure, html, Loading } from '../ui.js';
import { topicTitle } from './courses.js';
import { useLoaded } from './parts.js';
import { count, dayName } from './words.js';

/** What to do today and the days after, or the question when the exam is. */
export function Plan({ course }) {
    const { value, error, reload } = useLoaded(() => get('/v1/learners/me/study-plans', { query: { course: course.id } }), [course.id]);
    const [changes, setChanges] = useState(false);
    const plan = value?.items[0];
    return html`<section><h2>Study plan</h2>
        ${
            error
                ? html`<${Failure} error=${error} retry=${reload} />`
                : !value
                  ? html`<${Loading} what="your plan" />`
                  : html`<div class="card">
                ${
                    !plan &&
                    html`<p>Say when the exam is, and you get a plan for each day until then. It changes with every
                    answer.</p>`
                }
                ${plan && html`<${Days} course=${course} plan=${plan} />`}
                ${
                    !plan || changes
                        ? html`<${Goal} course=${course} plan=${plan} onSaved=${() => {
                              setChanges(false);
                              reload();
                          }} />`
                        : html`<${Calendar} course=${course} />
                        <button class="quiet" onClick=${() => setChanges(true)}>Change the exam's day or the time</button>`
                }
            </div>`
        }
    </section>`;
}

function Days({ course, plan }) {
    const [today, ...later] = plan.days;
    return html`
        <p class="soft">Exam on ${dayName(plan.examDate)}, ${plan.minutesPerDay} minutes a day.</p>
        ${
            today
                ? html`<h3>Today</h3><${Day} course=${course} day=${today} />`
                : html`<p>It's exam day. Good luck! Or choose another day.</p>`
        }
        ${
            later.length > 0 &&
            html`<details><summary>The days after</summary>
            <ol class="plain days">${later.slice(0, 6).map(
                day => html`<li key=${day.date}><strong>${dayName(day.date)}</strong>
                <${Day} course=${course} day=${day} /></li>`,
            )}</ol></details>`
        }
        ${plan.notes.map(note => html`<p class="warn" key=${note}>${note}</p>`)}`;
}

function Day({ course, day }) {
    const nothing = day.reviews === 0 && day.topics.length === 0 && !day.mockExam;
    return html`<ul class="day">
        ${day.mockExam && html`<li>Sit a mock exam</li>`}
        ${day.reviews > 0 && html`<li>Review ${count(day.reviews, 'question')}</li>`}
        ${day.topics.map(({ topic, questions }) => html`<li key=${topic}>${topicTitle(course, topic)}: ${count(questions, 'new question')}</li>`)}
        ${nothing && html`<li>Nothing to do</li>`}
        ${day.minutes > 0 && html`<li class="soft">about ${count(day.minutes, 'minute')}</li>`}
    </ul>`;
}

const CALENDAR = 'text/calendar';

/** The plan as a file that calendars take. Its entries keep their ids, so that one taken in later replaces them. */
function Calendar({ course }) {
    const [{ busy, saved, error }, setState] = useState({});
    const save = async () => {
        if (busy) {
            return;
        }
        setState({ busy: true });
        try {
            saveFile('study-plan.ics', await getText('/v1/learners/me/study-plan', CALENDAR, { query: { course: course.id } }), CALENDAR);
            setState({ saved: true });
        } catch (problem) {
            setState({ error: problem });
        }
    };
    return html`<div>
        <button aria-disabled=${busy ? 'true' : undefined} onClick=${save}>Add to calendar</button>
        <div role="status">${
            (busy || saved) &&
            html`<p class="soft small">${
                busy
                    ? 'Preparing …'
                    : `Open the file study-plan.ics with your
            calendar. The plan changes with your answers; added again, it replaces its days.`
            }</p>`
        }</div>
        ${error && html`<p class="bad" role="alert">${error.message}</p>`}
    </div>`;
}

function Goal({ course, plan, onSaved }) {
    const id = useId();
    const [error, setError] = useState(null);
    const [saving, setSaving] = useState(false);
    const save = async event => {
        event.preventDefault();
        const { examDate, minutes } = Object.fromEntries(new FormData(event.currentTarget));
        setSaving(true);
        setError(null);
        try {
            await put('/v1/learners/me/study-plan', { courseId: course.id, examDate, minutesPerDay: Number(minutes) });
            onSaved();
        } catch (problem) {
            setSaving(false);
            setError(problem);
        }
    };
    const day = ahead => shift(today(plan?.timeZone), ahead);
    return html`<form onSubmit=${save}>
        <p><label for=${`${id}-day`}>Day of the exam</label><br />
            <input id=${`${id}-day`} name="examDate" type="date" required min=${day(1)} max=${day(365)} defaultValue=${plan?.examDate} /></p>
        <p><label for=${`${id}-minutes`}>Minutes a day</label><br />
            <input id=${`${id}-minutes`} name="minutes" type="number" inputmode="numeric" required min="5" max="720" step="5"
                defaultValue=${plan?.minutesPerDay ?? 45} /></p>
        ${
            error &&
            html`<div class="bad" role="alert"><p>${error.message}</p>
            ${error.errors?.map(({ detail }) => html`<p>${detail}</p>`)}</div>`
        }
        <button disabled=${saving}>Make a plan</button>
    </form>`;
}
