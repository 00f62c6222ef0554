/** The instructor's cohorts, each with how it stands this week; here new ones are made. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, newKey, post, withQuery } from '../api.js';
import { shift, today } from '../days.js';
import { ConnectionHint, Failure, html } from '../ui.js';
import { count, day, percent, whole } from './format.js';
import { all, Choice, Loaded, Tile, useChoice, useLoad } from './parts.js';

const WEEK = 7;

export default function Overview() {
    const loaded = useLoad(async signal => {
        const [cohorts, courses] = await Promise.all([
            all('/v1/cohorts', { query: { status: 'all' }, signal }),
            all('/v1/courses', { signal }),
        ]);
        return { cohorts, courses };
    }, []);
    return html`<${ConnectionHint} />
        <h1>Your cohorts</h1>
        <${DemoFill} done=${loaded.reload} />
        <${Loaded} of=${loaded} what="your cohorts">${({ cohorts, courses }) => html`
            <${Cohorts} cohorts=${cohorts} courses=${courses} />
            <${Creation} first=${cohorts.length === 0} />`}<//>`;
}

function Cohorts({ cohorts, courses }) {
    const choice = useChoice(courses);
    const active = cohorts.filter(({ status }) => status !== 'archived');
    const archived = cohorts.filter(({ status }) => status === 'archived');
    return html`
        ${
            courses.length === 0 &&
            html`<p class="note">There is no course yet. An author publishes one with <code>POST /v1/courses</code>;
            then the figures of your cohorts appear here.</p>`
        }
        ${
            cohorts.length === 0 &&
            html`<div class="card empty">
            <h2>No cohort yet</h2>
            <p>A cohort is a group of learners that you look after. Make one below, then enrol learners from a CSV list of your
                school's system or one by one. As soon as they practise, you see here who is ready and what the class doesn't know.</p>
        </div>`
        }
        ${active.length > 0 && courses.length > 1 && html`<${Choice} courses=${courses} choice=${choice} period=${false} />`}
        <ul class="cohorts">${active.map(cohort => html`<${Card} key=${cohort.id} cohort=${cohort} course=${choice.course} />`)}</ul>
        ${
            archived.length > 0 &&
            html`<details class="card"><summary>Archived (${archived.length})</summary>
            <ul>${archived.map(
                ({ id, name, archivedAt }) => html`<li key=${id}>
                <a href=${`/dashboard/cohorts/${id}`}>${name}</a> <small>archived on ${day(archivedAt)}</small></li>`,
            )}</ul>
        </details>`
        }`;
}

/** How far below the window a card may be for its figures to be asked for: they are there when it is scrolled to. */
const NEAR = '200px';

/** Whether an element has come near the window, or the focus into it. */
function useNear(place) {
    const [isNear, setNear] = useState(false);
    useEffect(() => {
        const element = place.current;
        const found = () => {
            observer.disconnect();
            element.removeEventListener('focusin', found);
            setNear(true);
        };
        const observer = new IntersectionObserver(entries => entries.some(({ isIntersecting }) => isIntersecting) && found(), {
            rootMargin: NEAR,
        });
        observer.observe(element);
        element.addEventListener('focusin', found);
        return () => {
            observer.disconnect();
            element.removeEventListener('focusin', found);
        };
    }, []);
    return isNear;
}

/** A cohort. Its figures are asked for once it comes near the window: somebody may look after a hundred. */
function Card({ cohort, course }) {
    const place = useRef(null);
    const isNear = useNear(place);
    const from = shift(today(cohort.effectiveTimeZone), 1 - WEEK);
    const hasFigures = cohort.learners > 0 && course;
    const week = useLoad(
        signal =>
            isNear && hasFigures ? get(`/v1/cohorts/${cohort.id}/analytics`, { query: { course: course.id, from }, signal }) : undefined,
        [cohort.id, course?.id, isNear],
    );
    const address = withQuery(`/dashboard/cohorts/${cohort.id}`, { course: course?.id });
    return html`<li class="card" ref=${place}>
        <h2><a href=${address}>${cohort.name}</a></h2>
        ${
            cohort.learners === 0
                ? html`<p>Nobody is enrolled yet. <a href=${`${address}#enrolment`}>Enrol learners</a></p>`
                : html`${
                      week.error
                          ? html`<${Failure} error=${week.error} retry=${week.reload} />`
                          : html`<${Standing} cohort=${cohort} figures=${hasFigures ? week.value : null} />`
                  }
                <p class="row links"><a href=${address}>Open</a>
                    ${course && html`<a href=${withQuery(`/dashboard/cohorts/${cohort.id}/questions`, { course: course.id })}>Questions</a>`}
                    <a href=${withQuery(`/dashboard/cohorts/${cohort.id}/live`, { course: course?.id })}>Live</a></p>`
        }
    </li>`;
}

