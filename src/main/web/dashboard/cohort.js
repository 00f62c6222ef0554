/** A cohort: who is ready, what the class does not know, how it grows; and who belongs to it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get, withQuery } from '../api.js';
import { shift } from '../days.js';
import { html } from '../ui.js';
import { Administration } from './administration.js';
import { Comparison } from './comparison.js';
import { count, day, decimal, estimate, NOTHING, percent, signed, time, whole, words } from './format.js';
import { CohortFrame } from './frame.js';
import { asQuery, Choice, Csv, Figure, Loaded, Pending, SUPPRESSED, Table, Tile, useChoice, useFollow, useLoad } from './parts.js';
import { band, errorBars } from './series.js';
import { Topics } from './topics.js';

export default function CohortPage({ cohortId }) {
    return html`<${CohortFrame} cohortId=${cohortId} bare=${frame => html`<${Administration} ...${frame} />`}>
        ${frame => html`<${Cohort} ...${frame} />`}<//>`;
}

function Cohort({ cohort, courses, reload }) {
    const choice = useChoice(courses);
    const query = asQuery(choice);
    const inputs = [cohort.id, cohort.learners, query.course, query.from, query.to];
    const base = `/v1/cohorts/${cohort.id}/analytics`;
    const summary = useLoad(signal => get(base, { query, signal }), inputs);
    // A link to a part of the page is followed once the part is there.
    useEffect(() => {
        if (location.hash) {
            document.getElementById(location.hash.slice(1))?.scrollIntoView();
        }
    }, []);
    const page = name => withQuery(`/dashboard/cohorts/${cohort.id}/${name}`, query);
    return html`
        ${cohort.status === 'archived' && html`<p class="warn">This cohort is archived since ${day(cohort.archivedAt)}. It can be read, restored and deleted; its learners may leave it.</p>`}
        <nav class="row links" aria-label="Of this cohort">
            <a href=${page('questions')}>Questions</a><a href=${page('live')}>Live session</a>
            <a href="#learners">Learners</a><a href="#enrolment">Enrolment</a>
        </nav>
        ${
            cohort.learners === 0
                ? html`<div class="card empty"><h2>Nobody is enrolled yet</h2>
                <p>Enrol learners below: from a CSV list of your school's system, or one by one. Their figures appear here with their first answers.</p></div>`
                : html`
                <${Choice} courses=${courses} choice=${choice} zone=${cohort.effectiveTimeZone} />
                <${Loaded} of=${summary} what="the figures">${figures => html`
                    <${Pending} number=${figures.pending} reload=${summary.reload} />
                    <${Summary} figures=${figures} cohort=${cohort} query=${query} />`}<//>
                <${Growth} course=${choice.course} query=${query} inputs=${inputs} base=${base} />
                <${Topics} cohort=${cohort} course=${choice.course} query=${query} inputs=${inputs} base=${base} />
                <${Learners} cohort=${cohort} course=${choice.course} query=${query} inputs=${inputs} base=${base} />
                <${Comparison} cohort=${cohort} course=${choice.course} choice=${choice} base=${base} />`
        }
        <${Administration} cohort=${cohort} reload=${reload} />`;
}

function Summary({ figures, cohort, query }) {
    const { passing } = figures;
    return html`
        <dl class="tiles">
            <${Tile} name="Learners" value=${whole(figures.learners)} />
            <${Tile} name="Active" value=${whole(figures.activeLearners)} more=${query.from || query.to ? 'in the period' : 'so far'} />
            <${Tile} name="Attempts" value=${whole(figures.attempts)} more=${figures.lastActivityAt ? `last ${time(figures.lastActivityAt)}` : null} />
            <${Tile} name="Expected to pass" value=${percent(passing.expectedShare)}
                more=${passing.expectedShare == null ? 'too little known' : `${percent(passing.low)} to ${percent(passing.high)}`} />
        </dl>
        <p>${
            passing.expectedShare == null
                ? `For a forecast of the group, enough must be known of 5 learners; it is of ${whole(passing.learners)}, and of ${whole(passing.unknown)} it is not.`
                : `If the exam were sat now, ${percent(passing.expectedShare)} of the ${count(passing.learners, 'learner')} of whom enough is known would be expected to pass; with a probability of 90% the share lies between ${percent(passing.low)} and ${percent(passing.high)}.${passing.unknown > 0 ? ` Of ${count(passing.unknown, 'other')} too little is known.` : ''}`
        }</p>
        ${
            figures.attempts === 0
                ? html`<div class="card empty"><h2>No answers ${query.from || query.to ? 'in this period' : 'yet'}</h2>
                <p>${query.from || query.to ? 'Choose a longer period above.' : 'The learners practise at /practice, or in the application of your school. The figures appear with their first answers.'}</p></div>`
                : html`<${Abilities} figures=${figures} cohort=${cohort} query=${query} /><${Activity} figures=${figures} />`
        }
        <${AtRisk} figures=${figures} cohort=${cohort} query=${query} />`;
}

function Abilities({ figures, cohort, query }) {
    return html`<section aria-labelledby="abilities">
        <div class="head"><h2 id="abilities">How ability is spread</h2>
            <${Csv} path=${`/v1/cohorts/${cohort.id}/analytics`} query=${query} name="abilities" what="the abilities" /></div>
        <p class="soft">The distribution of the abilities themselves, estimated from all answers, in logits: 0 is the mean of the reference
            population. The lines at the bars are one standard error up and down.</p>
        <div class="figures">${figures.domains.map(domain => html`<${Distribution} key=${domain.domain} domain=${domain} query=${query} />`)}</div>
    </section>`;
}

function Distribution({ domain }) {
    if (domain.suppressed || domain.mean == null) {
        return html`<figure class="figure"><figcaption>${domain.title}</figcaption>
            <p class="note">${domain.learners === 0 ? 'Nobody answered a question of this domain in this period.' : SUPPRESSED}</p></figure>`;
    }
    const shares = domain.distribution;
    const range = ({ from, to }) =>
        from == null ? `below ${signed(to, 1)}` : to == null ? `${signed(from, 1)} and more` : `${signed(from, 1)} to ${signed(to, 1)}`;
    const option = colours => ({
        tooltip: {
            trigger: 'item',
            formatter: ({ dataIndex }) =>
                `${range(shares[dataIndex])}: ${percent(shares[dataIndex].share)} ± ${percent(shares[dataIndex].standardError)}`,
        },
        xAxis: {
            type: 'category',
            name: 'Ability in logits',
            data: shares.map(range),
            axisLabel: {
                formatter: (_, place) => {
                    const { from, to } = shares[place];
                    return from == null ? `< ${signed(to, 1)}` : to == null ? `≥ ${signed(from, 1)}` : signed(from, 1);
                },
            },
        },
        yAxis: { type: 'value', name: 'Share', min: 0, axisLabel: { formatter: percent } },
        series: [
            { type: 'bar', barCategoryGap: '8%', data: shares.map(({ share }) => share), itemStyle: { color: colours['chart-1'] } },
            errorBars(
                shares.map(({ share, standardError }, place) => [place, Math.max(0, share - standardError), share + standardError]),
                colours.ink,
            ),
        ],
    });
    return html`<${Figure} title=${domain.title} option=${option} inputs=${[domain]}
        says=${`Mean ability ${estimate(domain.mean, domain.meanError)}, standard deviation ${decimal(domain.standardDeviation)} ± ${decimal(domain.standardDeviationError)}, of ${count(domain.learners, 'learner')} with ${count(domain.attempts, 'attempt')}.`}
        heads=${['Ability', 'Share', 'Standard error']}
        rows=${shares.map(share => [range(share), percent(share.share), `${(share.standardError * 100).toFixed(1)}%`])} />`;
}

function Activity({ figures }) {
    const days = useMemo(() => {
        const known = new Map(figures.activity.map(entry => [entry.day, entry]));
        const filled = [];
        const first = figures.activity[0]?.day;
        const last = figures.activity.at(-1)?.day;
        for (let date = first; date && date <= last; date = shift(date, 1)) {
            filled.push(known.get(date) ?? { day: date, attempts: 0, correct: 0, learners: 0, minutes: 0 });
        }
        return filled;
    }, [figures]);
    if (days.length === 0) {
        return null;
    }
    const busiest = figures.activity.reduce((best, entry) => (entry.attempts > best.attempts ? entry : best));
    const option = colours => ({
        legend: {},
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: days.map(entry => day(entry.day)) },
        yAxis: { type: 'value', name: 'Attempts', minInterval: 1 },
        series: [
            {
                name: 'Full score',
                type: 'bar',
                barMaxWidth: 48,
                stack: 'attempts',
                data: days.map(({ correct }) => correct),
                itemStyle: { color: colours['chart-1'] },
            },
            {
                name: 'Other',
                type: 'bar',
                barMaxWidth: 48,
                stack: 'attempts',
                data: days.map(({ attempts, correct }) => attempts - correct),
                itemStyle: { color: colours['chart-2'] },
            },
        ],
    });
    return html`<section><h2>Activity</h2>
        <${Figure} title="Attempts a day" option=${option} inputs=${[days]} height=${220}
            says=${`${count(figures.activity.length, 'day')} with attempts; the busiest was ${day(busiest.day)} with ${count(busiest.attempts, 'attempt')} of ${count(busiest.learners, 'learner')}.`}
            heads=${[`Day (${figures.timeZone})`, 'Learners', 'Attempts', 'Full score', 'Minutes']}
            rows=${figures.activity.map(entry => [day(entry.day), whole(entry.learners), whole(entry.attempts), whole(entry.correct), whole(entry.minutes)])} /></section>`;
}

/** Learners who may need help that are shown at first; the weightiest reasons come first. */
const FIRST_AT_RISK = 12;

