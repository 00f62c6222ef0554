import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { html } from './ui.js';
import { Markdown, plain } from './markdown.js';
import { formatNumber, readNumber } from './numbers.js';
import { choiceRule, moved, optionOf, shownOrder, withChoice, withMatch } from './responses.js';

/**
 * A question, its answer in the making and, afterwards, what is right about it. A response has the form of the API's; it is
 * undefined while there is none that could be sent.
 */

/** The stem and its charts. */
export function Stem({ question }) {
    return html`<div class="stem">
        <${Markdown} text=${question.stem} />
        ${question.media.map(chart => html`<${Chart} ...${chart} />`)}
    </div>`;
}

/** A chart that the server has freed of all that could act; it is drawn in the page's text colour. */
function Chart({ svg, alternativeText }) {
    return html`<figure class="chart">
        <div role="img" aria-label=${alternativeText} dangerouslySetInnerHTML=${{ __html: svg }} />
        <figcaption><details><summary>Chart in words</summary><p>${alternativeText}</p></details></figcaption>
    </figure>`;
}

/**
 * The controls of a question. `onChange(response)` hears of every change; with `feedback` they show what is right instead.
 * `initial`: the response to begin with, which may stem from an earlier visit.
 */
export function Answer({ question, response, onChange, feedback, disabled = false }) {
    const Kind = KINDS[question.kind];
    return feedback
        ? html`<${Solution} question=${question} response=${response} feedback=${feedback} />`
        : html`<${Kind} key=${question.questionId} question=${question} response=${response} onChange=${onChange}
            disabled=${disabled} />`;
}

function SingleChoice({ question, response, onChange, disabled }) {
    const name = useId();
    return html`<fieldset class="options" disabled=${disabled}>
        <legend>Choose one.</legend>
        ${question.options.map(
            ({ id, text }) => html`<label class="option" key=${id}>
            <input type="radio" name=${name} value=${id} checked=${response?.choice === id}
                onChange=${() => onChange({ choice: id })} />
            <span class="letter" aria-hidden="true">${id}</span>
            <${Markdown} inline text=${text} />
        </label>`,
        )}
    </fieldset>`;
}

function MultipleResponse({ question, response, onChange, disabled }) {
    const { choose, options } = question;
    const chosen = response?.choices || [];
    const full = chosen.length >= choose.max;
    const toggle = id => onChange(withChoice(question, response, id));
    return html`<fieldset class="options" disabled=${disabled}>
        <legend>${choiceRule(choose)} <span class="soft">${chosen.length} chosen</span></legend>
        ${options.map(
            ({ id, text }) => html`<label class="option" key=${id}>
            <input type="checkbox" value=${id} checked=${chosen.includes(id)} onChange=${() => toggle(id)}
                disabled=${full && !chosen.includes(id)} />
            <span class="letter" aria-hidden="true">${id}</span>
            <${Markdown} inline text=${text} />
        </label>`,
        )}
    </fieldset>`;
}

function Numeric({ response, onChange, disabled }) {
    const id = useId();
    const [text, setText] = useState(response === undefined ? '' : String(response.number));
    const read = readNumber(text);
    const enter = event => {
        const entered = event.currentTarget.value;
        setText(entered);
        const { number } = readNumber(entered);
        onChange(number === undefined ? undefined : { number });
    };
    return html`<div class="numeric">
        <label for=${id}>Your number</label>
        <input id=${id} type="text" inputmode="decimal" autocomplete="off" enterkeyhint="done" value=${text} onInput=${enter}
            disabled=${disabled} aria-describedby=${`${id}-read`} aria-invalid=${read.problem ? 'true' : undefined} />
        <p id=${`${id}-read`} class=${read.problem ? 'problem' : 'soft'} aria-live="polite">
            ${
                read.problem ||
                (read.number === undefined
                    ? 'A number without its unit; a point or a comma before the decimals.'
                    : `Read as ${formatNumber(read.number)}.`)
            }
        </p>
    </div>`;
}