/** The figures; undefined while they are on their way, whose place is kept, and null where there are none. */
function Standing({ cohort, figures }) {
    if (figures === undefined) {
        const waiting = html`<span aria-hidden="true">…</span><span class="visually-hidden">to come</span>`;
        return html`<dl class="tiles" aria-busy="true">
            <${Tile} name="Learners" value=${whole(cohort.learners)} />
            <${Tile} name="Active in 7 days" value=${waiting} />
            <${Tile} name="Expected to pass" value=${waiting} more="\u00a0" />
            <${Tile} name="At risk" value=${waiting} />
        </dl>`;
    }
    if (figures === null) {
        return html`<dl class="tiles"><${Tile} name="Learners" value=${whole(cohort.learners)} /></dl>`;
    }
    const { passing } = figures;
    return html`<dl class="tiles">
        <${Tile} name="Learners" value=${whole(figures.learners)} />
        <${Tile} name="Active in 7 days" value=${whole(figures.activeLearners)} />
        <${Tile} name="Expected to pass" value=${percent(passing.expectedShare)}
            more=${passing.expectedShare == null ? 'too little known' : `${percent(passing.low)} to ${percent(passing.high)}`} />
        <${Tile} name="At risk" value=${whole(figures.atRisk.length)} />
    </dl>`;
}

function Creation({ first }) {
    const [name, setName] = useState('');
    const [key, setKey] = useState(newKey);
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState(null);
    const create = async event => {
        event.preventDefault();
        setBusy(true);
        setError(null);
        try {
            const cohort = await post('/v1/cohorts', { name }, { key });
            location.assign(`/dashboard/cohorts/${cohort.id}#enrolment`);
        } catch (problem) {
            setError(problem);
            // What was refused is another intent once it is changed.
            setKey(newKey());
            setBusy(false);
        }
    };
    return html`<form class="card" onSubmit=${create}>
        <h2>${first ? 'Make your first cohort' : 'New cohort'}</h2>
        <div class="row">
            <label class="field">Name<input required maxlength="200" value=${name} autocomplete="off"
                onInput=${event => setName(event.target.value)} placeholder="Autumn evening class" /></label>
            <button class="primary" disabled=${busy}>${busy ? 'Creating …' : 'Create cohort'}</button>
        </div>
        ${error && html`<p role="alert" class="wrong">${error.errors[0]?.detail ?? error.message}</p>`}
    </form>`;
}

/** How far the demo's simulated practice has got, where a demo is being filled. */
function DemoFill({ done }) {
    const [state, setState] = useState(null);
    const running = useRef(false);
    useEffect(() => {
        let timer = null;
        const giveUp = new AbortController();
        const ask = async () => {
            try {
                const now = await readDemo(giveUp.signal);
                setState(now);
                if (now && now.done < now.total) {
                    running.current = true;
                    timer = setTimeout(ask, 2000);
                } else if (running.current) {
                    running.current = false;
                    done();
                }
            } catch {
                // The page is useful without it.
            }
        };
        ask();
        return () => {
            giveUp.abort();
            clearTimeout(timer);
        };
    }, [done]);
    if (!state || state.done >= state.total) {
        return null;
    }
    return html`<div class="note" role="status">
        <label for="demo-fill">The demo cohort is practising: ${whole(state.done)} of ${count(state.total, 'session')}.</label>
        <progress id="demo-fill" max=${state.total} value=${state.done}></progress>
    </div>`;
}

/** The frame names where the progress is told, in a demo that has one. */
function readDemo(signal) {
    const address = document.querySelector('main').dataset.demoProgress;
    return address ? get(address, { signal }) : Promise.resolve(null);
}
