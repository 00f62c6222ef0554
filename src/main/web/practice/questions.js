import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { Markdown } from '../markdown.js';
import { Answer, choiceRule, Explanation, isComplete, isWriting, Stem, useChoiceKeys, withChoice } from '../question.js';
import { domainTitle, spelledOut, topicTitle } from './courses.js';
import { Faulty } from './faulty.js';
import { flush, keep, waiting } from './outbox.js';
import { FocusedHeading } from './parts.js';
import { capitalise, change, count, MODES } from './words.js';
import { clearWork, readWork, useStopwatch, writeWork } from './work.js';

/** Whether single keys choose; people whose input makes keys by itself, for example by voice, turn it off. */
const KEYS = 'meno:keys';

/** Practice, placement and review: one question at a time, with feedback after each. `onOver` gets the finished session. */
export function Questions({ session, course, onOver }) {
    const [state, setState] = useState({ phase: 'loading', abilities: session.abilities });
    const [keysOn, setKeysOn] = useState(localStorage.getItem(KEYS) !== 'off');
    const { phase, question, response, hints = [], result, notice, error } = state;
    const path = `/v1/sessions/${session.id}`;
    const work = question ? readWork(session.id, question.questionId) : null;
    const elapsed = useStopwatch(question?.questionId, work?.elapsedMillis);
    const update = changes => setState(now => ({ ...now, ...changes }));

    const showQuestion = (next, more = {}) => {
        if (next === null) {
            get(path).then(onOver, failure => update({ error: failure }));
            return;
        }
        const { response: begun, hints: shown } = readWork(session.id, next.questionId);
        update({ phase: 'answering', question: next, response: begun, hints: shown, result: undefined, notice: null, error: null, ...more });
    };
    /** Takes up the session where the server says it is. */
    const resume = (more = {}) =>
        get(`${path}/next-question`).then(next => showQuestion(next, more), failure => update({ error: failure }));

    const send = entry => {
        update({ phase: 'sending', question: entry.question, response: entry.body.response, notice: null, error: null });
        flush(session.id, {
            answered: (sent, answer) => {
                clearWork(session.id);
                setState(now => ({
                    ...now,
                    phase: 'solved',
                    question: sent.question,
                    response: sent.body.response,
                    result: { ...answer, before: now.abilities },
                    abilities: answer.abilities,
                    notice: null,
                }));
            },
            delayed: () => update({ notice: 'The server is busy. Your answer is kept and sent again in a moment.' }),
            refused: (sent, problem) => refused(sent, problem),
        });
    };
    const refused = async (sent, problem) => {
        switch (problem.slug) {
            case 'already-answered':
                return showEarlier(sent);
            case 'question-not-pending':
                clearWork(session.id);
                return resume({ notice: 'The session went on elsewhere, perhaps in another window. Here is the question it waits for now.' });
            case 'session-finished':
                clearWork(session.id);
                return showQuestion(null);
            default:
                return update({ phase: 'answering', error: problem });
        }
    };
    /** The result of an earlier answer to the same question, which counts. */
    const showEarlier = async sent => {
        clearWork(session.id);
        const { items } = await get('/v1/learners/me/attempts', { query: { limit: 200 } });
        const attempt = items.find(item => item.sessionId === session.id && item.questionId === sent.body.questionId);
        if (!attempt) {
            await resume({ notice: 'You answered that question before, perhaps in another window. The earlier answer counts.' });
            return;
        }
        const review = await get(`/v1/learners/me/attempts/${attempt.attemptId}`);
        update({
            phase: 'solved',
            question: review.question,
            response: attempt.response,
            result: { ...attempt, feedback: review.feedback, abilities: [], before: [] },
            notice: 'You answered this question before, perhaps in another window. The earlier answer counts.',
        });
    };

    useEffect(() => {
        const [entry] = waiting(session.id);
        if (entry) {
            send(entry);
        } else {
            resume();
        }
    }, []);
    // What is begun survives a reload, and the time spent on it.
    useEffect(() => {
        if (phase !== 'answering') {
            return undefined;
        }
        const note = () => writeWork(session.id, { questionId: question.questionId, response, hints, elapsedMillis: elapsed() });
        note();
        window.addEventListener('pagehide', note);
        return () => window.removeEventListener('pagehide', note);
    }, [phase, question, response, hints]);

    useChoiceKeys(question, keysOn && phase === 'answering', id =>
        // Keys can come faster than the page is drawn: each counts on what the one before has left.
        setState(now => ({ ...now, response: withChoice(now.question, now.response, id), notice: null, error: null })));

    const submit = event => {
        event?.preventDefault();
        if (phase !== 'answering') {
            return;
        }
        const given = response ?? (question.kind === 'ordering' ? { order: question.options.map(({ id }) => id) } : undefined);
        if (!isComplete(question, given)) {
            update({ notice: WHAT_IS_MISSING[question.kind](question) });
            return;
        }
        send(keep(session, { questionId: question.questionId, response: given, elapsedMillis: elapsed() }, question));
    };
    const goOn = () => ('next' in result ? showQuestion(result.next) : resume());
    useEnter(phase === 'answering' ? submit : phase === 'solved' ? goOn : null);

    /** Something asked of the server about the pending question, with the buttons still until it answers. */
    const ask = async request => {
        update({ phase: 'asking', notice: null, error: null });
        try {
            await request();
        } catch (problem) {
            if (problem.slug === 'question-not-pending' || problem.slug === 'session-finished') {
                await resume();
            } else {
                update({ phase: 'answering', error: problem });
            }
        }
    };
    const showHint = () => ask(async () => {
        const hint = await post(`${path}/hints`, { questionId: question.questionId, number: hints.length + 1 });
        update({ phase: 'answering', hints: [...hints, hint.hint] });
    });
    const skip = () => ask(async () => {
        const { next } = await post(`${path}/skip`, { questionId: question.questionId }, { query: { include: 'next' } });
        clearWork(session.id);
        showQuestion(next);
    });
    const finish = () => ask(async () => {
        const finished = await post(`${path}/finish`);
        clearWork(session.id);
        onOver(finished);
    });

    if (!question) {
        return error ? html`<${Failure} error=${error} retry=${() => resume()} />` : html`<${Loading} what="the question" />`;
    }
    const waits = phase === 'sending' || phase === 'asking';
    const hintsLeft = question.hintsAvailable - hints.length;
    const gives = session.mode === 'practice' || session.mode === 'review';
    return html`<article class="session">
        <header class="session-head">
            <p class="soft">${MODES[session.mode]} · ${domainTitle(course, question.domain)} · ${topicTitle(course, question.topic)}</p>
            <${FocusedHeading} about=${question.questionId}>
                Question ${question.position}${question.of ? html` <span class="soft">of ${question.of}</span>` : ''}
            <//>
            ${question.of && html`<progress max=${question.of} value=${question.position - (phase === 'solved' ? 0 : 1)}
                aria-label="Questions answered" />`}
        </header>
        <details class="why"><summary>Why this question?</summary><p>${capitalise(spelledOut(course, question.why.reason))}.</p></details>
        <form class="card" onSubmit=${submit}>
            <${Stem} question=${question} />
            ${phase === 'solved' && html`<${Verdict} result=${result} question=${question} />`}
            <${Answer} question=${question} response=${response} feedback=${phase === 'solved' ? result.feedback : null}
                disabled=${waits} onChange=${changed => update({ response: changed, notice: null, error: null })} />
            ${hints.length > 0 && html`<section class="hints" aria-label="Hints" aria-live="polite">
                ${hints.map((hint, index) => html`<div class="note" key=${index}>
                    <strong>Hint ${index + 1}</strong> <${Markdown} text=${hint} /></div>`)}
            </section>`}
            <div role="status" aria-live="polite" class="said">
                ${phase === 'sending' && html`<p class="soft">${notice || 'Sending your answer …'}</p>`}
                ${phase !== 'sending' && notice && html`<p class="warn">${notice}</p>`}
            </div>
            ${error && html`<${Refusal} error=${error} />`}
            ${phase !== 'solved' && html`<div class="row actions">
                <button class="primary" disabled=${waits}>Check answer</button>
                ${gives && hintsLeft > 0 && html`<button type="button" disabled=${waits} onClick=${showHint}
                    aria-describedby="hint-cost">Hint${question.hintsAvailable > 1 ? ` ${hints.length + 1} of ${question.hintsAvailable}` : ''}</button>`}
                <button type="button" class="quiet" disabled=${waits} onClick=${skip}>Skip</button>
            </div>
            ${gives && hintsLeft > 0 && html`<p id="hint-cost" class="soft small">${hintCost(course, hints.length)}</p>`}`}
            ${phase === 'solved' && html`<${Feedback} result=${result} question=${question} course=${course} onNext=${goOn} />`}
        </form>
        <footer class="row session-foot">
            <${Faulty} session=${session} question=${question} />
            ${result?.next !== null && html`<button class="quiet" disabled=${waits} onClick=${finish}>
                End the ${MODES[session.mode].toLowerCase()}</button>`}
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

const WHAT_IS_MISSING = {
    'single-choice': () => 'Choose an answer first, or skip the question.',
    'multiple-response': question => `${choiceRule(question.choose)} Or skip the question.`,
    numeric: () => 'Enter a number first, or skip the question.',
    matching: () => 'Choose something for each line, or skip the question.',
};

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
    const [kind, sign, verdict] = result.correct ? ['is-right', '✓', 'Right']
        : result.score > 0 ? ['is-partly', '◐', 'Partly right'] : ['is-wrong', '✗', 'Not right'];
    return html`<div class=${`outcome ${kind}`}>
        <${FocusedHeading} level=${2} about=${question.questionId} class="verdict">
            <span aria-hidden="true">${sign}</span> ${verdict}${result.maxScore > 1 && html`<span class="soft">,
                ${' '}${result.score} of ${count(result.maxScore, 'point')}</span>`}
        <//>
        ${result.hintsUsed > 0 && result.score > 0 && result.credit !== undefined && html`<p class="soft">With
            ${' '}${count(result.hintsUsed, 'hint')} it counts ${Math.round(result.credit * 100)}% of the points.</p>`}
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
