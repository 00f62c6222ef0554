/** A class while it practises: told by server-sent events, or asked for every few seconds where these cannot be had. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, withQuery } from '../api.js';
import { html } from '../ui.js';
import { clock, NOTHING, percent, whole, words } from './format.js';
import { CohortFrame } from './frame.js';
import { Table, Tile } from './parts.js';

/** Milliseconds between two questions, where nothing is told. */
const POLL = 5000;

/** Milliseconds until a stream that the server refused is tried again. */
const RETRY = 30_000;

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
    const [state, setState] = useState('connecting');
    const [snapshot, setSnapshot] = useState(null);
    const [paused, setPaused] = useState(false);
    const [error, setError] = useState(null);
    const latest = useRef(null);
    const held = useRef(false);
    held.current = paused;
    useEffect(() => follow(cohort.id, {
        state: setState,
        error: setError,
        snapshot: told => {
            setError(null);
            latest.current = { ...told, at: new Date().toISOString() };
            if (!held.current) {
                setSnapshot(latest.current);
            }
        },
    }), [cohort.id]);
    const turn = () => {
        if (paused && latest.current) {
            setSnapshot(latest.current);
        }
        setPaused(!paused);
    };
    const [text, kind] = STATES[paused ? 'paused' : state];
    return html`
        <div class="row live-state">
            <span role="status" class=${`state ${kind}`}><span aria-hidden="true">${kind === 'good' ? '●' : '○'}</span> ${text}</span>
            <button type="button" onClick=${turn}>${paused ? 'Go on' : 'Pause'}</button>
            ${snapshot && html`<span class="soft">Last change seen at ${clock(snapshot.at)}</span>`}
        </div>
        ${error && html`<p class="bad" role="alert">${error.status === 404 ? 'This server cannot show live sessions yet.' : error.message}</p>`}
        ${snapshot && html`<${Snapshot} snapshot=${snapshot} cohort=${cohort} courses=${courses} />`}`;
}

/** The columns of a cohort's sessions. */
function columns(cohort, courses) {
    const topicTitle = ({ courseId, topic }) => topic && (courses.find(({ id }) => id === courseId)?.topics.find(({ id }) => id === topic)?.title ?? topic);
    const share = ({ answered, correct }) => answered && correct != null ? correct / answered : null;
    return [
        {
            key: 'name', title: 'Name', value: ({ name }) => name,
            cell: ({ learnerId, name, courseId }) => html`<a href=${withQuery(`/dashboard/cohorts/${cohort.id}/learners/${learnerId}`, { course: courseId })}>${name}</a>`,
        },
        {
            key: 'status', title: 'Now', value: ({ status }) => status,
            cell: ({ status }) => status === 'active' ? html`<span class="badge good">● practising</span>` : html`<span class="soft nowrap">○ ${status}</span>`,
        },
        { key: 'mode', title: 'Session', value: ({ mode }) => words(mode) },
        { key: 'topic', title: 'Topic', value: topicTitle, cell: session => topicTitle(session) ?? NOTHING },
        { key: 'answered', title: 'Answers', number: true, value: ({ answered }) => answered, cell: ({ answered }) => whole(answered) },
        { key: 'correct', title: 'Full score', number: true, value: share, cell: session => percent(share(session)) },
        { key: 'last', title: 'Last activity', value: ({ lastActivityAt }) => lastActivityAt, cell: ({ lastActivityAt }) => clock(lastActivityAt) },
    ];
}

function Snapshot({ snapshot, cohort, courses }) {
    const rows = snapshot.sessions.map(session => ({ id: session.sessionId, ...session }));
    return html`
        <dl class="tiles">
            <${Tile} name="Practising now" value=${whole(snapshot.practisingNow)} more="with an active session" />
            <${Tile} name="Answers today" value=${whole(snapshot.answersToday)} more="since midnight UTC" />
        </dl>
        ${rows.length === 0
            ? html`<div class="card empty"><h2>Nobody is practising</h2><p>Ask the class to open <strong>${location.host}/practice</strong>; sessions appear here by themselves.</p></div>`
            : html`<${Table} id="live-table" caption="Sessions of now and of the last 15 minutes" columns=${columns(cohort, courses)} rows=${rows} sort="last" descending />`}`;
}

/** Follows a cohort; returns what ends that. The listener is told the connection's state, snapshots and errors. */
function follow(cohortId, listener) {
    const path = `/v1/cohorts/${cohortId}/live`;
    const giveUp = new AbortController();
    let source = null;
    let timer = null;
    let retry = null;
    const listen = () => {
        source = new EventSource(path);
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
            // Refused: ask instead, and try the stream again now and then.
            retry = setTimeout(listen, RETRY);
            if (timer === null) {
                poll();
            }
        });
    };
    const poll = async () => {
        try {
            listener.snapshot(await get(path, { signal: giveUp.signal }));
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
