import { useId, useState } from 'preact/hooks';
import { post } from '../api.js';
import { html } from '../ui.js';
import { Dialog } from './parts.js';

const REASONS = {
    'wrong-key': 'The answer shown as right is wrong',
    ambiguous: 'It can be read in more than one way',
    outdated: 'It is out of date',
    typo: "There's a mistake in the text",
    other: 'Something else',
};

/** Lets a learner report a question that seems faulty to the course's authors. */
export function Faulty({ session, question }) {
    const [open, setOpen] = useState(false);
    const [thanked, setThanked] = useState(null);
    return html`<button class="quiet" type="button" onClick=${() => setOpen(true)}>Report a problem</button>
        ${
            open &&
            html`<${Form} session=${session} question=${question} onClose=${sent => {
                setOpen(false);
                setThanked(sent ? question.questionId : null);
            }} />`
        }
        <span role="status" class="soft">${thanked === question.questionId && 'Thank you. The authors will take a look.'}</span>`;
}

function Form({ session, question, onClose }) {
    const id = useId();
    const [error, setError] = useState(null);
    const [sending, setSending] = useState(false);
    const send = async event => {
        event.preventDefault();
        const { reason, comment } = Object.fromEntries(new FormData(event.currentTarget));
        setSending(true);
        try {
            const flag = { questionId: question.questionId, reason, ...(comment.trim() && { comment: comment.trim() }) };
            await post(`/v1/sessions/${session.id}/question-flags`, flag);
            onClose(true);
        } catch (problem) {
            setSending(false);
            setError(problem);
        }
    };
    return html`<${Dialog} title="What's wrong with this question?" onClose=${() => onClose(false)}>
        <form onSubmit=${send}>
            <p><label for=${`${id}-reason`}>Reason</label><br />
                <select id=${`${id}-reason`} name="reason">
                    ${Object.entries(REASONS).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
                </select></p>
            <p><label for=${`${id}-comment`}>More about it, if you like</label><br />
                <textarea id=${`${id}-comment`} name="comment" rows="3" maxlength="1000"></textarea></p>
            <p class="soft small">The authors get this without your name. It doesn't change your answer.</p>
            ${error && html`<p class="bad" role="alert">${error.message}</p>`}
            <div class="row actions">
                <button class="primary" disabled=${sending}>Send</button>
                <button type="button" onClick=${() => onClose(false)}>Cancel</button>
            </div>
        </form>
    <//>`;
}
