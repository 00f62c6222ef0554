import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { Markdown } from '../markdown.js';
import { Answer, Explanation, isWriting, Stem, useChoiceKeys } from '../question.js';
import { domainTitle, topicTitle } from './courses.js';
import { Faulty } from './faulty.js';
import { useMachine } from './machine.js';
import { flush, keep, waiting } from './outbox.js';
import { FocusedHeading } from './parts.js';
import { begin, reduce } from './questions-state.js';
import { change, count, MODES } from './words.js';
import { clearWork, readWork, useStopwatch, writeWork } from './work.js';

/** Whether single keys choose; people whose input makes keys by itself, for example by voice, turn it off. */
const KEYS = 'meno:keys';

/** Practice, placement and review: one question at a time, with feedback after each. `onOver` gets the finished session. */
export function Questions({ session, course, onOver }) {
    const elapsed = useRef(() => 0);
    const [state, dispatch] = useMachine(reduce, () => begin(session), performer(session, onOver, elapsed));
    const [keysOn, setKeysOn] = useState(localStorage.getItem(KEYS) !== 'off');
    const { phase, question, response, hints, result, notice, error } = state;
    elapsed.current = useStopwatch(question?.questionId, question ? readWork(session.id, question.questionId).elapsedMillis : 0);

    useEffect(() => dispatch({ type: 'begun', entry: waiting(session.id)[0] }), []);
    // What is begun survives a reload, and the time spent on it.
    useEffect(() => {
        if (phase !== 'answering') {
            return undefined;
        }
        const note = () => writeWork(session.id, { questionId: question.questionId, response, hints, elapsedMillis: elapsed.current() });
        note();
        window.addEventListener('pagehide', note);
        return () => window.removeEventListener('pagehide', note);
    }, [phase, question, response, hints]);

    useChoiceKeys(question, keysOn && phase === 'answering', id => dispatch({ type: 'option-pressed', id }));
    const submit = event => {
        event?.preventDefault();
        dispatch({ type: 'submitted' });
    };
    const goOn = () => dispatch({ type: 'went-on' });
    useEnter(phase === 'answering' ? submit : phase === 'solved' ? goOn : null);

    if (!question) {
        return error
            ? html`<${Failure} error=${error} retry=${() => dispatch({ type: 'retried' })} />`
            : html`<${Loading} what="the question" />`;
    }
    const isSolved = result !== null;
    const waits = phase === 'sending' || phase === 'asking';
    const hintsLeft = question.hintsAvailable - hints.length;
    const gives = session.mode === 'practice' || session.mode === 'review';
    return html`<article class="session">
        <header class="session-head">
            <p class="soft">${MODES[session.mode]} · ${domainTitle(course, question.domain)} · ${topicTitle(course, question.topic)}</p>
            <${FocusedHeading} about=${question.questionId}>
                Question ${question.position}${question.of ? html` <span class="soft">of ${question.of}</span>` : ''}
            <//>
            ${
                question.of &&
                html`<progress max=${question.of} value=${question.position - (isSolved ? 0 : 1)}
                aria-label="Questions answered" />`
            }
        </header>
        <details class="why"><summary>Why this question?</summary><p>${question.why.reason}</p></details>
        <form class="card" onSubmit=${submit}>
            <${Stem} question=${question} />
            ${isSolved && html`<${Verdict} result=${result} question=${question} />`}
            <${Answer} question=${question} response=${response} feedback=${isSolved ? result.feedback : null}
                disabled=${waits} onChange=${changed => dispatch({ type: 'changed', response: changed })} />
            ${
                hints.length > 0 &&
                html`<section class="hints" aria-label="Hints" aria-live="polite">
                ${hints.map(
                    (hint, index) => html`<div class="note" key=${index}>
                    <strong>Hint ${index + 1}</strong> <${Markdown} text=${hint} /></div>`,
                )}
            </section>`
            }
            <div role="status" aria-live="polite" class="said">
                ${phase === 'sending' && html`<p class="soft">${notice || 'Sending your answer …'}</p>`}
                ${phase !== 'sending' && notice && html`<p class="warn">${notice}</p>`}
            </div>
            ${error && html`<${Refusal} error=${error} />`}
            ${
                !isSolved &&
                html`<div class="row actions">
                <button class="primary" disabled=${waits}>Check answer</button>
                ${
                    gives &&
                    hintsLeft > 0 &&
                    html`<button type="button" disabled=${waits} onClick=${() => dispatch({ type: 'hint-asked' })}
                    aria-describedby="hint-cost">Hint${question.hintsAvailable > 1 ? ` ${hints.length + 1} of ${question.hintsAvailable}` : ''}</button>`
                }
                <button type="button" class="quiet" disabled=${waits} onClick=${() => dispatch({ type: 'skip-asked' })}>Skip</button>
            </div>
            ${gives && hintsLeft > 0 && html`<p id="hint-cost" class="soft small">${hintCost(course, hints.length)}</p>`}`
            }
            ${isSolved && html`<${Feedback} result=${result} question=${question} course=${course} onNext=${goOn} />`}
        </form>
        <footer class="row session-foot">
            <${Faulty} session=${session} question=${question} />
            ${
                result?.next !== null &&
                html`<button class="quiet" disabled=${waits} onClick=${() => dispatch({ type: 'finish-asked' })}>
                End the ${MODES[session.mode].toLowerCase()}</button>`
            }
        </footer>
        <details class="keys"><summary>Keyboard</summary>
            <p>1 to 9 or the option's letter choose, Enter checks the answer and goes on.</p>
            <label class="row"><input type="checkbox" checked=${keysOn} onChange=${event => {
                setKeysOn(event.currentTarget.checked);
                localStorage.setItem(KEYS, event.currentTarget.checked ? 'on' : 'off');
            }} /> Single keys choose</label>
        </details>
    </article>`;
}

