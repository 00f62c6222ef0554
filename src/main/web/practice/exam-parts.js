import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../api.js';
import { html } from '../ui.js';
import { at, countdown, isUrgent } from './countdown.js';
import { Dialog } from './parts.js';
import { clock, count } from './words.js';

/** How often the clock is looked at, in milliseconds. */
const TICK = 500;

/** The time left, by the server's clock. It is called out now and then, not every second. */
export function Timer({ deadline, onEnd }) {
    const end = Date.parse(deadline);
    const [timer, setTimer] = useState(() => countdown(end, serverNow()));
    useEffect(() => {
        setTimer(countdown(end, serverNow()));
        const tick = setInterval(() => setTimer(now => at(now, serverNow())), TICK);
        return () => clearInterval(tick);
    }, [end]);
    useEffect(() => {
        if (timer.ended) {
            onEnd();
        }
    }, [timer.ended, timer.end]);
    return html`<span class=${isUrgent(timer) ? 'timer urgent' : 'timer'}>
        <span class="visually-hidden">Time left: </span><span role="timer" aria-live="off">${clock(timer.left)}</span>
        <span class="visually-hidden" role="status" aria-live="polite">${timer.called && `${count(timer.called, 'minute')} left.`}</span>
    </span>`;
}

/** All questions at a glance; beside the question where there is room, folded above it where there isn't. */
export function Overview({ items, current, onJump }) {
    const [wide] = useState(() => matchMedia('(min-width: 60rem)').matches);
    const answered = items.filter(item => item.answered).length;
    const marked = items.filter(item => item.marked).length;
    return html`<nav class="overview" aria-label="Questions">
        <details open=${wide}>
            <summary>${answered} of ${items.length} answered${marked > 0 ? `, ${marked} marked` : ''}</summary>
            <ol>${items.map(
                item => html`<li key=${item.position}>
                <button class=${`place ${item.answered ? 'answered' : ''}`} aria-current=${item.position === current ? 'true' : undefined}
                    aria-label=${`Question ${item.position}, ${item.answered ? 'answered' : 'not answered'}${item.marked ? ', marked' : ''}`}
                    onClick=${() => onJump(item.position)}>${item.position}${item.marked && html`<span class="mark-sign">⚑</span>`}</button>
            </li>`,
            )}</ol>
        </details>
    </nav>`;
}

/** Asks whether to leave a section, or the exam, and says what is still open. */
export function Confirmation({ what, items, unsent, onYes, onNo }) {
    const open = items.filter(item => !item.answered).length;
    const marked = items.filter(item => item.marked).length;
    const isFinish = what === 'finish';
    return html`<${Dialog} title=${isFinish ? 'Finish the exam?' : 'Leave this section?'} onClose=${onNo}>
        <ul>
            <li>${open === 0 ? 'Every question is answered.' : `${count(open, "question isn't", "questions aren't")} answered.`}</li>
            ${marked > 0 && html`<li>${count(marked, 'question is', 'questions are')} marked.</li>`}
            ${unsent > 0 && html`<li>${count(unsent, 'answer is', 'answers are')} still being saved; that comes first.</li>`}
        </ul>
        <p>${isFinish ? "You can't change answers afterwards." : "You can't come back to it."}</p>
        <div class="row actions">
            <button class="primary" onClick=${onYes}>${isFinish ? 'Finish' : 'Leave it'}</button>
            <button onClick=${onNo}>Go on answering</button>
        </div>
    <//>`;
}
