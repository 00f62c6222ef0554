/** Who belongs to a cohort: enrolment by list and one by one, leaving, the archive. */
import { useRef, useState } from 'preact/hooks';
import { post, postCsv, put, remove } from '../api.js';
import { html } from '../ui.js';
import { count, day, whole } from './format.js';
import { all, optional, Loaded, saveFile, Table, useLoad } from './parts.js';

const OLD_SERVER = 'This server cannot do that yet.';

export function Administration({ cohort, reload }) {
    const archived = cohort.status === 'archived';
    const [changes, setChanges] = useState(0);
    const changed = () => {
        setChanges(last => last + 1);
        reload();
    };
    return html`
        <section aria-labelledby="enrolment" class="enrolment"><h2 id="enrolment">Enrolment</h2>
            ${archived
                ? html`<p class="soft">An archived cohort takes nobody in; restore it first.</p>`
                : html`<div class="grid"><${List} cohort=${cohort} changed=${changed} /><${One} cohort=${cohort} changed=${changed} /></div>`}
            <${Members} cohort=${cohort} archived=${archived} changes=${changes} changed=${changed} />
        </section>
        <section aria-labelledby="archive"><h2 id="archive">${archived ? 'Archive' : 'Name and archive'}</h2>
            <div class="grid">${!archived && html`<${Rename} cohort=${cohort} reload=${reload} />`}<${Archive} cohort=${cohort} archived=${archived} reload=${reload} /></div>
        </section>`;
}

/** An action with a button: whether it runs, and what went wrong. */
function useAction() {
    const [state, setState] = useState({ busy: false, error: null });
    const run = async action => {
        setState({ busy: true, error: null });
        try {
            await action();
            setState({ busy: false, error: null });
        } catch (error) {
            setState({ busy: false, error: error.status === 404 || error.status === 405 ? new Error(OLD_SERVER) : error });
        }
    };
    return { ...state, run };
}

function Wrong({ error }) {
    return html`<div role="alert">${error && html`<p class="wrong">${error.errors?.[0]?.detail ?? error.message}</p>`}</div>`;
}

/** A list as a school's system exports it. Checked before it is followed, so that nobody is enrolled by a wrong file. */
function List({ cohort, changed }) {
    const [file, setFile] = useState(null);
    const [report, setReport] = useState(null);
    const { busy, error, run } = useAction();
    const input = useRef(null);
    const send = dryRun => run(async () => {
        const answer = await postCsv(`/v1/cohorts/${cohort.id}/enrolments`, file, { query: dryRun ? { dryRun } : {} });
        setReport({ dryRun, ...answer });
        if (!dryRun) {
            setFile(null);
            input.current.value = '';
            changed();
        }
    });
    return html`<form class="card" onSubmit=${event => { event.preventDefault(); send(false); }}>
        <h3>From a list</h3>
        <p class="soft">A CSV file as OneRoster describes it: the column <code>sourcedId</code> names the learner, and beside it may stand${' '}
            <code>status</code>, <code>role</code>, <code>givenName</code> and <code>familyName</code>. E-mail addresses are not stored.</p>
        <label class="field">CSV file<input ref=${input} type="file" accept=".csv,text/csv" required
            onChange=${event => { setFile(event.target.files[0] ?? null); setReport(null); }} /></label>
        <div class="row">
            <button type="button" disabled=${!file || busy} onClick=${() => send(true)}>Check only</button>
            <button class="primary" disabled=${!file || busy}>${busy ? 'Working …' : 'Enrol'}</button>
        </div>
        <${Wrong} error=${error} />
        <div role="status" class="report">${report && html`<${Report} report=${report} />`}</div>
    </form>`;
}