function AtRisk({ figures, cohort, query }) {
    const [full, setFull] = useState(false);
    const shown = full ? figures.atRisk : figures.atRisk.slice(0, FIRST_AT_RISK);
    const rest = figures.atRisk.length - shown.length;
    const list = useRef(null);
    const follow = useFollow();
    const showAll = () => {
        setFull(true);
        follow(() => list.current.children[FIRST_AT_RISK]?.querySelector('a'));
    };
    return html`<section aria-labelledby="at-risk"><h2 id="at-risk">Who may need help (${figures.atRisk.length})</h2>
        ${
            figures.atRisk.length === 0
                ? html`<p class="good">Nothing speaks for it of anybody.</p>`
                : html`<ul class="risks" ref=${list}>${shown.map(
                      ({ learnerId, name, reasons }) => html`<li key=${learnerId} class="card">
                <a href=${withQuery(`/dashboard/cohorts/${cohort.id}/learners/${learnerId}`, query)}>${name}</a>
                <ul>${reasons.map(({ reason, detail }) => html`<li key=${reason}><span class="badge">${words(reason)}</span> ${detail}</li>`)}</ul>
            </li>`,
                  )}</ul>
            ${rest > 0 && html`<button type="button" onClick=${showAll}>Show ${whole(rest)} more</button>`}`
        }
    </section>`;
}