/** Does what the state machine asks for. */
function performer(session, onOver, elapsed) {
    const path = `/v1/sessions/${session.id}`;
    const ask = (request, dispatch, told) => request.then(told, problem => dispatch({ type: 'ask-failed', problem }));
    const PERFORM = {
        'load-next': ({ notice }, dispatch) =>
            get(`${path}/next-question`).then(
                question => dispatch({ type: 'next-loaded', question, notice }),
                problem => dispatch({ type: 'failed', problem }),
            ),
        open: ({ question, notice }, dispatch) => {
            const { response, hints } = readWork(session.id, question.questionId);
            dispatch({ type: 'opened', question, response, hints, notice });
        },
        'load-session': (_, dispatch) =>
            get(path).then(
                loaded => dispatch({ type: 'session-loaded', session: loaded }),
                problem => dispatch({ type: 'failed', problem }),
            ),
        keep: ({ question, response }) =>
            keep(session, { questionId: question.questionId, response, elapsedMillis: elapsed.current() }, question),
        send: (_, dispatch) =>
            flush(session.id, {
                answered: (entry, reply) => dispatch({ type: 'answered', entry, reply }),
                delayed: () => dispatch({ type: 'delayed' }),
                refused: (entry, problem) => dispatch({ type: 'refused', entry, problem }),
            }),
        forget: () => clearWork(session.id),
        'find-earlier': ({ questionId }, dispatch) =>
            findEarlier(session.id, questionId).then(
                review => dispatch({ type: 'earlier-found', review }),
                problem => dispatch({ type: 'failed', problem }),
            ),
        'show-hint': ({ questionId, number }, dispatch) =>
            ask(post(`${path}/hints`, { questionId, number }), dispatch, ({ hint }) => dispatch({ type: 'hint-shown', hint })),
        skip: ({ questionId }, dispatch) =>
            ask(post(`${path}/skip`, { questionId }, { query: { include: 'next' } }), dispatch, ({ next }) =>
                dispatch({ type: 'skipped', next }),
            ),
        finish: (_, dispatch) => ask(post(`${path}/finish`), dispatch, finished => dispatch({ type: 'session-loaded', session: finished })),
        over: ({ session: finished }) => onOver(finished),
    };
    return (effect, dispatch) => PERFORM[effect.type](effect, dispatch);
}

/** The review of an answer to a question in a session; null if it isn't among the latest. */
async function findEarlier(sessionId, questionId) {
    const { items } = await get('/v1/learners/me/attempts', { query: { limit: 200 } });
    const attempt = items.find(item => item.sessionId === sessionId && item.questionId === questionId);
    return attempt ? { ...(await get(`/v1/learners/me/attempts/${attempt.attemptId}`)), attempt } : null;
}

/** What the next hint takes from the credit of a right answer. */
function hintCost(course, shown) {
    const penalty = course?.hintPenalty;
    if (!penalty) {
        return 'A hint lowers the credit of a right answer.';
    }
    const left = Math.max(0, 1 - penalty * (shown + 1));
    return `With ${shown === 0 ? 'a hint' : 'one more hint'} a right answer counts ${Math.round(left * 100)}%.`;
}

/** Enter submits or goes on wherever it has no meaning of its own. */
function useEnter(act) {
    const latest = useRef();
    latest.current = act;
    useEffect(() => {
        const press = event => {
            const taken = event.target.closest('button, a, summary, input, label') || isWriting(event.target);
            if (event.key === 'Enter' && !event.repeat && !taken && latest.current) {
                event.preventDefault();
                latest.current();
            }
        };
        document.addEventListener('keydown', press);
        return () => document.removeEventListener('keydown', press);
    }, []);
}

/** A request that the server found wrong: nothing was done, and the answer can be corrected. */
function Refusal({ error }) {
    return html`<div class="bad" role="alert">
        <p>${error.message}</p>
        ${error.errors?.length > 0 && html`<ul>${error.errors.map(({ detail }) => html`<li>${detail}</li>`)}</ul>`}
    </div>`;
}

/** How the answer was; the focus goes there, and what follows explains it. */
function Verdict({ result, question }) {
    const [kind, sign, verdict] = result.correct
        ? ['is-right', '✓', 'Right']
        : result.score > 0
          ? ['is-partly', '◐', 'Partly right']
          : ['is-wrong', '✗', 'Not right'];
    return html`<div class=${`outcome ${kind}`}>
        <${FocusedHeading} level=${2} about=${question.questionId} class="verdict">
            <span aria-hidden="true">${sign}</span> ${verdict}${
                result.maxScore > 1 &&
                html`<span class="soft">,
                ${' '}${result.score} of ${count(result.maxScore, 'point')}</span>`
            }
        <//>
        ${
            result.hintsUsed > 0 &&
            result.score > 0 &&
            result.credit !== undefined &&
            html`<p class="soft">With
            ${' '}${count(result.hintsUsed, 'hint')} it counts ${Math.round(result.credit * 100)}% of the points.</p>`
        }
    </div>`;
}

function Feedback({ result, question, course, onNext }) {
    const before = result.before.find(({ domain }) => domain === question.domain);
    const after = result.abilities.find(({ domain }) => domain === question.domain);
    return html`<section class="feedback" aria-label="Feedback">
        <${Explanation} feedback=${result.feedback} />
        ${after && html`<p class="note">${change(before, after, domainTitle(course, question.domain))}</p>`}
        <div class="row actions">
            <button type="button" class="primary" onClick=${onNext}>
                ${result.next === null ? 'See how it went' : 'Next question'}
            </button>
        </div>
    </section>`;
}
