import { html, render } from '../ui.js';

render(html`<h1>Practice</h1>`, document.querySelector('main'));
