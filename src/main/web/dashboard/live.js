/** A class while it practises: told by server-sent events, or asked for every few seconds where these cannot be had. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, withQuery } from '../api.js';
import { html } from '../ui.js';
import { clock, count, percent, today, whole } from './format.js';
import { CohortFrame } from './frame.js';
import { Choice, Table, Tile, useChoice } from './parts.js';

/** Milliseconds between two questions, where nothing is told. */
const POLL = 5000;

/** Milliseconds until a connection that the server refused is tried again. */
const RETRY = 30_000;

/** Milliseconds after the last answer for which somebody counts as practising. */
const PRESENT = 10 * 60_000;

const STATES = {
    connecting: ['Connecting …', ''],
    live: ['Live', 'good'],
    lost: ['Connection lost, trying again …', 'warn'],
    polling: [`Asked every ${POLL / 1000} seconds`, 'good'],
    paused: ['Paused', 'warn'],
};

export default function LivePage({ cohortId }) {
    return html`<${CohortFrame} cohortId=${cohortId} title="Live session">${frame => html`<${Live} ...${frame} />`}<//>`;
}

function Live({ cohort, courses }) {
    const choice = useChoice(courses);
    const course = choice.course.id;
    const [state, setState] = useState('connecting');
    const [snapshot, setSnapshot] = useState(null);
    const [paused, setPaused] = useState(false);
    const [error, setError] = useState(null);
    const latest = useRef(null);
    const held = useRef(false);
    held.current = paused;
    useEffect(() => {
        setSnapshot(null);
        setState('connecting');
        return follow(cohort.id, course, {
            state: setState,
            error: setError,
            snapshot: next => {
                setError(null);
                latest.current = next;
                if (!held.current) {
                    setSnapshot(next);
                }
            },
        });
    }, [cohort.id, course]);
    const turn = () => {
        if (paused && latest.current) {
            setSnapshot(latest.current);
        }
        setPaused(!paused);
    };
    const [text, kind] = STATES[paused ? 'paused' : state];
    return html`
        ${courses.length > 1 && html`<${Choice} courses=${courses} choice=${choice} period=${false} />`}
        <div class="row live-state">
            <span role="status" class=${`state ${kind}`}><span aria-hidden="true">${kind === 'good' ? '●' : '○'}</span> ${text}</span>
            <button type="button" aria-pressed=${paused ? 'true' : 'false'} onClick=${turn}>${paused ? 'Go on' : 'Pause'}</button>
            ${snapshot && html`<span class="soft">As of ${clock(snapshot.at)}</span>`}
        </div>
        ${error && html`<p class="bad" role="alert">${error.message}</p>`}
        ${snapshot && html`<${Snapshot} snapshot=${snapshot} cohort=${cohort} course=${course} />`}`;
}

const COLUMNS = (cohort, course) => [
    { key: 'name', title: 'Name', value: ({ name }) => name, cell: ({ id, name }) => html`<a href=${withQuery(`/dashboard/cohorts/${cohort.id}/learners/${id}`, { course })}>${name}</a>` },
    { key: 'present', title: 'Now', value: ({ present }) => present ? 1 : 0, cell: ({ present }) => present ? html`<span class="badge good">● practising</span>` : html`<span class="soft">○ away</span>` },
    { key: 'attempts', title: 'Answers today', number: true, value: ({ attempts }) => attempts, cell: ({ attempts }) => whole(attempts) },
    { key: 'correct', title: 'Full score', number: true, value: ({ attempts, correct }) => attempts ? correct / attempts : null, cell: ({ attempts, correct }) => attempts ? percent(correct / attempts) : '–' },
    { key: 'last', title: 'Last answer', value: ({ lastActivityAt }) => lastActivityAt, cell: ({ lastActivityAt }) => clock(lastActivityAt) },
];

function Snapshot({ snapshot, cohort, course }) {
    const rows = snapshot.learners
        .filter(({ attempts }) => attempts > 0)
        .map(learner => ({ ...learner, id: learner.learnerId, present: Date.parse(snapshot.at) - Date.parse(learner.lastActivityAt) < PRESENT }));
    const attempts = rows.reduce((sum, row) => sum + row.attempts, 0);
    const correct = rows.reduce((sum, row) => sum + row.correct, 0);
    return html`
        <dl class="tiles" aria-live="off">
            <${Tile} name="Practising now" value=${whole(rows.filter(({ present }) => present).length)} more="an answer within 10 minutes" />
            <${Tile} name="Active today" value=${whole(rows.length)} more=${`of ${count(cohort.learners, 'learner')}`} />
            <${Tile} name="Answers today" value=${whole(attempts)} />
            <${Tile} name="Full score" value=${attempts ? percent(correct / attempts) : '–'} />
        </dl>
        ${rows.length === 0
            ? html`<div class="card empty"><h2>Nobody has practised today</h2><p>Ask the class to open <strong>${location.host}/practice</strong>; answers appear here by themselves.</p></div>`
            : html`<${Table} id="live-table" caption="Table of learners today" columns=${COLUMNS(cohort, course)} rows=${rows} sort="last" descending />`}`;
}

/** Follows a cohort; returns what ends that. Who is listened to tells a snapshot `{ at, learners }` each time. */
function follow(cohortId, course, listener) {
    const giveUp = new AbortController();
    let source = null;
    let timer = null;
    let retry = null;
    const listen = () => {
        source = new EventSource(withQuery(`/v1/cohorts/${cohortId}/live`, { course }));
        source.addEventListener('open', () => {
            clearTimeout(timer);
            timer = null;
            listener.state('live');
        });
        source.addEventListener('snapshot', event => listener.snapshot(JSON.parse(event.data)));
        source.addEventListener('error', () => {
            if (source.readyState !== EventSource.CLOSED) {
                // The browser connects again by itself.
                listener.state('lost');
                return;
            }
            // Refused, or not to be had on this server: ask instead, and try again now and then.
            retry = setTimeout(listen, RETRY);
            if (timer === null) {
                poll();
            }
        });
    };
    const poll = async () => {
        try {
            const { learners } = await get(`/v1/cohorts/${cohortId}/analytics/learners`, { query: { course, from: today() }, signal: giveUp.signal });
            listener.snapshot({ at: new Date().toISOString(), learners });
            listener.state('polling');
        } catch (error) {
            if (giveUp.signal.aborted) {
                return;
            }
            listener.error(error);
        }
        if (!giveUp.signal.aborted && source.readyState === EventSource.CLOSED) {
            timer = setTimeout(poll, POLL);
        }
    };
    listen();
    return () => {
        giveUp.abort();
        source.close();
        clearTimeout(timer);
        clearTimeout(retry);
    };
}
