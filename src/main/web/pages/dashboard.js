import { ConnectionHint, html, show } from '../ui.js';

show(html`<${ConnectionHint} /><h1>Dashboard</h1>`);
