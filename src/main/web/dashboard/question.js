/** One question in a cohort: what it asks, who chose what, and whether the answers follow its parameters. */
import MarkdownIt from 'markdown-it';
import { get } from '../api.js';
import { html } from '../ui.js';
import { count, decimal, percent, signed, whole, words } from './format.js';
import { CohortFrame } from './frame.js';
import { asQuery, Choice, Csv, Figure, LEAST, Loaded, Plain, Tile, useChoice, useLoad } from './parts.js';
import { CONCERNS } from './questions.js';
import { errorBars } from './series.js';

const markdown = new MarkdownIt({ html: false, linkify: false });

/** CommonMark; raw HTML in it stays text. */
function Markdown({ text }) {
    return html`<div class="markdown" dangerouslySetInnerHTML=${{ __html: markdown.render(text) }}></div>`;
}

export default function QuestionPage({ cohortId, otherId }) {
    const steps = [{ name: 'Questions', href: `/dashboard/cohorts/${encodeURIComponent(cohortId)}/questions${location.search}` }];
    return html`<${CohortFrame} cohortId=${cohortId} title="Question" steps=${steps}>${frame => html`<${Question} ...${frame} questionId=${otherId} />`}<//>`;
}

function Question({ cohort, courses, questionId }) {
    const choice = useChoice(courses);
    const query = asQuery(choice);
    const path = `/v1/cohorts/${cohort.id}/analytics/questions/${encodeURIComponent(questionId)}`;
    const loaded = useLoad(signal => get(path, { query, signal }), [path, query.course, query.from, query.to]);
    return html`<${Choice} courses=${courses} choice=${choice} zone=${cohort.effectiveTimeZone} />
        <${Loaded} of=${loaded} what="the question">${question => html`<${Shown} question=${question} path=${path} query=${query} course=${choice.course} />`}<//>`;
}

function Shown({ question, path, query, course }) {
    const { statistics } = question;
    const withheld = statistics.learners < LEAST;
    return html`
        <div class="head"><h2>${statistics.key}</h2><${Csv} path=${path} query=${query} name=${statistics.key} what="the observed points" /></div>
        <p class="soft">${words(statistics.kind)}, ${course.topics.find(({ id }) => id === statistics.topic)?.title ?? statistics.topic}</p>
        <div class="card stem"><${Markdown} text=${question.stem} /></div>
        ${
            statistics.concerns.length > 0 &&
            html`<ul class="card plain" aria-label="Concerns">${statistics.concerns.map(
                name => html`<li key=${name}>
            <span class=${`badge ${name}`}>${words(name)}</span> ${CONCERNS[name]}</li>`,
            )}</ul>`
        }
        <dl class="tiles">
            <${Tile} name="Learners" value=${whole(statistics.learners)} more=${`${percent(statistics.exposure)} of the active met it`} />
            <${Tile} name="Points" value=${percent(statistics.pValue)} more="mean share" />
            <${Tile} name="Point-biserial" value=${signed(statistics.pointBiserial)} />
            <${Tile} name="Mean square" value=${decimal(statistics.meanSquare)} more="1 is as expected" />
            <${Tile} name="Median time" value=${statistics.medianSeconds == null ? '–' : `${decimal(statistics.medianSeconds, 0)} s`} />
            <${Tile} name="Flags" value=${whole(statistics.flags)} more="by learners who say it is faulty" />
        </dl>
        <p>${
            withheld
                ? `Fewer than ${LEAST} learners of the cohort have answered, so the statistics are withheld.`
                : `Of ${count(statistics.learners, 'learner')}, the first answer earned ${percent(statistics.pValue)} of the points. ${statistics.meanResidual == null ? '' : Math.abs(statistics.meanResidual) < 0.05 ? 'That is about what its parameters let expect.' : `That is ${Math.round(Math.abs(statistics.meanResidual) * 100)} points in a hundred ${statistics.meanResidual > 0 ? 'more' : 'less'} than its parameters let expect: for this cohort it is ${statistics.meanResidual > 0 ? 'easier' : 'harder'}.`}`
        }</p>
        <${Options} question=${question} />
        <${Curve} question=${question} />`;
}