function Growth({ course, query, inputs, base }) {
    const growth = useLoad(signal => get(`${base}/growth`, { query, signal }), inputs);
    return html`<section aria-labelledby="growth">
        <div class="head"><h2 id="growth">Growth</h2><${Csv} path=${`${base}/growth`} query=${query} name="growth" what="growth" /></div>
        <${Loaded} of=${growth} what="growth">${({ points }) => {
            const shown = course.domains
                .map(domain => ({ domain, weeks: points.filter(point => point.domain === domain.id) }))
                .filter(({ weeks }) => weeks.length > 0);
            const known = shown.flatMap(({ weeks }) => weeks).filter(({ mean }) => mean != null);
            const scale = {
                min: Math.floor(Math.min(...known.map(({ low }) => low))),
                max: Math.ceil(Math.max(...known.map(({ high }) => high))),
            };
            return shown.length === 0
                ? html`<p class="soft">Growth appears with the first answers.</p>`
                : html`<p class="soft">Mean ability at the end of each week, with its 95% band. All domains have the same scale.</p>
                    <div class="figures">${shown.map(({ domain, weeks }) => html`<${DomainGrowth} key=${domain.id} domain=${domain} weeks=${weeks} scale=${scale} />`)}</div>`;
        }}<//></section>`;
}

function DomainGrowth({ domain, weeks, scale }) {
    const known = weeks.filter(({ mean }) => mean != null);
    if (known.length === 0) {
        return html`<figure class="figure"><figcaption>${domain.title}</figcaption><p class="note">${SUPPRESSED}</p></figure>`;
    }
    const [first, last] = [known[0], known.at(-1)];
    const option = colours => ({
        tooltip: {
            trigger: 'axis',
            formatter: items => {
                const week = known[items[0].dataIndex];
                return `Week of ${day(week.week)}\n${estimate(week.mean, week.meanError)}`;
            },
        },
        xAxis: { type: 'category', data: known.map(({ week }) => day(week).replace(/ \d{4}$/, '')) },
        yAxis: { type: 'value', name: 'Logits', ...scale },
        series: band(
            known.map(({ mean, low, high }, x) => ({ x, y: mean, low, high })),
            colours['chart-1'],
        ),
    });
    const says =
        known.length === 1
            ? `In the week of ${day(first.week)} the mean was ${estimate(first.mean, first.meanError)}; growth shows from the second week on.`
            : `From ${signed(first.mean)} in the week of ${day(first.week)} to ${estimate(last.mean, last.meanError)} in the week of ${day(last.week)}.`;
    return html`<${Figure} title=${domain.title} says=${says} option=${option} inputs=${[weeks, scale.min, scale.max]}
        heads=${['Week of', 'Learners', 'Mean', '95% band']}
        rows=${weeks.map(({ week, learners, mean, meanError, low, high }) => [day(week), whole(learners), estimate(mean, meanError), mean == null ? NOTHING : `${signed(low)} to ${signed(high)}`])} />`;
}

