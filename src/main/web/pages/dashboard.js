import { html, render } from '../ui.js';

render(html`<h1>Dashboard</h1>`, document.querySelector('main'));
