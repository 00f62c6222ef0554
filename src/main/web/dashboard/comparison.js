/** How the cohort differs from another one, with intervals. */
import { get } from '../api.js';
import { html } from '../ui.js';
import { count, NOTHING, signed } from './format.js';
import { all, Csv, Figure, Loaded, SUPPRESSED, useLoad } from './parts.js';
import { spans } from './series.js';

export function Comparison({ cohort, course, choice, base }) {
    const cohorts = useLoad(signal => all('/v1/cohorts', { query: { status: 'all' }, signal }), []);
    return html`<section aria-labelledby="comparison"><h2 id="comparison">Comparison</h2>
        <${Loaded} of=${cohorts} what="the other cohorts">${found => {
            const others = found.filter(({ id }) => id !== cohort.id);
            if (others.length === 0) {
                return html`<p class="soft">There's no other cohort to compare with.</p>`;
            }
            const chosen = others.some(({ id }) => id === choice.with) ? choice.with : '';
            return html`<label class="field">Compare with
                    <select value=${chosen} onChange=${event => choice.change({ with: event.target.value })}>
                        <option value="">Choose a cohort</option>
                        ${others.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}</select></label>
                ${chosen && html`<${Difference} course=${course} other=${chosen} base=${base} />`}`;
        }}<//></section>`;
}

function Difference({ course, other, base }) {
    const query = { course: course.id, with: other };
    const loaded = useLoad(signal => get(`${base}/comparison`, { query, signal }), [base, course.id, other]);
    return html`<${Loaded} of=${loaded} what="the comparison">${({ first, second, inBoth, domains }) => {
        const known = domains.filter(({ difference }) => difference != null);
        const title = id => course.domains.find(domain => domain.id === id)?.title ?? id;
        const words = ({ domain, difference, low, high }) =>
            `${title(domain)}: ${signed(difference)} (${signed(low)} to ${signed(high)}), ${low > 0 ? `${first.name} is ahead` : high < 0 ? `${second.name} is ahead` : 'no clear difference'}.`;
        const option = colours => ({
            grid: { left: 96, right: 16, top: 16, bottom: 48 },
            tooltip: { trigger: 'item', formatter: ({ dataIndex }) => words(known[dataIndex]) },
            xAxis: { type: 'value', name: 'Difference in logits', scale: true },
            yAxis: { type: 'category', inverse: true, data: known.map(({ domain }) => domain), name: '' },
            series: [
                spans(
                    known.map(({ low, high }, place) => [low, high, place]),
                    colours.ink,
                ),
                {
                    type: 'scatter',
                    symbolSize: 11,
                    itemStyle: { color: colours['chart-1'], opacity: 1 },
                    data: known.map(({ difference }, place) => [difference, place]),
                    markLine: {
                        silent: true,
                        symbol: 'none',
                        label: { show: false },
                        lineStyle: { color: colours['ink-soft'], type: 'dashed' },
                        data: [{ xAxis: 0 }],
                    },
                },
            ],
        });
        return html`<div class="head"><p>${first.name} (${count(first.learners, 'learner')}) less ${second.name} (${count(second.learners, 'learner')}).
                ${inBoth > 0 && ` ${count(inBoth, 'learner is', 'learners are')} in both and left out of both.`}</p>
                <${Csv} path=${`${base}/comparison`} query=${query} name="comparison" what="the comparison" /></div>
            ${
                known.length === 0
                    ? html`<p class="note">${SUPPRESSED}</p>`
                    : html`<${Figure} title="Difference of the means with its 95% interval" height=${90 + 40 * known.length} option=${option} inputs=${[domains]}
                    says=${known.map(words).join(' ')}
                    heads=${['Domain', first.name, second.name, 'Difference', '95% interval']}
                    rows=${domains.map(({ domain, firstMean, secondMean, difference, low, high }) => [title(domain), signed(firstMean), signed(secondMean), signed(difference), difference == null ? NOTHING : `${signed(low)} to ${signed(high)}`])} />`
            }`;
    }}<//>`;
}
