import { useEffect, useRef } from 'preact/hooks';
import { get, post, put } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { Answer, Stem } from '../question.js';
import { given, isComplete, shownOrder } from '../responses.js';
import { domainTitle } from './courses.js';
import { Confirmation, Overview, Timer } from './exam-parts.js';
import { begin, openItems, reduce } from './exam-state.js';
import { Faulty } from './faulty.js';
import { useMachine } from './machine.js';
import { flush, keep, waiting } from './outbox.js';
import { FocusedHeading } from './parts.js';
import { go } from './route.js';
import { count } from './words.js';
import { readTimes, useStopwatch, writeTime } from './work.js';

/** So long after the last key a number is sent, in milliseconds: not every digit is an answer. */
const TYPING = 700;

/**
 * A mock exam under way: questions in any order where the exam allows that, answers saved on every change, no feedback before the
 * end. `onOver` gets the finished session.
 */
export function Exam({ session, course, position, onOver }) {
    const isFree = course?.exam.reviewAllowed !== false;
    const elapsed = useRef(() => 0);
    const perform = useRef();
    perform.current ??= performer(session, onOver, elapsed);
    const [state, dispatch] = useMachine(reduce, () => begin({ isFree, position, unsent: waiting(session.id).length }), perform.current);
    const { list, shown, error, asks } = state;
    const question = shown?.question;

    useEffect(() => {
        perform.current({ type: 'send' }, dispatch);
        return () => perform.current({ type: 'send' }, dispatch);
    }, []);
    useEffect(() => dispatch({ type: 'opened', position }), [position]);
    elapsed.current = useStopwatch(question?.questionId, question ? readTimes(session.id)[question.questionId] : 0);
    useEffect(() => {
        if (!question) {
            return undefined;
        }
        const note = () => writeTime(session.id, question.questionId, elapsed.current());
        window.addEventListener('pagehide', note);
        return () => {
            note();
            window.removeEventListener('pagehide', note);
        };
    }, [question?.questionId]);

    if (!list || (!shown && !error)) {
        return html`<h1>Mock exam</h1>${
            error ? html`<${Failure} error=${error} retry=${() => dispatch({ type: 'retried' })} />` : html`<${Loading} what="the exam" />`
        }`;
    }
    const { sections } = course?.exam ?? {};
    const open = openItems(list);
    const isLast = !sections?.length || list.section === sections.length - 1;
    const jump = to => dispatch({ type: 'jumped', to });
    return html`<div class="exam">
        <div class="exam-bar">
            <strong class="exam-title">Mock exam${sections?.[list.section] ? `: ${sections[list.section]}` : ''}</strong>
            <span class="soft exam-saved">${state.unsent === 0 ? 'All saved' : `${count(state.unsent, 'answer')} being saved`}</span>
            <${Timer} deadline=${list.sectionDeadline} onEnd=${() => dispatch({ type: 'time-up' })} />
        </div>
        <div class=${isFree ? 'exam-body' : ''}>
            ${isFree && html`<${Overview} items=${open} current=${question?.position ?? shown?.expected} onJump=${jump} />`}
            <article>
                ${error && !question && html`<${Failure} error=${error} retry=${() => dispatch({ type: 'retried' })} />`}
                ${
                    shown?.done &&
                    html`<${FocusedHeading} about="done">All questions ${isLast ? '' : 'of this section '}are answered<//>
                    <p>${isLast ? 'Finish the exam to see the result.' : 'Go on to the next section.'}</p>`
                }
                ${shown?.expected && html`<h1>Question ${shown.expected}</h1><${Loading} what="the question" />`}
                ${question && html`<${Sheet} state=${state} course=${course} dispatch=${dispatch} />`}
                ${
                    question &&
                    isFree &&
                    html`<${Steps} shown=${shown} open=${open} onJump=${jump}
                    onMark=${() => dispatch({ type: 'mark-turned' })} />`
                }
                <footer class="row session-foot">
                    ${question && html`<${Faulty} session=${session} question=${question} />`}
                    ${!isLast && html`<button onClick=${() => dispatch({ type: 'asked', what: 'next-section' })}>Go to the next section</button>`}
                    <button class=${shown?.done && isLast ? 'primary' : ''} onClick=${() => dispatch({ type: 'asked', what: 'finish' })}>
                        Finish the exam</button>
                </footer>
            </article>
        </div>
        ${
            asks &&
            html`<${Confirmation} what=${asks} items=${open} unsent=${state.unsent} onYes=${() => dispatch({ type: 'confirmed' })}
            onNo=${() => dispatch({ type: 'asked', what: null })} />`
        }
    </div>`;
}

