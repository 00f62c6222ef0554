/** Who belongs to a cohort: enrolment by list and one by one, leaving, the archive. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { post, postCsv, put, remove } from '../api.js';
import { saveTable } from '../files.js';
import { html } from '../ui.js';
import { count, day, decimal, whole } from './format.js';
import { all, explain, Loaded, Table, useFollow, useLoad } from './parts.js';

/** The largest list that is sent, in bytes: of 10 000 learners, as many as one may name, it has a tenth of that. */
const LARGEST_LIST = 8_000_000;

export function Administration({ cohort, reload }) {
    const archived = cohort.status === 'archived';
    const [changes, setChanges] = useState(0);
    const changed = () => {
        setChanges(last => last + 1);
        reload();
    };
    return html`
        <section aria-labelledby="enrolment" class="enrolment"><h2 id="enrolment">Enrolment</h2>
            ${
                archived
                    ? html`<p class="soft">You can't enrol learners in an archived cohort. Restore it first.</p>`
                    : html`<div class="grid"><${List} cohort=${cohort} changed=${changed} /><${One} cohort=${cohort} changed=${changed} /></div>`
            }
            <${Members} cohort=${cohort} archived=${archived} changes=${changes} changed=${changed} />
        </section>
        <section aria-labelledby="archive"><h2 id="archive">${archived ? 'Archive' : 'Name and archive'}</h2>
            <div class="grid">${!archived && html`<${Rename} cohort=${cohort} reload=${reload} />`}<${Archive} cohort=${cohort} archived=${archived} reload=${reload} /></div>
        </section>`;
}

/**
 * An action with a button: whether it runs, and what went wrong. While it runs the button is `aria-disabled` by `idle` and does
 * nothing: were it `disabled`, it would lose the focus.
 */
function useAction() {
    const [state, setState] = useState({ busy: false, error: null });
    const running = useRef(false);
    const run = async action => {
        if (running.current) {
            return;
        }
        running.current = true;
        setState({ busy: true, error: null });
        try {
            await action();
            setState({ busy: false, error: null });
        } catch (error) {
            setState({ busy: false, error: explain(error) });
        } finally {
            running.current = false;
        }
    };
    return { ...state, idle: state.busy ? 'true' : undefined, run };
}

function Wrong({ error }) {
    return html`<div role="alert">${error && html`<p class="wrong">${error.errors?.[0]?.detail ?? error.message}</p>`}</div>`;
}

/** A list as a school's system exports it. Checked before it is followed, so that nobody is enrolled by a wrong file. */
function List({ cohort, changed }) {
    const [file, setFile] = useState(null);
    const [report, setReport] = useState(null);
    const { busy, idle, error, run } = useAction();
    const input = useRef(null);
    const said = useRef(null);
    const follow = useFollow();
    const tooLarge = file?.size > LARGEST_LIST;
    const send = dryRun =>
        run(async () => {
            setReport(null);
            const answer = await postCsv(`/v1/cohorts/${cohort.id}/enrolments`, file, { query: dryRun ? { dryRun } : {} });
            setReport({ dryRun, ...answer });
            if (!dryRun) {
                setFile(null);
                input.current.value = '';
                // With the file the buttons go out of use.
                follow(() => said.current);
                changed();
            }
        });
    const submit = event => {
        event.preventDefault();
        if (!tooLarge) {
            send(false);
        }
    };
    return html`<form class="card" onSubmit=${submit}>
        <h3>From a list</h3>
        <p class="soft">A CSV file as OneRoster describes it: the column <code>sourcedId</code> names the learner, and beside it may stand${' '}
            <code>status</code>, <code>role</code>, <code>givenName</code> and <code>familyName</code>. E-mail addresses are not stored.</p>
        <label class="field">CSV file<input ref=${input} type="file" accept=".csv,text/csv" required
            aria-invalid=${tooLarge ? 'true' : undefined} aria-describedby="list-wrong" onChange=${event => {
                setFile(event.target.files[0] ?? null);
                setReport(null);
            }} /></label>
        <p id="list-wrong" role="alert" class="wrong">${tooLarge && `This file has ${decimal(file.size / 1e6, 1)} MB, and a list may have ${LARGEST_LIST / 1e6}. Is it a list of learners? Send a long one in parts.`}</p>
        <div class="row">
            <button type="button" disabled=${!file || tooLarge} aria-disabled=${idle} onClick=${() => send(true)}>Check only</button>
            <button class="primary" disabled=${!file || tooLarge} aria-disabled=${idle}>Enrol</button>
        </div>
        <${Wrong} error=${error} />
        <div class="report">
            <div role="status" ref=${said}>${busy ? html`<p class="soft">Sending …</p>` : report && html`<${Summary} report=${report} />`}</div>
            ${report?.rejected.length > 0 && html`<${Rejected} rows=${report.rejected} />`}
        </div>
    </form>`;
}

function Summary({ report: { dryRun, rows, enrolled, created, unchanged, withdrawn, rejected } }) {
    return html`<p class=${rejected.length ? 'warn' : 'good'}>${dryRun ? 'Checked, nothing done yet. ' : ''}${count(rows, 'row')}:
        ${` ${whole(enrolled)} ${dryRun ? 'would be enrolled' : 'enrolled'} (${whole(created)} of them new), ${whole(unchanged)} unchanged, ${whole(withdrawn)} withdrawn, ${whole(rejected.length)} rejected.`}</p>`;
}

function Rejected({ rows }) {
    const columns = [
        { key: 'line', title: 'Line', number: true, value: ({ line }) => line },
        { key: 'column', title: 'Column', value: ({ column }) => column },
        { key: 'value', title: 'Value', value: ({ value }) => value },
        { key: 'detail', title: 'Why', value: ({ detail }) => detail, cell: ({ detail }) => html`<span class="sentence">${detail}</span>` },
    ];
    const keys = columns.map(({ key }) => key);
    const save = () => saveTable('rejected.csv', [keys, ...rows.map(row => keys.map(key => row[key]))]);
    return html`
        <p>Correct these rows in the file and send it again. Nobody is enrolled twice. <button type="button" class="quiet" onClick=${save}>Download rejected rows</button></p>
        <${Table} id="rejected" caption="Table of rejected rows" columns=${columns} rows=${rows} sort="line" />`;
}

/** One learner, by the name under which the school's system knows them: a list of one row. */
function One({ cohort, changed }) {
    const [fields, setFields] = useState({ sourcedId: '', givenName: '', familyName: '' });
    const [said, setSaid] = useState('');
    const { busy, idle, error, run } = useAction();
    const enrol = event => {
        event.preventDefault();
        setSaid('');
        run(async () => {
            const names = Object.keys(fields).filter(name => fields[name].trim());
            const row = names.map(name => `"${fields[name].trim().replaceAll('"', '""')}"`);
            const report = await postCsv(`/v1/cohorts/${cohort.id}/enrolments`, `${names.join(',')}\r\n${row.join(',')}\r\n`);
            if (report.rejected.length > 0) {
                throw new Error(report.rejected[0].detail);
            }
            setSaid(
                report.enrolled
                    ? `${fields.sourcedId} is enrolled${report.created ? ', and new' : ''}.`
                    : `${fields.sourcedId} was enrolled already.`,
            );
            setFields({ sourcedId: '', givenName: '', familyName: '' });
            changed();
        });
    };
    const field = (
        name,
        label,
        more,
    ) => html`<label class="field">${label}<input value=${fields[name]} autocomplete="off" maxlength="200" ...${more}
        onInput=${event => setFields({ ...fields, [name]: event.target.value })} /></label>`;
    return html`<form class="card" onSubmit=${enrol}>
        <h3>One by one</h3>
        ${field('sourcedId', "Learner's id in your system", { required: true })}
        ${field('givenName', 'Given name (if new)', {})}${field('familyName', 'Family name (if new)', {})}
        <button class="primary" aria-disabled=${idle}>Enrol learner</button>
        <${Wrong} error=${error} />
        <div role="status">${busy ? html`<p class="soft">Sending …</p>` : said && html`<p class="good">${said}</p>`}</div>
    </form>`;
}

