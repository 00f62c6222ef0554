import { h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import htm from 'htm';
import { watchConnection } from './api.js';

/** Builds elements from a tagged template: html`<p>${text}</p>`. Text is always escaped. */
export const html = htm.bind(h);

/** Draws a page into its frame. */
export function show(page) {
    const main = document.querySelector('main');
    main.textContent = '';
    render(page, main);
}

/** Says that answers do not come, and that nothing is lost by it. */
export function ConnectionHint() {
    const [lost, setLost] = useState(false);
    useEffect(() => watchConnection(setLost), []);
    return html`<div role="status" aria-live="polite">
        ${lost && html`<p class="warn">No connection. What you entered is kept and sent as soon as there is one.</p>`}
    </div>`;
}

/** Says that something is on its way. */
export function Loading({ what }) {
    return html`<p role="status" class="soft">Loading ${what} …</p>`;
}

/** Says what went wrong, and offers to try again if that can help. */
export function Failure({ error, retry }) {
    return html`<div class="bad" role="alert">
        <p>${error.message}</p>
        ${retry && html`<button onClick=${retry}>Try again</button>`}
    </div>`;
}
