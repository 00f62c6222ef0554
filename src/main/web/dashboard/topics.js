/** Learner by topic: how much of each topic is known. Every cell says it in a number and a sign, not by colour alone. */
import { useState } from 'preact/hooks';
import { get, withQuery } from '../api.js';
import { html } from '../ui.js';
import { count, percent, whole, words } from './format.js';
import { Csv, LEAST, Loaded, useLoad } from './parts.js';

const SIGNS = { weak: '▼', developing: '◆', mastered: '▲', unknown: '·' };

export function Topics({ cohort, course, query, inputs, base }) {
    const loaded = useLoad(signal => get(`${base}/topics`, { query, signal }), inputs);
    const [domain, setDomain] = useState('');
    return html`<section aria-labelledby="topics">
        <div class="head"><h2 id="topics">What the class knows</h2><${Csv} path=${`${base}/topics`} query=${query} name="topics" what="the topics" /></div>
        <${Loaded} of=${loaded} what="the topics">${({ topics, learners }) => {
            const shown = topics.filter(topic => topic.learners > 0 && (!domain || topic.domain === domain)).sort(byWeakness);
            if (!topics.some(topic => topic.learners > 0)) {
                return html`<p class="soft">Topics appear with the first answers.</p>`;
            }
            return html`
                <p class="soft">Share of a topic's points to expect, the weakest topic first; below it the interval that holds it with a
                    probability of 90%. Means of fewer than ${LEAST} learners are withheld.</p>
                <div class="row filter">
                    <label class="field">Domain<select value=${domain} onChange=${event => setDomain(event.target.value)}>
                        <option value="">All</option>
                        ${course.domains.map(({ id, title }) => html`<option key=${id} value=${id}>${title}</option>`)}</select></label>
                    <ul class="legend" aria-label="Signs">${Object.entries(SIGNS).map(
                        ([level, sign]) => html`<li key=${level}>
                        <span class=${`cell ${level}`}><span aria-hidden="true">${sign}</span> ${words(level)}</span></li>`,
                    )}</ul>
                </div>
                <${HeatMap} cohort=${cohort} query=${query} topics=${shown} learners=${learners} />`;
        }}<//></section>`;
}

/** The weakest first; where the mean is withheld, more weak learners come first, after all that have one. */
function byWeakness(one, other) {
    if (one.mastery != null && other.mastery != null) {
        return one.mastery - other.mastery;
    }
    return (one.mastery == null) - (other.mastery == null) || other.weak - one.weak;
}

function HeatMap({ cohort, query, topics, learners }) {
    return html`<div class="scroll heat" tabindex="0" role="region" aria-label="Topics by learner"><table id="heat-map">
        <caption class="visually-hidden">Mastery of topics by learner</caption>
        <thead>
            <tr><th scope="col">Learner</th>${topics.map(({ topic, title }) => html`<th key=${topic} scope="col"><span>${title}</span></th>`)}</tr>
        </thead>
        <tbody>
            <tr class="mean"><th scope="row">All</th>${topics.map(
                topic => html`<td key=${topic.topic}>
                <strong>${topic.mastery == null ? html`<span title="Withheld: fewer than ${LEAST} learners">withheld</span>` : percent(topic.mastery)}</strong>
                <small>${whole(topic.weak)} weak of ${whole(topic.learners)}</small></td>`,
            )}</tr>
            ${learners.map(({ learnerId, name, topics: cells }) => {
                const known = new Map(cells.map(cell => [cell.topic, cell]));
                return html`<tr key=${learnerId}>
                    <th scope="row"><a href=${withQuery(`/dashboard/cohorts/${cohort.id}/learners/${learnerId}`, query)}>${name}</a></th>
                    ${topics.map(({ topic }) => html`<td key=${topic}><${Cell} cell=${known.get(topic)} /></td>`)}</tr>`;
            })}
        </tbody></table></div>`;
}

/** A cell of the map, or of a learner's list. */
export function Cell({ cell }) {
    if (!cell) {
        return html`<span class="cell unknown"><span aria-hidden="true">·</span><span class="visually-hidden">no answer</span></span>`;
    }
    return html`<span class=${`cell ${cell.level}`} title=${`${words(cell.level)}, ${count(cell.attempts, 'answer')}`}>
        <span><span aria-hidden="true">${SIGNS[cell.level]}</span> ${percent(cell.mastery)}<span class="visually-hidden"> ${cell.level}</span></span>
        <small>${Math.round(cell.low * 100)}–${Math.round(cell.high * 100)}</small></span>`;
}
