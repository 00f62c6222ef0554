/** What the dashboard's pages share: loading, the choice of course and period, tables that sort, downloads, figures. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get, getText, withQuery } from '../api.js';
import { shift, today } from '../days.js';
import { saveFile } from '../files.js';
import { Failure, html, Loading } from '../ui.js';
import { whole } from './format.js';

/** Loads something again whenever `inputs` change, and keeps showing the last value meanwhile. */
export function useLoad(load, inputs) {
    const [state, setState] = useState({ busy: true });
    const [round, setRound] = useState(0);
    useEffect(() => {
        const giveUp = new AbortController();
        setState(last => ({ ...last, busy: true }));
        Promise.resolve(load(giveUp.signal)).then(
            value => giveUp.signal.aborted || setState({ value, busy: false }),
            error => giveUp.signal.aborted || setState({ error, busy: false }),
        );
        return () => giveUp.abort();
    }, [...inputs, round]);
    const reload = useCallback(() => setRound(last => last + 1), []);
    return { ...state, reload };
}

/** Shows what was loaded, or that it is on its way, or what went wrong. */
export function Loaded({ of, what, children }) {
    if (of.error) {
        return html`<${Failure} error=${of.error} retry=${of.reload} />`;
    }
    return of.value === undefined
        ? html`<${Loading} what=${what} />`
        : html`<div aria-busy=${of.busy ? 'true' : 'false'}>${children(of.value)}</div>`;
}

/** All items of a list that comes page by page. */
export async function all(path, { query = {}, signal } = {}) {
    const items = [];
    let cursor = null;
    do {
        const page = await get(path, { query: { ...query, limit: 200, cursor }, signal });
        items.push(...page.items);
        cursor = page.next;
    } while (cursor);
    return items;
}

/** What is said where a cohort that was shown is answered with 404. */
const GONE = "This cohort no longer exists, or it isn't yours.";

/** An error in words: of what is below a cohort, 404 speaks of the cohort. */
export function explain(error) {
    return error.status === 404 ? Object.assign(new Error(GONE), { status: 404 }) : error;
}

/**
 * Lets the focus follow: where a button makes way for what it brings about, the focus would be lost with it. Returns a function that
 * is given what finds the element to go to, which may appear later.
 */
export function useFollow() {
    const find = useRef(null);
    useEffect(() => {
        const element = find.current?.();
        if (element) {
            find.current = null;
            if (!element.matches('a[href], button, input, select, summary')) {
                element.tabIndex = -1;
            }
            element.focus();
        }
    });
    return next => {
        find.current = next;
    };
}

/** Course and period as they stand in the address, and what changes them there. */
export function useChoice(courses) {
    const read = () => Object.fromEntries(new URLSearchParams(location.search));
    const [query, setQuery] = useState(read);
    const course = courses.find(({ id }) => id === query.course) ?? courses[0];
    const change = useCallback(changes => {
        const next = { ...read(), ...changes };
        history.replaceState(null, '', withQuery(location.pathname, next));
        setQuery(next);
    }, []);
    return { course, from: query.from || null, to: query.to || null, with: query.with || null, change };
}

/** The choice as a query of the API. */
export function asQuery({ course, from, to }) {
    return { course: course.id, from, to };
}

