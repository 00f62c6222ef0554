import { ConnectionHint, html, show } from '../ui.js';

show(html`<${ConnectionHint} /><h1>Practice</h1>`);