function Learners({ cohort, course, query, inputs, base }) {
    const loaded = useLoad(signal => get(`${base}/learners`, { query, signal }), inputs);
    const [search, setSearch] = useState('');
    const [onlyAtRisk, setOnlyAtRisk] = useState(false);
    const columns = useMemo(
        () => [
            {
                key: 'name',
                title: 'Name',
                value: ({ name }) => name,
                cell: ({ learnerId, name }) =>
                    html`<a href=${withQuery(`/dashboard/cohorts/${cohort.id}/learners/${learnerId}`, query)}>${name}</a>`,
            },
            {
                key: 'attempts',
                title: 'Attempts',
                number: true,
                value: ({ attempts }) => attempts,
                cell: ({ attempts }) => whole(attempts),
            },
            {
                key: 'correct',
                title: 'Full score',
                number: true,
                value: ({ attempts, correct }) => (attempts ? correct / attempts : null),
                cell: ({ attempts, correct }) => (attempts ? percent(correct / attempts) : NOTHING),
            },
            { key: 'minutes', title: 'Minutes', number: true, value: ({ minutes }) => minutes, cell: ({ minutes }) => whole(minutes) },
            {
                key: 'pass',
                title: 'Passes',
                number: true,
                value: ({ passProbability }) => passProbability,
                cell: ({ passProbability }) => percent(passProbability),
            },
            {
                key: 'risks',
                title: 'May need help',
                value: ({ risks }) => risks.map(({ reason }) => reason).join(' ') || null,
                cell: ({ risks }) =>
                    risks.map(({ reason, detail }) => html`<span key=${reason} class="badge" title=${detail}>${words(reason)}</span> `),
            },
            ...course.domains.map(domain => ({
                key: domain.id,
                title: domain.id,
                number: true,
                value: ({ abilities }) => abilities.find(ability => ability.domain === domain.id && ability.attempts > 0)?.theta ?? null,
                cell: ({ abilities }) => {
                    const ability = abilities.find(found => found.domain === domain.id && found.attempts > 0);
                    return ability ? html`<span class="nowrap">${estimate(ability.theta, ability.standardError)}</span>` : NOTHING;
                },
            })),
            {
                key: 'last',
                title: 'Last active',
                value: ({ lastActivityAt }) => lastActivityAt,
                cell: ({ lastActivityAt }) => html`<span class="nowrap">${time(lastActivityAt)}</span>`,
            },
        ],
        [course, query.from, query.to],
    );
    return html`<section aria-labelledby="learners">
        <div class="head"><h2 id="learners">Learners</h2><${Csv} path=${`${base}/learners`} query=${query} name="learners" what="the learners" /></div>
        <${Loaded} of=${loaded} what="the learners">${({ learners }) => {
            const rows = learners
                .filter(({ name, risks }) => name.toLowerCase().includes(search.trim().toLowerCase()) && (!onlyAtRisk || risks.length > 0))
                .map(learner => ({ id: learner.learnerId, ...learner }));
            return html`<div class="row filter">
                    <label class="field">Find<input type="search" value=${search} onInput=${event => setSearch(event.target.value)} /></label>
                    <label class="check"><input type="checkbox" checked=${onlyAtRisk} onChange=${event => setOnlyAtRisk(event.target.checked)} /> Only who may need help</label>
                    <span role="status" class="soft">${rows.length} of ${count(learners.length, 'learner')}</span>
                </div>
                <p class="soft">Abilities are estimates in logits with their standard errors${course.domains.length ? `: ${course.domains.map(({ id, title }) => `${id} is ${title}`).join('; ')}.` : '.'}</p>
                <${Table} id="learner-table" caption="Table of learners" columns=${columns} rows=${rows} sort="name" />`;
        }}<//></section>`;
}