/** The question with the draft of its answer. */
function Sheet({ state, course, dispatch }) {
    const { isFree, shown, unsent, notice, error } = state;
    const { question, response } = shown;
    const change = changed => dispatch({ type: 'changed', response: changed });
    const enter = event => {
        event.preventDefault();
        dispatch({ type: 'entered' });
    };
    return html`<header class="session-head">
            <p class="soft">${domainTitle(course, question.domain)}</p>
            <${FocusedHeading} about=${question.questionId}>Question ${question.position}
                ${' '}<span class="soft">of ${question.of || `at most ${course?.exam.questions}`}</span><//>
        </header>
        <form class="card" onSubmit=${enter}>
            <${Stem} question=${question} />
            <${Answer} question=${question} response=${response} onChange=${change} />
            ${
                question.kind === 'ordering' &&
                response === undefined &&
                isFree &&
                html`<p><button type="button"
                onClick=${() => change(shownOrder(question))}>This order is right</button></p>`
            }
            <div role="status" class="said">${notice && html`<p class="warn">${notice}</p>`}</div>
            ${error && html`<p class="bad" role="alert">${error.message}</p>`}
            ${
                !isFree &&
                html`<div class="row actions"><button type="button" class="primary"
                disabled=${unsent > 0 || !isComplete(question, given(question, response))}
                onClick=${() => dispatch({ type: 'settled' })}>Save and go on</button>
                <span class="soft small">You can't change it afterwards.</span></div>`
            }
        </form>`;
}

function Steps({ shown, open, onJump, onMark }) {
    const { position } = shown.question;
    const before = open.findLast(item => item.position < position);
    const after = open.find(item => item.position > position);
    return html`<div class="row exam-steps">
        <button disabled=${!before} onClick=${() => onJump(before.position)}>Previous</button>
        <button aria-pressed=${shown.marked} onClick=${onMark}>${shown.marked ? '⚑ Marked' : '⚐ Mark'}</button>
        <button class="primary" disabled=${!after} onClick=${() => onJump(after.position)}>Next</button>
    </div>`;
}

/** Does what the state machine asks for. */
function performer(session, onOver, elapsed) {
    const path = `/v1/sessions/${session.id}`;
    let typing = null;
    const failed = dispatch => problem => dispatch({ type: 'failed', problem });
    const countUnsent = dispatch => dispatch({ type: 'queue-changed', unsent: waiting(session.id).length });
    const PERFORM = {
        'load-list': ({ wanted }, dispatch) =>
            get(`${path}/questions`).then(list => dispatch({ type: 'list-loaded', list: fromApi(list), wanted }), failed(dispatch)),
        'load-next': (_, dispatch) => get(`${path}/next-question`).then(next => dispatch({ type: 'next-loaded', next }), failed(dispatch)),
        'load-question': ({ position, ahead }, dispatch) =>
            get(`${path}/questions/${position}`).then(
                ({ flagged, ...view }) => {
                    const kept = waiting(session.id).findLast(({ body }) => body.questionId === view.question.questionId);
                    dispatch({ type: 'question-loaded', position, view: { ...view, marked: flagged }, draft: kept?.body.response });
                },
                problem => dispatch({ type: 'question-failed', position, problem, ahead }),
            ),
        'load-session': ({ otherwise }, dispatch) =>
            get(path).then(loaded => dispatch({ type: 'session-loaded', session: loaded, otherwise }), failed(dispatch)),
        go: ({ position, replace }) => go({ session: session.id, position }, { replace }),
        keep: ({ question, response }, dispatch) => {
            keep(session, { questionId: question.questionId, response, elapsedMillis: elapsed.current() }, question);
            countUnsent(dispatch);
        },
        'send-soon': (_, dispatch) => {
            clearTimeout(typing);
            typing = setTimeout(PERFORM.send, TYPING, {}, dispatch);
        },
        send: ({ then }, dispatch) => {
            clearTimeout(typing);
            flush(session.id, {
                answered: ({ question }, reply) => {
                    countUnsent(dispatch);
                    dispatch({ type: 'saved', position: question.position, reply });
                },
                delayed: () => dispatch({ type: 'delayed' }),
                refused: ({ question }, problem) => {
                    countUnsent(dispatch);
                    dispatch({ type: 'refused', position: question.position, problem });
                },
            }).then(() => {
                countUnsent(dispatch);
                dispatch({ type: 'sent', then });
            });
        },
        'put-mark': ({ position, marked }, dispatch) =>
            put(`${path}/questions/${position}/flag`, { flagged: marked }).catch(problem =>
                dispatch({ type: 'mark-failed', position, marked, problem }),
            ),
        leave: ({ what }, dispatch) =>
            post(`${path}/${what}`).then(
                changed => dispatch({ type: 'left', session: changed }),
                problem => dispatch({ type: 'leave-failed', problem }),
            ),
        over: ({ session: finished }) => onOver(finished),
    };
    return (effect, dispatch) => PERFORM[effect.type](effect, dispatch);
}

/** The list as the page speaks of it: the API's flag is a learner's mark, to come back to the question. */
function fromApi(list) {
    return { ...list, items: list.items.map(({ flagged, ...item }) => ({ ...item, marked: flagged })) };
}
