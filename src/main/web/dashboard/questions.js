/** How the questions of a course work in a cohort. */
import { useMemo, useState } from 'preact/hooks';
import { get, withQuery } from '../api.js';
import { html } from '../ui.js';
import { count, decimal, percent, signed, whole, words } from './format.js';
import { CohortFrame } from './frame.js';
import { asQuery, Choice, Csv, LEAST, Loaded, Table, useChoice, useLoad } from './parts.js';

export default function QuestionsPage({ cohortId }) {
    return html`<${CohortFrame} cohortId=${cohortId} title="Questions">${frame => html`<${Questions} ...${frame} />`}<//>`;
}

/** What a concern means. */
export const CONCERNS = {
    'negative-discrimination': 'Strong learners do worse than others.',
    'attractive-distractor': 'A wrong option attracts the strongest learners more than the right one does.',
    'idle-distractor': 'Almost nobody chooses one of the wrong options.',
    misfit: "The answers don't fit the question's parameters.",
    flagged: "Learners say that it's faulty.",
};

export function Concern({ concern }) {
    return html`<span class=${`badge ${concern}`} title=${CONCERNS[concern] ?? ''}>${words(concern)}</span> `;
}

function Questions({ cohort, courses }) {
    const choice = useChoice(courses);
    const query = asQuery(choice);
    const path = `/v1/cohorts/${cohort.id}/analytics/questions`;
    const loaded = useLoad(signal => get(path, { query, signal }), [path, query.course, query.from, query.to]);
    const [search, setSearch] = useState('');
    const [domain, setDomain] = useState('');
    const [concern, setConcern] = useState('');
    const columns = useMemo(
        () => [
            {
                key: 'key',
                title: 'Question',
                value: ({ key }) => key,
                cell: ({ questionId, key }) =>
                    html`<a href=${withQuery(`/dashboard/cohorts/${cohort.id}/questions/${questionId}`, query)}>${key}</a>`,
            },
            {
                key: 'concerns',
                title: 'Concerns',
                value: ({ concerns }) => concerns.length,
                cell: ({ concerns }) => concerns.map(name => html`<${Concern} key=${name} concern=${name} />`),
            },
            { key: 'topic', title: 'Topic', value: ({ topic }) => choice.course.topics.find(({ id }) => id === topic)?.title ?? topic },
            { key: 'attempts', title: 'Answers', number: true, value: ({ attempts }) => attempts, cell: ({ attempts }) => whole(attempts) },
            {
                key: 'learners',
                title: 'Learners',
                number: true,
                value: ({ learners }) => learners,
                cell: ({ learners }) => whole(learners),
            },
            {
                key: 'exposure',
                title: 'Met by',
                number: true,
                value: ({ exposure }) => exposure,
                cell: ({ exposure }) => percent(exposure),
            },
            { key: 'p', title: 'Points', number: true, value: ({ pValue }) => pValue, cell: ({ pValue }) => percent(pValue) },
            {
                key: 'r',
                title: 'Point-biserial',
                number: true,
                value: ({ pointBiserial }) => pointBiserial,
                cell: ({ pointBiserial }) => signed(pointBiserial),
            },
            {
                key: 'fit',
                title: 'Mean square',
                number: true,
                value: ({ meanSquare }) => meanSquare,
                cell: ({ meanSquare }) => decimal(meanSquare),
            },
            {
                key: 'seconds',
                title: 'Median seconds',
                number: true,
                value: ({ medianSeconds }) => medianSeconds,
                cell: ({ medianSeconds }) => decimal(medianSeconds, 0),
            },
            { key: 'flags', title: 'Flags', number: true, value: ({ flags }) => flags, cell: ({ flags }) => whole(flags) },
        ],
        [choice.course, query.from, query.to],
    );
    return html`<${Choice} courses=${courses} choice=${choice} zone=${cohort.effectiveTimeZone} />
        <${Loaded} of=${loaded} what="the questions">${({ questions }) => {
            if (questions.length === 0) {
                return html`<div class="card empty"><h2>No answers ${query.from || query.to ? 'in this period' : 'yet'}</h2>
                    <p>${query.from || query.to ? 'Choose a longer period above.' : 'Questions are listed here as soon as learners of the cohort have answered them.'}</p></div>`;
            }
            const rows = questions
                .filter(
                    question =>
                        (!domain || question.domain === domain) &&
                        (!concern || (concern === 'any' ? question.concerns.length > 0 : question.concerns.includes(concern))) &&
                        `${question.key} ${question.topic}`.toLowerCase().includes(search.trim().toLowerCase()),
                )
                .map(question => ({ id: question.questionId, ...question }));
            return html`
                <div class="row filter">
                    <label class="field">Find<input type="search" value=${search} onInput=${event => setSearch(event.target.value)} /></label>
                    <label class="field">Domain<select value=${domain} onChange=${event => setDomain(event.target.value)}><option value="">All</option>
                        ${choice.course.domains.map(({ id, title }) => html`<option key=${id} value=${id}>${title}</option>`)}</select></label>
                    <label class="field">Concern<select value=${concern} onChange=${event => setConcern(event.target.value)}><option value="">All questions</option><option value="any">Any concern</option>
                        ${Object.keys(CONCERNS).map(name => html`<option key=${name} value=${name}>${words(name)}</option>`)}</select></label>
                    <${Csv} path=${path} query=${query} name="questions" what="the questions" />
                </div>
                <p role="status" class="soft">${rows.length} of ${count(questions.length, 'question')}. All statistics are of each learner's first answer; below ${LEAST} learners they are withheld (–).</p>
                <${Table} id="question-table" caption="Table of questions" columns=${columns} rows=${rows} sort="concerns" descending />
                <details><summary>What the columns mean</summary><dl>
                    <dt>Points</dt><dd>Mean share of the points: the classical difficulty, high for an easy question.</dd>
                    <dt>Point-biserial</dt><dd>Correlation of the score with the ability estimated before the answer; below 0 able learners do worse.</dd>
                    <dt>Mean square</dt><dd>Fit to the parameters: about 1 where they hold.</dd>
                    ${Object.entries(CONCERNS).map(([name, meaning]) => html`<dt key=${name}>${words(name)}</dt><dd>${meaning}</dd>`)}</dl></details>`;
        }}<//>`;
}
