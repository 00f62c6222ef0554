import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../ui.js';

/** Loads something when what it depends on changes: `{value, error, reload}`; `value` stays while it is loaded again. */
export function useLoaded(load, inputs) {
    const [state, setState] = useState({});
    const [round, setRound] = useState(0);
    useEffect(() => {
        let current = true;
        load().then(
            value => current && setState({ value }),
            error => current && setState({ error }),
        );
        return () => {
            current = false;
        };
    }, [...inputs, round]);
    return { ...state, reload: useCallback(() => setRound(number => number + 1), []) };
}

/** A heading that takes the focus when `about` changes, so that the keyboard and a screen reader go on from there. */
export function FocusedHeading({ about, level = 1, children, ...more }) {
    const heading = useRef();
    useEffect(() => {
        heading.current.focus();
        if (level === 1) {
            document.title = `${heading.current.textContent.trim()} · Meno`;
        }
    }, [about]);
    const Tag = `h${level}`;
    return html`<${Tag} ref=${heading} tabindex="-1" ...${more}>${children}<//>`;
}

/** A modal dialog; `onClose` hears of Escape and of the buttons with `value`. */
export function Dialog({ title, onClose, children }) {
    const dialog = useRef();
    useEffect(() => {
        dialog.current.showModal();
    }, []);
    return html`<dialog ref=${dialog} aria-labelledby="dialog-title" onClose=${onClose}>
        <h2 id="dialog-title">${title}</h2>
        ${children}
    </dialog>`;
}

/** The ends of the bar, in logits; what lies beyond is drawn at the end. */
const SCALE = { lowest: -3, highest: 3 };

/** A bar of levels: the interval that probably holds an ability, and the estimate in it. For the eye; the words stand beside. */
export function AbilityBar({ ability }) {
    const known = ability.attempts > 0;
    const along = theta => 100 * Math.min(1, Math.max(0, (theta - SCALE.lowest) / (SCALE.highest - SCALE.lowest)));
    const [low, high] = known ? [along(ability.low), along(ability.high)] : [0, 100];
    return html`<div class="ability-bar" aria-hidden="true">
        <div class="ability-track">
            <div class=${known ? 'ability-range' : 'ability-range unknown'}
                style=${{ left: `${low}%`, width: `${high - low}%` }} />
            <div class="ability-middle" />
            ${known && html`<div class="ability-mark" style=${{ left: `${along(ability.theta)}%` }} />`}
        </div>
        <div class="ability-scale"><span>easy questions</span><span>hard questions</span></div>
    </div>`;
}

/** A share of something with the interval that holds it, both from 0 to 1. */
export function ShareBar({ share, low, high }) {
    return html`<div class="share-bar" aria-hidden="true">
        ${low !== undefined && html`<div class="share-range" style=${{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />`}
        <div class="share-fill" style=${{ width: `${share * 100}%` }} />
    </div>`;
}