function Options({ question }) {
    const { options } = question.statistics;
    const chosen = new Map(options.map(option => [option.id, option]));
    if (question.options.length === 0) {
        return null;
    }
    const fifths = options[0]?.byAbility.length ?? 0;
    const groups = Array.from({ length: fifths }, (_, place) =>
        place === 0 ? 'Least able' : place === fifths - 1 ? 'Ablest' : `${place + 1}`,
    );
    return html`<section><h2>Options</h2>
        <ol class="options">${question.options.map(({ id, text }) => {
            const option = chosen.get(id);
            return html`<li key=${id} class=${`card ${option?.isKey ? 'key' : ''}`}>
                <div class="row"><strong>${id}</strong>${option?.isKey && html`<span class="badge key">✓ Key</span>`}
                    ${option && html`<span>chosen by ${percent(option.share)}</span><progress max="1" value=${option.share} aria-label=${`Share that chose ${id}`}></progress>`}</div>
                <${Markdown} text=${text} /></li>`;
        })}</ol>
        ${
            options.length === 0
                ? html`<p class="note">Who chose what is withheld below ${LEAST} learners.</p>`
                : html`<h3>Who chose what</h3><p class="soft">Shares by ability: learners in ${count(fifths, 'group')} of about equal size, the least able first.</p>
                <${Plain} caption="Share that chose each option, by ability" heads=${['Option', 'All', ...groups]}
                    rows=${options.map(option => [`${option.id}${option.isKey ? ' ✓ key' : ''}`, percent(option.share), ...option.byAbility.map(percent)])} />
                ${fifths > 1 && html`<${Choices} options=${options} groups=${groups} />`}`
        }
    </section>`;
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'];
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [2, 6], [12, 4]];

function Choices({ options, groups }) {
    const name = option => `${option.id}${option.isKey ? ' (key)' : ''}`;
    const option = colours => ({
        legend: {},
        tooltip: { trigger: 'axis', valueFormatter: percent },
        xAxis: { type: 'category', name: 'Ability', data: groups },
        yAxis: { type: 'value', name: 'Share', min: 0, max: 1, axisLabel: { formatter: percent } },
        series: options.map((shown, place) => ({
            name: name(shown),
            type: 'line',
            symbol: SYMBOLS[place % SYMBOLS.length],
            symbolSize: 9,
            data: shown.byAbility,
            lineStyle: {
                type: shown.isKey ? 'solid' : DASHES[1 + (place % (DASHES.length - 1))],
                width: shown.isKey ? 3 : 2,
                color: colours[`chart-${1 + (place % 5)}`],
            },
            itemStyle: { color: colours[`chart-${1 + (place % 5)}`] },
        })),
    });
    return html`<${Figure} title="Choice by ability" option=${option} inputs=${[options]}
        says=${options.map(shown => `${name(shown)}: from ${percent(shown.byAbility[0])} of the least able to ${percent(shown.byAbility.at(-1))} of the ablest.`).join(' ')}
        heads=${['Option', ...groups]} rows=${options.map(shown => [name(shown), ...shown.byAbility.map(percent)])} />`;
}

function Curve({ question }) {
    const { curve, observed } = question;
    if (curve.length === 0) {
        return null;
    }
    const option = colours => ({
        legend: { data: observed.length ? ['Expected', 'Observed'] : ['Expected'] },
        tooltip: {
            trigger: 'item',
            formatter: ({ seriesName, dataIndex, value }) =>
                seriesName === 'Observed'
                    ? `${count(observed[dataIndex].learners, 'learner')}: ${percent(observed[dataIndex].meanScore)}\n95% interval ${percent(observed[dataIndex].low)} to ${percent(observed[dataIndex].high)}`
                    : `${signed(value[0])}: ${percent(value[1])}`,
        },
        xAxis: {
            type: 'value',
            name: 'Ability in logits',
            min: Math.min(...curve.map(({ theta }) => theta)),
            max: Math.max(...curve.map(({ theta }) => theta)),
        },
        yAxis: { type: 'value', name: 'Share of the points', min: 0, max: 1, axisLabel: { formatter: percent } },
        series: [
            {
                name: 'Expected',
                type: 'line',
                showSymbol: false,
                smooth: false,
                data: curve.map(({ theta, expected }) => [theta, expected]),
                lineStyle: { color: colours['chart-1'], width: 2 },
                itemStyle: { color: colours['chart-1'] },
            },
            {
                name: 'Observed',
                type: 'scatter',
                symbol: 'diamond',
                symbolSize: 12,
                data: observed.map(({ theta, meanScore }) => [theta, meanScore]),
                itemStyle: { color: colours['chart-2'] },
            },
            errorBars(
                observed.map(({ theta, low, high }) => [theta, low, high]),
                colours['chart-2'],
            ),
        ],
    });
    const range = ({ from, to }) =>
        from == null && to == null
            ? 'all'
            : from == null
              ? `below ${signed(to)}`
              : to == null
                ? `${signed(from)} and more`
                : `${signed(from)} to ${signed(to)}`;
    const outside = observed.filter(({ low, high, expected }) => expected < low || expected > high).length;
    return html`<section><h2>Item characteristic curve</h2>
        <${Figure} title="Share of the points by ability: expected by the parameters, and observed with 95% intervals" option=${option} inputs=${[question]} height=${320}
            says=${observed.length === 0 ? `The curve that the parameters describe. Observed points are withheld below ${LEAST} learners.` : `${count(observed.length, 'group')} of like ability; in ${whole(outside)} of them the curve lies outside the interval of what was observed.`}
            heads=${['Ability', 'Learners', 'Observed', '95% interval', 'Expected']}
            rows=${observed.map(group => [range(group), whole(group.learners), percent(group.meanScore), `${percent(group.low)} to ${percent(group.high)}`, percent(group.expected)])} /></section>`;
}