function Ordering({ question, response, onChange, disabled }) {
    const { order } = response ?? shownOrder(question);
    const texts = Object.fromEntries(question.options.map(option => [option.id, option.text]));
    const list = useRef();
    const [said, setSaid] = useState('');
    const [dragged, setDragged] = useState(null);
    const move = (from, to, say = true) => {
        onChange({ order: moved(order, from, to) });
        if (say) {
            setSaid(`${plain(texts[order[from]])}: now at place ${to + 1} of ${order.length}.`);
        }
    };
    // The list's own drag and drop knows no fingers, and a row that moves loses the pointer: the page listens instead.
    const drag = useRef();
    drag.current = event => {
        const rows = [...list.current.children];
        const below = rows.findIndex(row => event.clientY < row.getBoundingClientRect().bottom);
        const target = below < 0 ? rows.length - 1 : below;
        const from = order.indexOf(dragged);
        if (target !== from) {
            move(from, target, false);
        }
    };
    useEffect(() => {
        if (dragged === null) {
            return undefined;
        }
        const over = event => drag.current(event);
        const drop = () => setDragged(null);
        document.addEventListener('pointermove', over);
        document.addEventListener('pointerup', drop);
        document.addEventListener('pointercancel', drop);
        return () => {
            document.removeEventListener('pointermove', over);
            document.removeEventListener('pointerup', drop);
            document.removeEventListener('pointercancel', drop);
        };
    }, [dragged]);
    return html`<fieldset class="ordering" disabled=${disabled}>
        <legend>Put these into order, first on top.</legend>
        <ol ref=${list} class=${dragged ? 'dragging' : ''}>
            ${order.map(
                (id, place) => html`<li key=${id} class=${dragged === id ? 'dragged' : ''}>
                <span class="handle" aria-hidden="true" onPointerDown=${() => !disabled && setDragged(id)}>⠿</span>
                <${Markdown} inline text=${texts[id]} />
                <span class="moves">
                    <button type="button" aria-label=${`Move up: ${plain(texts[id])}`} aria-disabled=${place === 0}
                        onClick=${() => place > 0 && move(place, place - 1)}>↑</button>
                    <button type="button" aria-label=${`Move down: ${plain(texts[id])}`}
                        aria-disabled=${place === order.length - 1}
                        onClick=${() => place < order.length - 1 && move(place, place + 1)}>↓</button>
                </span>
            </li>`,
            )}
        </ol>
        <p class="visually-hidden" aria-live="polite">${said}</p>
    </fieldset>`;
}

function Matching({ question, response, onChange, disabled }) {
    const id = useId();
    const matches = response?.matches || {};
    const match = (prompt, option) => onChange(withMatch(response, prompt, option));
    return html`<fieldset class="matching" disabled=${disabled}>
        <legend>Choose what belongs to each.</legend>
        ${question.prompts.map(
            prompt => html`<div class="pair" key=${prompt.id}>
            <label for=${`${id}-${prompt.id}`}><${Markdown} inline text=${prompt.text} /></label>
            <select id=${`${id}-${prompt.id}`} value=${matches[prompt.id] || ''}
                onChange=${event => match(prompt.id, event.currentTarget.value)}>
                <option value="">Choose …</option>
                ${question.options.map(option => html`<option value=${option.id}>${plain(option.text)}</option>`)}
            </select>
        </div>`,
        )}
    </fieldset>`;
}

const KINDS = {
    'single-choice': SingleChoice,
    'multiple-response': MultipleResponse,
    numeric: Numeric,
    ordering: Ordering,
    matching: Matching,
};

/** The key beside what was answered, with the reasons. */
function Solution({ question, response, feedback }) {
    switch (question.kind) {
        case 'single-choice':
        case 'multiple-response':
            return html`<${ChoiceSolution} question=${question} feedback=${feedback}
                chosen=${response?.choices || (response?.choice ? [response.choice] : [])} />`;
        case 'numeric':
            return html`<dl class="facts">
                <div><dt>Right</dt><dd>${formatNumber(Number(feedback.key[0]))}</dd></div>
                <div><dt>You entered</dt><dd>${response ? formatNumber(response.number) : 'nothing'}</dd></div>
            </dl>`;
        case 'ordering':
            return html`<${OrderSolution} question=${question} feedback=${feedback} order=${response?.order || []} />`;
        default:
            return html`<${MatchSolution} question=${question} feedback=${feedback} matches=${response?.matches || {}} />`;
    }
}