function Report({ report }) {
    const { dryRun, rows, enrolled, created, unchanged, withdrawn, rejected } = report;
    const columns = [
        { key: 'line', title: 'Line', number: true, value: ({ line }) => line },
        { key: 'column', title: 'Column', value: ({ column }) => column },
        { key: 'value', title: 'Value', value: ({ value }) => value },
        { key: 'detail', title: 'Why', value: ({ detail }) => detail, cell: ({ detail }) => html`<span class="sentence">${detail}</span>` },
    ];
    const quote = cell => `"${String(cell ?? '').replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
    const save = () => saveFile('rejected.csv', [columns.map(({ key }) => key), ...rejected.map(row => columns.map(({ key }) => row[key]))]
        .map(row => row.map(quote).join(',')).join('\r\n'));
    return html`
        <p class=${rejected.length ? 'warn' : 'good'}>${dryRun ? 'Checked, nothing done yet. ' : ''}${count(rows, 'row')}:
            ${` ${whole(enrolled)} ${dryRun ? 'would be enrolled' : 'enrolled'} (${whole(created)} of them new), ${whole(unchanged)} unchanged, ${whole(withdrawn)} withdrawn, ${whole(rejected.length)} rejected.`}</p>
        ${rejected.length > 0 && html`
            <p>Mend these rows in the file and send it again; what is done stays done. <button type="button" class="quiet" onClick=${save}>Download rejected rows</button></p>
            <${Table} id="rejected" caption="Table of rejected rows" columns=${columns} rows=${rejected} sort="line" />`}`;
}

/** One learner, by the name under which the school's system knows them: a list of one row. */
function One({ cohort, changed }) {
    const [fields, setFields] = useState({ sourcedId: '', givenName: '', familyName: '' });
    const [said, setSaid] = useState('');
    const { busy, error, run } = useAction();
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
            setSaid(report.enrolled ? `${fields.sourcedId} is enrolled${report.created ? ', and new' : ''}.` : `${fields.sourcedId} was enrolled already.`);
            setFields({ sourcedId: '', givenName: '', familyName: '' });
            changed();
        });
    };
    const field = (name, label, more) => html`<label class="field">${label}<input value=${fields[name]} autocomplete="off" maxlength="200" ...${more}
        onInput=${event => setFields({ ...fields, [name]: event.target.value })} /></label>`;
    return html`<form class="card" onSubmit=${enrol}>
        <h3>One by one</h3>
        ${field('sourcedId', "Learner's id in your system", { required: true })}
        ${field('givenName', 'Given name (if new)', {})}${field('familyName', 'Family name (if new)', {})}
        <button class="primary" disabled=${busy}>${busy ? 'Enrolling …' : 'Enrol learner'}</button>
        <${Wrong} error=${error} />
        <div role="status">${said && html`<p class="good">${said}</p>`}</div>
    </form>`;
}

function Members({ cohort, archived, changes, changed }) {
    const [open, setOpen] = useState(false);
    const members = useLoad(signal => open ? optional(all(`/v1/cohorts/${cohort.id}/learners`, { signal })) : [], [cohort.id, open, changes]);
    const { busy, error, run } = useAction();
    const leave = ({ id, name }) => {
        if (confirm(`Take ${name} out of ${cohort.name}? Attempts and abilities stay.`)) {
            run(async () => {
                await remove(`/v1/cohorts/${cohort.id}/learners/${id}`);
                changed();
            });
        }
    };
    const columns = [
        { key: 'name', title: 'Name', value: ({ name }) => name },
        { key: 'externalId', title: 'Id in your system', value: ({ externalId }) => externalId },
        { key: 'joinedAt', title: 'Since', value: ({ joinedAt }) => joinedAt, cell: ({ joinedAt }) => day(joinedAt) },
        ...archived ? [] : [{ key: 'leave', title: 'Leave', value: () => null, cell: member => html`<button type="button" class="quiet" disabled=${busy}
            onClick=${() => leave(member)}>Take out<span class="visually-hidden"> ${member.name}</span></button>` }],
    ];
    return html`<details class="card" onToggle=${event => setOpen(event.target.open)}><summary>Members (${whole(cohort.learners)})</summary>
        <${Wrong} error=${error} />
        <${Loaded} of=${members} what="the members">${list => list === null
            ? html`<p class="soft">${OLD_SERVER}</p>`
            : list.length === 0 ? html`<p class="soft">Nobody yet.</p>`
            : html`<${Table} id="members" caption="Table of members" columns=${columns} rows=${list} sort="name" />`}<//>
    </details>`;
}

function Rename({ cohort, reload }) {
    const [name, setName] = useState(cohort.name);
    const { busy, error, run } = useAction();
    return html`<form class="card" onSubmit=${event => { event.preventDefault(); run(async () => { await put(`/v1/cohorts/${cohort.id}`, { name, instructor: cohort.instructor }); reload(); }); }}>
        <label class="field">Name of the cohort<input required maxlength="200" value=${name} onInput=${event => setName(event.target.value)} /></label>
        <button disabled=${busy || name === cohort.name}>Rename</button><${Wrong} error=${error} /></form>`;
}

function Archive({ cohort, archived, reload }) {
    const { busy, error, run } = useAction();
    const [asks, setAsks] = useState(false);
    const move = () => run(async () => {
        await post(`/v1/cohorts/${cohort.id}/${archived ? 'restore' : 'archive'}`);
        setAsks(false);
        reload();
    });
    return html`<div class="card">
        <p>${archived ? 'Restored, the cohort can be changed again.' : 'An archived cohort can be read with its figures and nothing else, until it is restored.'}</p>
        ${archived
            ? html`<button class="primary" disabled=${busy} onClick=${move}>Restore</button>`
            : asks
                ? html`<p><strong>Archive ${cohort.name}?</strong></p><div class="row"><button class="primary" disabled=${busy} onClick=${move}>Yes, archive</button><button onClick=${() => setAsks(false)}>No</button></div>`
                : html`<button onClick=${() => setAsks(true)}>Archive cohort</button>`}
        <${Wrong} error=${error} /></div>`;
}
