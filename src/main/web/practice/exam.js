import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post, put, serverNow } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { Answer, isComplete, Stem } from '../question.js';
import { domainTitle } from './courses.js';
import { Faulty } from './faulty.js';
import { flush, keep, waiting } from './outbox.js';
import { Dialog, FocusedHeading } from './parts.js';
import { go } from './route.js';
import { clock, count } from './words.js';
import { readTimes, useStopwatch, writeTime } from './work.js';

/** So long after the last key a number is sent, in milliseconds: not every digit is an answer. */
const TYPING = 700;

/** When the time left is called out, in minutes. */
const CALLS = [30, 10, 5, 1];

/** How long before the end the clock looks urgent, in milliseconds. */
const URGENT = 5 * 60_000;

/** After the deadline the server may need a moment to have it passed too, in milliseconds. */
const GRACE = 1500;

/**
 * A mock exam under way: questions in any order where the exam allows that, answers saved on every change, no feedback before the
 * end. `onOver` gets the finished session.
 */
export function Exam({ session, course, position, onOver }) {
    const path = `/v1/sessions/${session.id}`;
    const isFree = course?.exam.reviewAllowed !== false;
    const [list, setList] = useState(null);
    const [shown, setShown] = useState(null);
    const [error, setError] = useState(null);
    const [notice, setNotice] = useState('');
    const [unsent, setUnsent] = useState(waiting(session.id).length);
    const [asks, setAsks] = useState(null);
    const typing = useRef();
    const place = useRef();
    const places = useRef({ items: [] });
    place.current = position;

    const isOver = async () => {
        const now = await get(path);
        if (now.status === 'finished') {
            onOver(now);
        }
        return now.status === 'finished';
    };
    const loadList = async () => {
        const loaded = await get(`${path}/questions`);
        places.current = loaded;
        setList(loaded);
        if (loaded.section === null) {
            await isOver();
        }
        return loaded;
    };
    const listener = {
        answered: (entry, result) => {
            setUnsent(waiting(session.id).length);
            if (!result.saved) {
                isOver();
                return;
            }
            setList(now => mark(now, entry.question.position, { answered: true }));
            if (!isFree) {
                goOn(result);
            }
        },
        delayed: () => setNotice('The server is busy. Your answers are kept and sent again in a moment.'),
        refused: async (entry, problem) => {
            setUnsent(waiting(session.id).length);
            if (problem.slug === 'session-finished') {
                setNotice('The time was up before the last answer arrived.');
                await isOver();
            } else if (problem.slug === 'section-closed') {
                setNotice(`The section of question ${entry.question.position} is over; the last change to it came too late.`);
                await enter(null);
            } else {
                setError(problem);
            }
        },
    };
    const sendAll = () => {
        clearTimeout(typing.current);
        return flush(session.id, listener).then(() => setUnsent(waiting(session.id).length));
    };

    /** Opens a question; without a number the one that is next. */
    const enter = async wanted => {
        try {
            const loaded = await loadList();
            if (loaded.section === null) {
                return;
            }
            const open = loaded.items.filter(item => item.section === loaded.section);
            const next = isFree
                ? open.find(item => item.position === wanted) || open.find(item => !item.answered) || open[0]
                : await get(`${path}/next-question`);
            if (!next) {
                setShown({ done: true });
            } else if (next.position === place.current) {
                await load(next.position);
            } else {
                go({ session: session.id, position: next.position }, { replace: true });
            }
        } catch (problem) {
            setError(problem);
        }
    };
    /** Questions met on this page, by place: they can be answered without a connection. */
    const known = useRef(new Map());
    const remember = (wanted, view) => {
        const kept = waiting(session.id).findLast(({ body }) => body.questionId === view.question.questionId);
        const here = known.current.get(wanted);
        // What was changed here is newer than what was on its way.
        const response = here?.changed ? here.response : kept?.body.response ?? view.response ?? undefined;
        known.current.set(wanted, { ...view, response, changed: here?.changed });
    };
    const load = async wanted => {
        setError(null);
        setShown(known.current.get(wanted) || { expected: wanted });
        try {
            remember(wanted, await get(`${path}/questions/${wanted}`));
            if (place.current === wanted) {
                setShown(known.current.get(wanted));
            }
            fetchAhead(wanted + 1);
        } catch (problem) {
            if (problem.slug === 'section-closed') {
                await enter(null);
            } else {
                setError(problem);
            }
        }
    };
    const fetchAhead = wanted => {
        const { items, section } = places.current;
        if (isFree && items.some(item => item.position === wanted && item.section === section) && !known.current.has(wanted)) {
            // Whether that works matters only when the question is opened, and then it is asked for again.
            get(`${path}/questions/${wanted}`).then(view => remember(wanted, view), () => {});
        }
    };
    const goOn = ({ next }) => {
        if (next) {
            go({ session: session.id, position: next.position }, { replace: true });
        } else {
            isOver().then(over => over || setShown({ done: true }));
        }
    };

    useEffect(() => {
        sendAll();
        return () => {
            clearTimeout(typing.current);
            flush(session.id, listener);
        };
    }, []);
    useEffect(() => {
        setNotice('');
        if (list === null || position === null) {
            enter(position);
        } else {
            load(position);
        }
    }, [position]);

    const question = shown?.question;
    const elapsed = useStopwatch(question?.questionId, question ? readTimes(session.id)[question.questionId] : 0);
    useEffect(() => {
        if (!question) {
            return undefined;
        }
        const note = () => writeTime(session.id, question.questionId, elapsed());
        window.addEventListener('pagehide', note);
        return () => {
            note();
            window.removeEventListener('pagehide', note);
        };
    }, [question?.questionId]);

    /** Writes an answer down at once; sends it now, or when the typing has stopped. */
    const save = response => {
        keep(session, { questionId: question.questionId, response, elapsedMillis: elapsed() }, question);
        setUnsent(waiting(session.id).length);
        clearTimeout(typing.current);
        if (question.kind === 'numeric' && isFree) {
            typing.current = setTimeout(sendAll, TYPING);
        } else {
            sendAll();
        }
    };
    const change = response => {
        setError(null);
        const changed = { ...shown, response, changed: true };
        known.current.set(question.position, changed);
        setShown(changed);
        if (response === undefined) {
            setNotice(list.items.find(item => item.position === question.position)?.answered
                ? 'The answer saved last stays until you give another one.' : '');
        } else {
            setNotice('');
            if (isFree) {
                save(response);
            }
        }
    };
    const jump = to => {
        sendAll();
        if (to !== position) {
            go({ session: session.id, position: to });
        }
    };
    const flag = async () => {
        const { position: flaggedPosition } = question;
        const flagged = !shown.flagged;
        const apply = value => {
            setShown(now => (now.question?.position === flaggedPosition ? { ...now, flagged: value } : now));
            known.current.set(flaggedPosition, { ...known.current.get(flaggedPosition), flagged: value });
            setList(now => mark(now, flaggedPosition, { flagged: value }));
        };
        apply(flagged);
        try {
            await put(`${path}/questions/${flaggedPosition}/flag`, { flagged });
        } catch (problem) {
            apply(!flagged);
            setError(problem);
        }
    };
    const leave = async what => {
        setAsks(null);
        try {
            await sendAll();
            const changed = await post(`${path}/${what}`);
            if (changed.status === 'finished') {
                onOver(changed);
            } else {
                await enter(null);
            }
        } catch (problem) {
            await isOver().catch(() => {});
            setError(problem);
        }
    };
    /** The running section, or all of the exam, has come to its end. */
    const timeUp = async () => {
        await sendAll();
        if (!(await isOver())) {
            await enter(null);
        }
    };

    if (!list || (!shown && !error)) {
        return html`<h1>Mock exam</h1>${error
            ? html`<${Failure} error=${error} retry=${() => enter(position)} />` : html`<${Loading} what="the exam" />`}`;
    }
    const open = list.items.filter(item => item.section === list.section);
    const isLast = !course?.exam.sections?.length || list.section === course.exam.sections.length - 1;
    const section = course?.exam.sections?.[list.section];
    const here = question?.position || shown?.expected || 0;
    const after = open.find(item => item.position > here);
    const before = open.findLast(item => item.position < here);
    return html`<div class="exam">
        <div class="exam-bar">
            <strong class="exam-title">Mock exam${section ? `: ${section}` : ''}</strong>
            <span class="soft exam-saved">${unsent === 0 ? 'All saved' : `${count(unsent, 'answer')} being saved`}</span>
            <${Timer} deadline=${list.sectionDeadline} onEnd=${timeUp} />
        </div>
        <div class=${isFree ? 'exam-body' : ''}>
            ${isFree && html`<${Overview} items=${open} current=${here} onJump=${jump} />`}
            <article>
                ${error && !question && html`<${Failure} error=${error} retry=${() => load(position)} />`}
                ${shown?.done && html`<${FocusedHeading} about="done">All questions ${isLast ? '' : 'of this section '}are answered<//>
                    <p>${isLast ? 'Finish the exam to see the result.' : 'Go on to the next section.'}</p>`}
                ${shown?.expected && html`<h1>Question ${shown.expected}</h1><${Loading} what="the question" />`}
                ${question && html`<header class="session-head">
                    <p class="soft">${domainTitle(course, question.domain)}</p>
                    <${FocusedHeading} about=${question.questionId}>Question ${question.position}
                        ${' '}<span class="soft">of ${question.of || 'at most ' + course?.exam.questions}</span><//>
                </header>
                <form class="card" onSubmit=${event => {
                    event.preventDefault();
                    sendAll();
                }}>
                    <${Stem} question=${question} />
                    <${Answer} question=${question} response=${shown.response} onChange=${change} />
                    ${question.kind === 'ordering' && shown.response === undefined && isFree && html`<p><button type="button"
                        onClick=${() => change({ order: question.options.map(({ id }) => id) })}>This order is right</button></p>`}
                    <div role="status" class="said">${notice && html`<p class="warn">${notice}</p>`}</div>
                    ${error && html`<p class="bad" role="alert">${error.message}</p>`}
                    ${!isFree && html`<div class="row actions"><button type="button" class="primary"
                        disabled=${unsent > 0 || !isComplete(question, given(question, shown.response))}
                        onClick=${() => save(given(question, shown.response))}>Save and go on</button>
                        <span class="soft small">It cannot be changed afterwards.</span></div>`}
                </form>
                ${isFree && html`<div class="row exam-steps">
                    <button disabled=${!before} onClick=${() => jump(before.position)}>Previous</button>
                    <button aria-pressed=${shown.flagged} onClick=${flag}>${shown.flagged ? '⚑ Flagged' : '⚐ Flag'}</button>
                    <button class="primary" disabled=${!after} onClick=${() => jump(after.position)}>Next</button>
                </div>`}`}
                <footer class="row session-foot">
                    ${question && html`<${Faulty} session=${session} question=${question} />`}
                    ${!isLast && html`<button onClick=${() => setAsks('next-section')}>Go to the next section</button>`}
                    <button class=${shown?.done && isLast ? 'primary' : ''} onClick=${() => setAsks('finish')}>Finish the exam</button>
                </footer>
            </article>
        </div>
        ${asks && html`<${Confirmation} what=${asks} items=${open} unsent=${unsent} onYes=${() => leave(asks)}
            onNo=${() => setAsks(null)} />`}
    </div>`;
}