/** The form above a page's figures; the days of its period are those of a time zone. */
export function Choice({ courses, choice, zone, period = true }) {
    const [from, setFrom] = useState(choice.from ?? '');
    const [to, setTo] = useState(choice.to ?? '');
    useEffect(() => {
        setFrom(choice.from ?? '');
        setTo(choice.to ?? '');
    }, [choice.from, choice.to]);
    const wrong = from && to && from > to;
    const apply = event => {
        event.preventDefault();
        if (!wrong) {
            choice.change({ from, to });
        }
    };
    const last = days => () => choice.change({ from: shift(today(zone), 1 - days), to: '' });
    return html`<form class="card choice" aria-label="Course and period" onSubmit=${apply}>
        <label>Course
            <select value=${choice.course.id} onChange=${event => choice.change({ course: event.target.value })}>
                ${courses.map(({ id, title }) => html`<option key=${id} value=${id}>${title}</option>`)}
            </select>
        </label>
        ${
            period &&
            html`
            <label>From (${zone})<input type="date" value=${from} onInput=${event => setFrom(event.target.value)}
                aria-invalid=${wrong ? 'true' : undefined} aria-describedby="period-wrong" /></label>
            <label>To (${zone})<input type="date" value=${to} onInput=${event => setTo(event.target.value)} /></label>
            <div class="row">
                <button class="primary">Show</button>
                <button type="button" class="quiet" onClick=${last(7)}>7 days</button>
                <button type="button" class="quiet" onClick=${last(28)}>4 weeks</button>
                <button type="button" class="quiet" onClick=${() => choice.change({ from: '', to: '' })}>All time</button>
            </div>
            <p id="period-wrong" role="alert" class="wrong">${wrong && 'The period ends before it begins.'}</p>`
        }
    </form>`;
}

/** The way back up. The last entry is the page itself. */
export function Trail({ steps }) {
    return html`<nav aria-label="Breadcrumb"><ol class="trail">
        ${steps.map(
            ({ name, href }) => html`<li key=${name}>
            ${href ? html`<a href=${href}>${name}</a>` : html`<span aria-current="page">${name}</span>`}</li>`,
        )}
    </ol></nav>`;
}

/** Offers a table of the API as a file. */
export function Csv({ path, query, name, what }) {
    const [error, setError] = useState(null);
    const [busy, setBusy] = useState(false);
    const save = async () => {
        if (busy) {
            return;
        }
        setBusy(true);
        setError(null);
        try {
            saveFile(`${name}.csv`, await getText(path, 'text/csv', { query }));
        } catch (problem) {
            setError(problem);
        } finally {
            setBusy(false);
        }
    };
    return html`<span class="csv">
        <button type="button" class="quiet" onClick=${save} aria-disabled=${busy ? 'true' : undefined}>
            ${busy ? 'Preparing …' : 'Download CSV'}<span class="visually-hidden"> of ${what}</span></button>
        ${error && html`<span role="alert" class="wrong">${error.message}</span>`}
    </span>`;
}

/** Rows of a table that are shown at first. */
const FIRST_ROWS = 50;

/**
 * A table whose columns sort by a button in their heads. A column is `{ key, title, value, cell, number }`: `value(row)` is what is
 * sorted and, without `cell(row)`, shown; null comes last either way. Of a long table the first rows are shown until all are asked for.
 */
