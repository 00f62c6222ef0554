import { h, render } from 'preact';
import htm from 'htm';

/** Builds elements from a tagged template: html`<p>${text}</p>`. Text is always escaped. */
export const html = htm.bind(h);

export { render };
