/** A class while it practises: told by server-sent events, or asked for every few seconds where these cannot be had. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, withQuery } from '../api.js';
import { html } from '../ui.js';
import { clock, NOTHING, percent, whole, words } from './format.js';
import { CohortFrame } from './frame.js';
import { explain, Table, Tile } from './parts.js';

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

const live = frame => html`<${Live} ...${frame} />`;

export default function LivePage({ cohortId }) {
    return html`<${CohortFrame} cohortId=${cohortId} title="Live session" bare=${live}>${live}<//>`;
}

function Live({ cohort, courses }) {
    const [state, setState] = useState('connecting');
    const [snapshot, setSnapshot] = useState(null);
    const [paused, setPaused] = useState(false);
    const [error, setError] = useState(null);
    /** `{ told, at }`: the newest that was told, and when it differed from what was told before. */
    const latest = useRef(null);
    const held = useRef(false);
    held.current = paused;
    useEffect(
        () =>
            follow(cohort.id, {
                state: setState,
                error: setError,
                snapshot: told => {
                    setError(null);
                    if (JSON.stringify(told) !== JSON.stringify(latest.current?.told)) {
                        latest.current = { told, at: new Date().toISOString() };
                    }
                    if (!held.current) {
                        setSnapshot(latest.current);
                    }
                },
            }),
        [cohort.id],
    );
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
        ${error && html`<p class="bad" role="alert">${explain(error).message}</p>`}
        ${snapshot && html`<${Snapshot} snapshot=${snapshot.told} cohort=${cohort} courses=${courses} />`}`;
}

/** The columns of a cohort's sessions. */
function columns(cohort, courses) {
    const topicTitle = ({ courseId, topic }) =>
        topic && (courses.find(({ id }) => id === courseId)?.topics.find(({ id }) => id === topic)?.title ?? topic);
    const share = ({ answered, correct }) => (answered && correct != null ? correct / answered : null);
    return [
        {
            key: 'name',
            title: 'Name',
            value: ({ name }) => name,
            cell: ({ learnerId, name, courseId }) =>
                html`<a href=${withQuery(`/dashboard/cohorts/${cohort.id}/learners/${learnerId}`, { course: courseId })}>${name}</a>`,
        },
        {
            key: 'status',
            title: 'Now',
            value: ({ status }) => status,
            cell: ({ status }) =>
                status === 'active'
                    ? html`<span class="badge good">● practising</span>`
                    : html`<span class="soft nowrap">○ ${status}</span>`,
        },
        { key: 'mode', title: 'Session', value: ({ mode }) => words(mode) },
        { key: 'topic', title: 'Topic', value: topicTitle, cell: session => topicTitle(session) ?? NOTHING },
        { key: 'answered', title: 'Answers', number: true, value: ({ answered }) => answered, cell: ({ answered }) => whole(answered) },
        { key: 'correct', title: 'Full score', number: true, value: share, cell: session => percent(share(session)) },
        {
            key: 'last',
            title: 'Last activity',
            value: ({ lastActivityAt }) => lastActivityAt,
            cell: ({ lastActivityAt }) => clock(lastActivityAt),
        },
    ];
}

function Snapshot({ snapshot, cohort, courses }) {
    const rows = snapshot.sessions.map(session => ({ id: session.sessionId, ...session }));
    return html`
        <dl class="tiles">
            <${Tile} name="Practising now" value=${whole(snapshot.practisingNow)} more="with an active session" />
            <${Tile} name="Answers today" value=${whole(snapshot.answersToday)} more=${`since midnight (${cohort.effectiveTimeZone})`} />
        </dl>
        ${
            rows.length === 0 && cohort.learners === 0
                ? html`<div class="card empty"><h2>Nobody is enrolled yet</h2>
                <p><a href=${`/dashboard/cohorts/${cohort.id}${location.search}#enrolment`}>Enrol learners</a>; while they practise, their sessions appear here by themselves.</p></div>`
                : rows.length === 0
                  ? html`<div class="card empty"><h2>Nobody is practising</h2><p>Ask the class to open <strong>${location.host}/practice</strong>; sessions appear here by themselves.</p></div>`
                  : html`<${Table} id="live-table" caption="Sessions of now and of the last 15 minutes" columns=${columns(cohort, courses)} rows=${rows} sort="last" descending />`
        }`;
}

/**
 * Follows a cohort while the page is seen; returns what ends that. The listener is told the connection's state, snapshots and errors.
 * The cohort is asked for at once and then every few seconds until the stream has told something: a connection can hang, and what
 * stands between can hold a stream back.
 */
function follow(cohortId, listener) {
    const path = `/v1/cohorts/${cohortId}/live`;
    let source = null;
    let isStreaming = false;
    let asking = null;
    let timer = null;
    let retry = null;
    const ask = async state => {
        timer = null;
        const question = new AbortController();
        asking = question;
        try {
            const told = await get(path, { signal: question.signal });
            // The stream may have told something newer meanwhile.
            if (!question.signal.aborted) {
                listener.snapshot(told);
                listener.state(state);
            }
        } catch (error) {
            if (!question.signal.aborted) {
                listener.error(error);
                if (error.status === 404) {
                    stop();
                }
            }
        }
        if (!question.signal.aborted) {
            asking = null;
            timer = setTimeout(ask, POLL, 'polling');
        }
    };
    const stopAsking = () => {
        asking?.abort();
        asking = null;
        clearTimeout(timer);
        timer = null;
    };
    const listen = () => {
        source = new EventSource(path);
        source.addEventListener('snapshot', event => {
            isStreaming = true;
            stopAsking();
            listener.snapshot(JSON.parse(event.data));
            listener.state('live');
        });
        source.addEventListener('error', () => {
            if (source.readyState === EventSource.CLOSED) {
                // Refused. Unless it is closed, the browser connects again by itself.
                retry = setTimeout(listen, RETRY);
            }
            if (isStreaming) {
                isStreaming = false;
                listener.state('lost');
                ask('polling');
            }
        });
    };
    const start = () => {
        ask('connecting');
        listen();
    };
    const stop = () => {
        stopAsking();
        clearTimeout(retry);
        source?.close();
        source = null;
        isStreaming = false;
    };
    // What nobody sees is not followed: a viewer may have a few streams only, and a browser few connections.
    const turn = () => {
        stop();
        if (!document.hidden) {
            listener.state('connecting');
            start();
        }
    };
    document.addEventListener('visibilitychange', turn);
    turn();
    return () => {
        document.removeEventListener('visibilitychange', turn);
        stop();
    };
}