export function Table({ caption, columns, rows, sort, descending = false, id }) {
    const [order, setOrder] = useState({ key: sort ?? null, descending });
    const [full, setFull] = useState(false);
    const body = useRef(null);
    const follow = useFollow();
    const sorted = useMemo(() => {
        const column = columns.find(({ key }) => key === order.key);
        if (!column) {
            return rows;
        }
        const sign = order.descending ? -1 : 1;
        return [...rows].sort((one, other) => {
            const [a, b] = [column.value(one), column.value(other)];
            if (a == null || b == null) {
                return (a == null) - (b == null);
            }
            return sign * (typeof a === 'string' ? a.localeCompare(b, 'en', { numeric: true }) : a - b);
        });
    }, [rows, columns, order]);
    const turn = ({ key, number }) =>
        setOrder(last => (last.key === key ? { key, descending: !last.descending } : { key, descending: Boolean(number) }));
    const rest = full ? 0 : sorted.length - FIRST_ROWS;
    const showAll = () => {
        setFull(true);
        follow(() => body.current.rows[FIRST_ROWS]?.querySelector('th'));
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
        <table id=${id}>
            <caption class="visually-hidden">${caption}</caption>
            <thead><tr>${columns.map(
                column => html`<th key=${column.key} scope="col" class=${column.number ? 'number' : ''}
                aria-sort=${order.key === column.key ? (order.descending ? 'descending' : 'ascending') : undefined}>
                <button type="button" class="sort" onClick=${() => turn(column)}>${column.title}
                    <span aria-hidden="true">${order.key === column.key ? (order.descending ? '▼' : '▲') : '↕'}</span></button>
            </th>`,
            )}</tr></thead>
            <tbody ref=${body}>${(full ? sorted : sorted.slice(0, FIRST_ROWS)).map(
                (row, place) => html`<tr key=${row.id ?? place}>
                ${columns.map((column, first) =>
                    first === 0
                        ? html`<th key=${column.key} scope="row">${column.cell ? column.cell(row) : column.value(row)}</th>`
                        : html`<td key=${column.key} class=${column.number ? 'number' : ''}>
                        ${column.cell ? column.cell(row) : column.value(row)}</td>`,
                )}</tr>`,
            )}</tbody>
        </table>
    </div>
    ${rest > 0 && html`<p><button type="button" onClick=${showAll}>Show ${whole(rest)} more</button></p>`}`;
}

/** A plain table: heads and rows of texts. After the first `words` columns there are numbers. */
export function Plain({ caption, heads, rows, words = 1 }) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}><table>
        <caption class="visually-hidden">${caption}</caption>
        <thead><tr>${heads.map((head, place) => html`<th key=${head} scope="col" class=${place < words ? '' : 'number'}>${head}</th>`)}</tr></thead>
        <tbody>${rows.map(
            (row, number) =>
                html`<tr key=${number}>${row.map((cell, place) =>
                    place === 0
                        ? html`<th key=${place} scope="row">${cell}</th>`
                        : html`<td key=${place} class=${place < words ? '' : 'number'}>${cell}</td>`,
                )}</tr>`,
        )}</tbody>
    </table></div>`;
}

/**
 * A chart, what it says in words, and its numbers as a table. `option(colours)` is ECharts' description; the library is loaded when
 * the first figure is shown.
 */
export function Figure({ title, says, option, heads, rows, height = 260, inputs = [] }) {
    const place = useRef(null);
    const [error, setError] = useState(null);
    useEffect(() => {
        let stop = null;
        let gone = false;
        import('../charts.js')
            .then(({ draw }) => {
                if (!gone && place.current) {
                    stop = draw(place.current, option);
                }
            })
            .catch(setError);
        return () => {
            gone = true;
            stop?.();
        };
    }, inputs);
    return html`<figure class="figure">
        <figcaption>${title}</figcaption>
        ${
            error
                ? html`<p class="note">The chart couldn't be loaded. Its numbers are below.</p>`
                : html`<div class="plot" role="img" aria-label=${`${title}. ${says}`} ref=${place} style=${{ height: `${height}px` }}></div>`
        }
        <p class="says">${says}</p>
        <details><summary>Numbers<span class="visually-hidden"> of ${title}</span></summary>
            <${Plain} caption=${title} heads=${heads} rows=${rows} /></details>
    </figure>`;
}

/** A number that is looked at first. */
export function Tile({ name, value, more }) {
    return html`<div class="tile"><dt>${name}</dt><dd><strong>${value}</strong>${more && html`<small>${more}</small>`}</dd></div>`;
}

/** Says that not every attempt has been counted yet, and asks again after a while. */
export function Pending({ number, reload }) {
    useEffect(() => {
        if (number > 0) {
            const timer = setTimeout(reload, 3000);
            return () => clearTimeout(timer);
        }
    }, [number, reload]);
    return html`<div role="status">${
        number > 0 &&
        html`<p class="note">${whole(number)} ${number === 1 ? 'attempt is' : 'attempts are'} still
        being counted. The figures are brought up to date by themselves.</p>`
    }</div>`;
}

/** Share of the learners needed for statistics of a group to be shown. */
export const LEAST = 5;

export const SUPPRESSED = `Withheld: fewer than ${LEAST} learners answered, and a figure for so few would say something about a single person.`;
