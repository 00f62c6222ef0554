import { Failure, html, Loading, show } from '../ui.js';
import '../dashboard.css';

/** Pages by their path; each is loaded when it is opened, so that the first one is light. */
const PAGES = [
    [/^\/dashboard\/?$/, () => import('../dashboard/overview.js')],
    [/^\/dashboard\/cohorts\/([^/]+)\/?$/, () => import('../dashboard/cohort.js')],
    [/^\/dashboard\/cohorts\/([^/]+)\/learners\/([^/]+)\/?$/, () => import('../dashboard/learner.js')],
    [/^\/dashboard\/cohorts\/([^/]+)\/questions\/?$/, () => import('../dashboard/questions.js')],
    [/^\/dashboard\/cohorts\/([^/]+)\/questions\/([^/]+)\/?$/, () => import('../dashboard/question.js')],
    [/^\/dashboard\/cohorts\/([^/]+)\/live\/?$/, () => import('../dashboard/live.js')],
];

show(html`<${Loading} what="the dashboard" />`);
try {
    await open();
} catch (error) {
    show(html`<${Failure} error=${error} retry=${() => location.reload()} />`);
}

async function open() {
    for (const [path, load] of PAGES) {
        const match = path.exec(location.pathname);
        if (match) {
            const { default: Page } = await load();
            const [cohortId, otherId] = match.slice(1).map(decodeURIComponent);
            show(html`<${Page} cohortId=${cohortId} otherId=${otherId} />`);
            return;
        }
    }
    show(html`<h1>No such page</h1><p><a href="/dashboard">To your cohorts</a></p>`);
}
