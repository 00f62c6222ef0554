import '../practice.css';
import { ConnectionHint, html, show } from '../ui.js';
import { Home } from '../practice/home.js';
import { SessionPage } from '../practice/session.js';
import { useRoute } from '../practice/route.js';

function Practice() {
    const { course, session, position } = useRoute();
    return html`<div class="connection"><${ConnectionHint} /></div>
        ${
            session
                ? html`<${SessionPage} key=${session} id=${session} position=${position} />`
                : html`<${Home} key=${course} asked=${course} />`
        }`;
}

// A page that comes back out of the browser's memory may wait for what will never come: the log-in interrupted it.
window.addEventListener('pageshow', event => event.persisted && location.reload());

show(html`<${Practice} />`);