/** Says whether something is right by a sign, a word and a colour: none of them alone. */
function Mark({ right, children }) {
    return html`<span class=${right ? 'mark right' : 'mark wrong'}><span aria-hidden="true">${right ? '✓' : '✗'}</span>
        ${' '}${children}</span>`;
}

function ChoiceSolution({ question, feedback, chosen }) {
    return html`<ul class="options solved">
        ${question.options.map(({ id, text }) => {
            const isKey = feedback.key.includes(id);
            const isChosen = chosen.includes(id);
            const state = isKey ? 'is-right' : isChosen ? 'is-wrong' : '';
            return html`<li key=${id} class=${`option ${state}`}>
                <span class="letter" aria-hidden="true">${id}</span>
                <div>
                    <${Markdown} inline text=${text} />
                    ${isKey && html`<${Mark} right>${isChosen ? 'right, and chosen by you' : 'right'}<//>`}
                    ${!isKey && isChosen && html`<${Mark}>your choice<//>`}
                    ${feedback.rationales[id] && html`<${Markdown} class="rationale" text=${feedback.rationales[id]} />`}
                </div>
            </li>`;
        })}
    </ul>`;
}

function OrderSolution({ question, feedback, order }) {
    const texts = Object.fromEntries(question.options.map(option => [option.id, option.text]));
    return html`<ol class="options solved">
        ${feedback.key.map((id, place) => {
            const given = order.indexOf(id);
            return html`<li key=${id} class=${`option ${given === place ? 'is-right' : given < 0 ? '' : 'is-wrong'}`}>
                <span class="letter" aria-hidden="true">${place + 1}</span>
                <div>
                    <${Markdown} inline text=${texts[id]} />
                    ${
                        given >= 0 &&
                        html`<${Mark} right=${given === place}>
                        ${given === place ? 'where you put it' : `you put it at place ${given + 1}`}<//>`
                    }
                    ${feedback.rationales[id] && html`<${Markdown} class="rationale" text=${feedback.rationales[id]} />`}
                </div>
            </li>`;
        })}
    </ol>`;
}

function MatchSolution({ question, feedback, matches }) {
    const texts = Object.fromEntries(question.options.map(option => [option.id, option.text]));
    return html`<ul class="options solved">
        ${question.prompts.map(({ id, text }, place) => {
            const right = feedback.key[place];
            const given = matches[id];
            return html`<li key=${id} class=${`option ${given === right ? 'is-right' : given ? 'is-wrong' : ''}`}>
                <div>
                    <${Markdown} inline text=${text} /> → <strong><${Markdown} inline text=${texts[right]} /></strong>
                    ${
                        given &&
                        html`<${Mark} right=${given === right}>
                        ${given === right ? 'as you matched it' : html`you chose ${plain(texts[given])}`}<//>`
                    }
                    ${feedback.rationales[id] && html`<${Markdown} class="rationale" text=${feedback.rationales[id]} />`}
                </div>
            </li>`;
        })}
    </ul>`;
}

/** The worked explanation and what to read on. */
export function Explanation({ feedback }) {
    return html`<div class="explanation">
        <h3>Explanation</h3>
        <${Markdown} text=${feedback.explanation} />
        ${feedback.references?.length > 0 && html`<p class="soft">Read on: ${feedback.references.join('; ')}</p>`}
    </div>`;
}

/**
 * Keys that choose: 1 to 9 by place, A to Z by letter. `choose(id)` gets the option's id. Only questions with options to tick;
 * whoever is writing is left alone.
 */
export function useChoiceKeys(question, isOn, choose) {
    // Looked up when a key comes: to listen again after each drawing would miss the keys that come between the two.
    const latest = useRef();
    latest.current = isOn && ['single-choice', 'multiple-response'].includes(question?.kind) ? { question, choose } : null;
    useEffect(() => {
        const press = event => {
            if (!latest.current || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) {
                return;
            }
            const option = optionOf(latest.current.question, event.key);
            if (option) {
                event.preventDefault();
                latest.current.choose(option.id);
            }
        };
        document.addEventListener('keydown', press);
        return () => document.removeEventListener('keydown', press);
    }, []);
}

/** Whether keys mean text or a control's own choice where they are pressed. */
export function isWriting(target) {
    return target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, dialog') !== null;
}