function Members({ cohort, archived, changes, changed }) {
    const [open, setOpen] = useState(false);
    // Before they are asked for nothing is known of them, not that there is nobody.
    const members = useLoad(
        signal => (open ? all(`/v1/cohorts/${cohort.id}/learners`, { signal }) : undefined),
        [cohort.id, open, changes],
    );
    const [said, setSaid] = useState('');
    const status = useRef(null);
    const follow = useFollow();
    const { busy, idle, error, run } = useAction();
    const leave = ({ id, name }) => {
        if (confirm(`Take ${name} out of ${cohort.name}? Attempts and abilities stay.`)) {
            setSaid('');
            run(async () => {
                await remove(`/v1/cohorts/${cohort.id}/learners/${id}`);
                setSaid(`${name} is taken out.`);
                // The button goes with its row.
                follow(() => status.current);
                changed();
            });
        }
    };
    const columns = [
        { key: 'name', title: 'Name', value: ({ name }) => name },
        { key: 'externalId', title: 'Id in your system', value: ({ externalId }) => externalId },
        { key: 'joinedAt', title: 'Since', value: ({ joinedAt }) => joinedAt, cell: ({ joinedAt }) => day(joinedAt) },
        ...(archived
            ? []
            : [
                  {
                      key: 'leave',
                      title: 'Leave',
                      value: () => null,
                      cell: member => html`<button type="button" class="quiet" aria-disabled=${idle}
            onClick=${() => leave(member)}>Take out<span class="visually-hidden"> ${member.name}</span></button>`,
                  },
              ]),
    ];
    // The API has this list as JSON alone.
    const save = list =>
        saveTable('members.csv', [
            ['learnerId', 'externalId', 'name', 'joinedAt'],
            ...list.map(({ id, externalId, name, joinedAt }) => [id, externalId, name, joinedAt]),
        ]);
    const shown = members.error ? { ...members, error: explain(members.error) } : members;
    return html`<details class="card" onToggle=${event => setOpen(event.target.open)}><summary>Members (${whole(cohort.learners)})</summary>
        <${Wrong} error=${error} />
        <div role="status" ref=${status}>${busy ? html`<p class="soft">Sending …</p>` : said && html`<p class="good">${said}</p>`}</div>
        ${
            open &&
            html`<${Loaded} of=${shown} what="the members">${list =>
                list.length === 0
                    ? html`<p class="soft">Nobody yet.</p>`
                    : html`<p><button type="button" class="quiet" onClick=${() => save(list)}>Download CSV<span class="visually-hidden"> of the members</span></button></p>
                <${Table} id="members" caption="Table of members" columns=${columns} rows=${list} sort="name" />`}<//>`
        }
    </details>`;
}

function Rename({ cohort, reload }) {
    const [name, setName] = useState(cohort.name);
    const [said, setSaid] = useState('');
    const { busy, idle, error, run } = useAction();
    const rename = event => {
        event.preventDefault();
        setSaid('');
        run(async () => {
            if (name !== cohort.name) {
                await put(`/v1/cohorts/${cohort.id}`, { name, instructor: cohort.instructor });
                reload();
            }
            setSaid(`The cohort is called ${name}.`);
        });
    };
    return html`<form class="card" onSubmit=${rename}>
        <label class="field">Name of the cohort<input required maxlength="200" value=${name} onInput=${event => setName(event.target.value)} /></label>
        <button aria-disabled=${idle}>Rename</button><${Wrong} error=${error} />
        <div role="status">${busy ? html`<p class="soft">Sending …</p>` : said && html`<p class="good">${said}</p>`}</div></form>`;
}

function Archive({ cohort, archived, reload }) {
    const { busy, idle, error, run } = useAction();
    const [asks, setAsks] = useState(false);
    const card = useRef(null);
    const follow = useFollow();
    const to = name => () => card.current.querySelector(`[data-step=${name}]`);
    const turn = asking => {
        setAsks(asking);
        follow(to(asking ? 'question' : 'archive'));
    };
    const move = () =>
        run(async () => {
            await post(`/v1/cohorts/${cohort.id}/${archived ? 'restore' : 'archive'}`);
            // The other button comes with the cohort as it is now.
            follow(to(archived ? 'archive' : 'restore'));
            reload();
        });
    useEffect(() => setAsks(false), [archived]);
    return html`<div class="card" ref=${card}>
        <p>${archived ? 'Restored, the cohort can be changed again.' : 'An archived cohort can still be read with its figures; nobody can be enrolled until it is restored.'}</p>
        ${
            archived
                ? html`<button key="restore" data-step="restore" class="primary" aria-disabled=${idle} onClick=${move}>Restore</button>`
                : asks
                  ? html`<div key="question"><p data-step="question"><strong>Archive ${cohort.name}?</strong></p>
                    <div class="row"><button class="primary" aria-disabled=${idle} onClick=${move}>Yes, archive</button><button onClick=${() => turn(false)}>No</button></div></div>`
                  : html`<button key="archive" data-step="archive" onClick=${() => turn(true)}>Archive cohort</button>`
        }
        <${Wrong} error=${error} />
        <div role="status">${busy && html`<p class="soft">Sending …</p>`}</div></div>`;
}