/** An order that was not touched is an answer where it is sent on purpose. */
function given(question, response) {
    return response ?? (question.kind === 'ordering' ? { order: question.options.map(({ id }) => id) } : undefined);
}

function mark(list, position, changes) {
    return { ...list, items: list.items.map(item => (item.position === position ? { ...item, ...changes } : item)) };
}

/** The time left, by the server's clock. It is called out now and then, not every second. */
function Timer({ deadline, onEnd }) {
    const end = Date.parse(deadline);
    const [left, setLeft] = useState(end - serverNow());
    const [called, setCalled] = useState('');
    const ended = useRef(null);
    useEffect(() => {
        const tick = () => {
            const now = end - serverNow();
            setLeft(now);
            const minutes = Math.ceil(now / 60_000);
            // Only where a minute begins: who opens the page between two calls is not told something untrue.
            if (CALLS.includes(minutes) && now > (minutes - 1) * 60_000 + 55_000) {
                setCalled(`${count(minutes, 'minute')} left.`);
            }
            if (now <= -GRACE && ended.current !== end) {
                ended.current = end;
                onEnd();
            }
        };
        tick();
        const timer = setInterval(tick, 500);
        return () => clearInterval(timer);
    }, [end]);
    return html`<span class=${left < URGENT ? 'timer urgent' : 'timer'}>
        <span class="visually-hidden">Time left: </span><span role="timer" aria-live="off">${clock(left)}</span>
        <span class="visually-hidden" role="status" aria-live="polite">${called}</span>
    </span>`;
}

