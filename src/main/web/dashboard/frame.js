/** The frame of a page about a cohort: loads the cohort and the courses, and says what there is to do where there are none. */
import { useEffect } from 'preact/hooks';
import { get } from '../api.js';
import { ConnectionHint, html } from '../ui.js';
import { all, Loaded, Trail, useLoad } from './parts.js';

/**
 * `children({ cohort, courses, reload })` draws what is below the heading, and `bare`, with the same, what of it there is without a
 * course; `steps` are the trail below the cohort.
 */
export function CohortFrame({ cohortId, title, steps, bare, children }) {
    const loaded = useLoad(
        async signal => {
            const [cohort, courses] = await Promise.all([
                get(`/v1/cohorts/${encodeURIComponent(cohortId)}`, { signal }),
                all('/v1/courses', { signal }),
            ]);
            return { cohort, courses };
        },
        [cohortId],
    );
    const name = loaded.value?.cohort.name;
    useEffect(() => {
        if (name) {
            document.title = `${title ? `${title} · ` : ''}${name} · Meno`;
        }
    }, [name, title]);
    return html`<${ConnectionHint} />
        <${Loaded} of=${loaded} what="the cohort">${({ cohort, courses }) => html`
            <${Trail} steps=${[
                { name: 'Cohorts', href: '/dashboard' },
                ...(title
                    ? [{ name: cohort.name, href: `/dashboard/cohorts/${cohort.id}${location.search}` }, ...(steps ?? []), { name: title }]
                    : [{ name: cohort.name }]),
            ]} />
            <h1>${title ?? cohort.name}</h1>
            ${
                courses.length === 0
                    ? html`<p class="note">There is no course yet. An author publishes one with <code>POST /v1/courses</code>; then its figures appear here.</p>
                    ${bare?.({ cohort, courses, reload: loaded.reload })}`
                    : children({ cohort, courses, reload: loaded.reload })
            }`}<//>`;
}