/** All questions at a glance; beside the question where there is room, folded above it where there is not. */
function Overview({ items, current, onJump }) {
    const [wide] = useState(() => matchMedia('(min-width: 60rem)').matches);
    const answered = items.filter(item => item.answered).length;
    const flagged = items.filter(item => item.flagged).length;
    return html`<nav class="overview" aria-label="Questions">
        <details open=${wide}>
            <summary>${answered} of ${items.length} answered${flagged > 0 ? `, ${flagged} flagged` : ''}</summary>
            <ol>${items.map(item => html`<li key=${item.position}>
                <button class=${`place ${item.answered ? 'answered' : ''}`} aria-current=${item.position === current ? 'true' : undefined}
                    aria-label=${`Question ${item.position}, ${item.answered ? 'answered' : 'not answered'}${item.flagged ? ', flagged' : ''}`}
                    onClick=${() => onJump(item.position)}>${item.position}${item.flagged && html`<span class="flag">⚑</span>`}</button>
            </li>`)}</ol>
        </details>
    </nav>`;
}

function Confirmation({ what, items, unsent, onYes, onNo }) {
    const open = items.filter(item => !item.answered).length;
    const flagged = items.filter(item => item.flagged).length;
    const isFinish = what === 'finish';
    return html`<${Dialog} title=${isFinish ? 'Finish the exam?' : 'Leave this section?'} onClose=${onNo}>
        <ul>
            <li>${open === 0 ? 'Every question is answered.' : `${count(open, 'question is', 'questions are')} not answered.`}</li>
            ${flagged > 0 && html`<li>${count(flagged, 'question is', 'questions are')} flagged.</li>`}
            ${unsent > 0 && html`<li>${count(unsent, 'answer is', 'answers are')} still being saved; that comes first.</li>`}
        </ul>
        <p>${isFinish ? 'Answers cannot be changed afterwards.' : 'There is no way back to it.'}</p>
        <div class="row actions">
            <button class="primary" onClick=${onYes}>${isFinish ? 'Finish' : 'Leave it'}</button>
            <button onClick=${onNo}>Go on answering</button>
        </div>
    <//>`;
}
