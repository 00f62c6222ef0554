import { useEffect, useId, useState } from 'preact/hooks';
import { get, post, put } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { allCourses, chosenCourse, domainTitle, findCourse, rememberCourse, spelledOut, topicTitle } from './courses.js';
import { flush, sessionsWaiting } from './outbox.js';
import { AbilityBar, Dialog, ShareBar, useLoaded } from './parts.js';
import { Plan } from './plan.js';
import { address, go } from './route.js';
import { certainty, count, dateTime, LEVELS, MODES, percent, standing } from './words.js';

/** So many sessions are looked at for what is under way and what was done lately. */
const RECENT = 20;

/** Where a learner stands in a course, and what to begin. */
export function Home({ asked }) {
    const course = chosenCourse(asked);
    useEffect(() => {
        document.title = 'Practice · Meno';
        if (course) {
            rememberCourse(course.id);
        }
    }, [course?.id]);
    if (!course) {
        return html`<h1>Practice</h1><p class="note">There's no course to practise yet. An author has to publish one first.</p>`;
    }
    return html`<header class="home-head">
            <h1>${course.title}</h1>
            ${allCourses().length > 1 && html`<${CourseChoice} course=${course} />`}
        </header>
        <${Overview} course=${course} />`;
}

function CourseChoice({ course }) {
    const id = useId();
    return html`<p><label for=${id}>Course</label> <select id=${id} value=${course.id}
        onChange=${event => go({ course: event.currentTarget.value })}>
        ${allCourses().map(other => html`<option value=${other.id}>${other.title}</option>`)}
    </select></p>`;
}

function Overview({ course }) {
    const query = { course: course.id };
    const learner = useLoaded(() => get('/v1/learners/me'), []);
    const abilities = useLoaded(() => get('/v1/learners/me/abilities', { query }), [course.id]);
    const forecast = useLoaded(() => get('/v1/learners/me/forecast', { query }), [course.id]);
    const sessions = useLoaded(() => get('/v1/learners/me/sessions', { query: { limit: RECENT } }), []);
    useEffect(() => {
        if (learner.value) {
            // What an earlier visit could not send.
            const quiet = { answered: abilities.reload, refused: () => {} };
            sessionsWaiting(learner.value.id).forEach(sessionId => flush(sessionId, quiet));
        }
    }, [learner.value?.id]);
    const failed = [learner, abilities, sessions].find(({ error }) => error);
    if (failed) {
        return html`<${Failure} error=${failed.error} retry=${failed.reload} />`;
    }
    if (!learner.value || !abilities.value || !sessions.value) {
        return html`<${Loading} what="your progress" />`;
    }
    const isNew = abilities.value.abilities.every(({ attempts }) => attempts === 0);
    return html`
        <${Begin} course=${course} sessions=${sessions.value.items} isNew=${isNew} />
        <div class="home-columns">
            <${Progress} course=${course} abilities=${abilities.value} isNew=${isNew} />
            <div class="ahead">
                <${Forecast} course=${course} forecast=${forecast} />
                <${Plan} course=${course} />
            </div>
            <div>
                <${Background} course=${course} learner=${learner} isNew=${isNew} />
                <${Past} sessions=${sessions.value.items.filter(({ courseId }) => courseId === course.id)} />
            </div>
        </div>`;
}

/** Starts a session, or goes on with one. */
function Begin({ course, sessions, isNew }) {
    const id = useId();
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState(null);
    const [confirms, setConfirms] = useState(false);
    const [questions, setQuestions] = useState('10');
    const [domain, setDomain] = useState('');
    const active = sessions.filter(({ status }) => status === 'active');
    const start = async (mode, more) => {
        setBusy(true);
        setError(null);
        setConfirms(false);
        try {
            const session = await post('/v1/sessions', { courseId: course.id, mode, ...more });
            go({ session: session.id });
        } catch (problem) {
            setBusy(false);
            setError(problem);
        }
    };
    const { exam } = course;
    return html`<section aria-label="Begin">
        ${active.map(
            session => html`<div key=${session.id} class="note row between resume">
            <span><strong>${MODES[session.mode]} under way</strong>${
                session.courseId !== course.id && ` in ${findCourse(session.courseId)?.title || session.courseId}`
            }, ${count(session.answered, 'question')} answered${
                session.deadline && `; it ends at ${dateTime(session.deadline, { timeStyle: 'short' })}`
            }</span>
            <a class="button primary" href=${address({ session: session.id })}>Go on</a>
        </div>`,
        )}
        ${
            error &&
            html`<div class="bad" role="alert"><p>${
                error.slug === 'exam-in-progress' ? 'Another mock exam is under way. Go on with it, or finish it first.' : error.message
            }</p></div>`
        }
        ${
            isNew &&
            active.length === 0 &&
            html`<p class="note">Welcome. Begin with a placement: up to 30 questions find out where you
            stand, and practice starts from there.</p>`
        }
        <ul class="begin">
            <li class="card">
                <h2>Practise</h2>
                <p>The questions from which you learn most now, with feedback after each.</p>
                ${
                    course.domains.length > 1 &&
                    html`<label for=${`${id}-domain`}>What</label>
                <select id=${`${id}-domain`} value=${domain} onChange=${event => setDomain(event.currentTarget.value)}>
                    <option value="">all domains</option>
                    ${course.domains.map(({ id: key, title }) => html`<option value=${key}>${title}</option>`)}
                </select>`
                }
                <label for=${id}>How many</label>
                <select id=${id} value=${questions} onChange=${event => setQuestions(event.currentTarget.value)}>
                    <option value="5">5 questions</option><option value="10">10 questions</option>
                    <option value="20">20 questions</option><option value="">until I stop</option>
                </select>
                <button class=${isNew ? '' : 'primary'} disabled=${busy}
                    onClick=${() =>
                        start('practice', {
                            ...(questions && { policy: { maxQuestions: Number(questions) } }),
                            ...(domain && { domains: [domain] }),
                        })}>Start practising</button>
            </li>
            <li class="card">
                <h2>Placement</h2>
                <p>Up to 30 questions over all domains that find out where you stand.</p>
                <button class=${isNew ? 'primary' : ''} disabled=${busy} onClick=${() => start('placement')}>Start placement</button>
            </li>
            <li class="card">
                <h2>Review</h2>
                <p>Questions you met before and are about to forget.</p>
                <button disabled=${busy} onClick=${() => start('review')}>Start review</button>
            </li>
            <li class="card">
                <h2>Mock exam</h2>
                <p>${exam.questions} questions in ${exam.minutes} minutes under the real conditions; ${exam.scale.passMark} of
                    ${' '}${exam.scale.highest} pass.</p>
                <button disabled=${busy} onClick=${() => setConfirms(true)}>Start mock exam</button>
            </li>
        </ul>
        ${
            confirms &&
            html`<${Dialog} title="Start the mock exam?" onClose=${() => setConfirms(false)}>
            <p>The clock starts right away and runs for ${exam.minutes} minutes, also while you are away. There is no feedback before the
                end. ${exam.reviewAllowed ? 'You can change answers until then.' : "You can't change an answer."}</p>
            <div class="row actions"><button class="primary" onClick=${() => start('mock-exam')}>Start the clock</button>
                <button onClick=${() => setConfirms(false)}>Not now</button></div>
        <//>`
        }
    </section>`;
}

function Progress({ course, abilities, isNew }) {
    return html`<section><h2>Where you stand</h2>
        ${
            isNew &&
            html`<p class="soft">We don't know anything yet. Every answer narrows the bars below. The further to the right you stand, the
            harder the questions that you can answer.</p>`
        }
        ${abilities.abilities.map(
            ability => html`<${Domain} key=${ability.domain} course=${course} ability=${ability}
            topics=${abilities.topics.filter(({ domain }) => domain === ability.domain)} />`,
        )}
    </section>`;
}

function Domain({ course, ability, topics }) {
    const weight = course.domains.find(({ id }) => id === ability.domain)?.weight;
    const known = topics.filter(({ level }) => level !== 'unknown');
    const mastered = topics.filter(({ level }) => level === 'mastered').length;
    return html`<article class="card domain">
        <div class="row between"><h3>${domainTitle(course, ability.domain)}</h3>
            <span class="soft">${weight !== undefined && `${Math.round(weight * 100)}% of the exam`}</span></div>
        <p>${standing(ability)}</p>
        <${AbilityBar} ability=${ability} />
        <p class="soft small">${certainty(ability)}${ability.attempts > 0 && `, from ${count(ability.attempts, 'answer')}`}.</p>
        <details><summary>${
            known.length === 0
                ? `${count(topics.length, 'topic')}, none met yet`
                : `${count(topics.length, 'topic')}: ${known.length} met, ${mastered} mastered`
        }</summary>
            <ul class="plain topics">${topics.map(
                topic => html`<li key=${topic.topic}>
                <div class="row between"><span>${topicTitle(course, topic.topic)}</span>
                    <span class=${`level ${topic.level}`}>${LEVELS[topic.level]}</span></div>
                ${
                    topic.level !== 'unknown' &&
                    html`<${ShareBar} share=${topic.mastery} low=${topic.low} high=${topic.high} />
                    <p class="soft small">About ${percent(topic.mastery)} known, most likely ${percent(topic.low)} to
                        ${' '}${percent(topic.high)}, from ${count(topic.attempts, 'answer')}.</p>`
                }
            </li>`,
            )}</ul>
        </details>
    </article>`;
}

function Forecast({ course, forecast: { value, error, reload } }) {
    if (error) {
        return html`<section><h2>If the exam were today</h2><${Failure} error=${error} retry=${reload} /></section>`;
    }
    if (!value) {
        return html`<section><h2>If the exam were today</h2><${Loading} what="the forecast" /></section>`;
    }
    if (value.status !== 'ready') {
        return html`<section><h2>If the exam were today</h2><div class="card">
            <p><strong>It is too early to tell.</strong> A forecast would be little more than a guess, so there isn't one yet.</p>
            <p>${spelledOut(course, value.missing)}</p>
            <p class="soft">A placement is the quickest way there.</p>
        </div></section>`;
    }
    const { score, passProbability } = value;
    return html`<section><h2>If the exam were today</h2><div class="card">
        <p><strong class="score">${percent(passProbability)}</strong> chance of passing</p>
        <p>Score about ${Math.round(score.expected)}, most likely ${Math.round(score.low)} to ${Math.round(score.high)};
            ${' '}${score.passMark} pass.</p>
        <${ScoreRange} scale=${course.exam.scale} score=${score} />
        ${
            value.topics.length > 0 &&
            html`<h3>What would raise it most</h3>
            <ol>${value.topics.slice(0, 3).map(
                ({ topic, domain }) => html`<li key=${topic}>${topicTitle(course, topic)}
                ${' '}<span class="soft">(${domainTitle(course, domain)})</span></li>`,
            )}</ol>`
        }
    </div></section>`;
}

function ScoreRange({ scale, score }) {
    const along = value => `${(100 * (value - scale.lowest)) / (scale.highest - scale.lowest)}%`;
    return html`<div class="score-bar" aria-hidden="true">
        <div class="score-fill range" style=${{ left: along(score.low), width: `calc(${along(score.high)} - ${along(score.low)})` }} />
        <div class="score-mark" style=${{ left: along(score.expected) }} />
        <div class="score-pass" style=${{ left: along(score.passMark) }} />
    </div>`;
}

const FAMILIARITIES = { '': 'No answer', new: 'New to me', some: 'I know some of it', 'at-ease': 'I am at ease with it' };

/** What the learner says of the background: where the engine begins to look. */
function Background({ course, learner, isNew }) {
    const id = useId();
    const [said, setSaid] = useState(() => learner.value.background?.[course.id] || {});
    const [wasSilent] = useState(Object.keys(said).length === 0);
    const [state, setState] = useState({});
    const choose = (domain, familiarity) => {
        const { [domain]: before, ...others } = said;
        setSaid(familiarity === '' ? others : { ...others, [domain]: familiarity });
        setState({});
    };
    const save = async event => {
        event.preventDefault();
        setState({ saving: true });
        try {
            await put('/v1/learners/me/profile', { courseId: course.id, background: said });
            setState({ saved: true });
        } catch (error) {
            setState({ error });
        }
    };
    return html`<section><details class="card" open=${isNew && wasSilent}>
        <summary>Your background</summary>
        <p class="soft">How familiar is each domain to you? A placement begins there; your answers soon count for more.</p>
        <form onSubmit=${save}>
            ${course.domains.map(
                domain => html`<p key=${domain.id}><label for=${`${id}-${domain.id}`}>${domain.title}</label><br />
                <select id=${`${id}-${domain.id}`} value=${said[domain.id] || ''}
                    onChange=${event => choose(domain.id, event.currentTarget.value)}>
                    ${Object.entries(FAMILIARITIES).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
                </select></p>`,
            )}
            ${state.error && html`<p class="bad" role="alert">${state.error.message}</p>`}
            <div class="row"><button disabled=${state.saving}>Save</button>
                <span role="status" class="soft">${state.saved && 'Saved. It counts for sessions that start from now on.'}</span></div>
        </form>
    </details></section>`;
}

/** Sessions that are over, to look at again. */
function Past({ sessions }) {
    const past = sessions.filter(({ status, answered }) => status === 'finished' && answered > 0);
    return (
        past.length > 0 &&
        html`<section><h2>Lately</h2><ul class="plain past">${past.map(
            session => html`<li key=${session.id}>
        <a href=${address({ session: session.id })}>${MODES[session.mode]}</a>
        <span class="soft">${dateTime(session.startedAt)},
            ${' '}${count(session.answered, 'answer')}</span></li>`,
        )}</ul></section>`
    );
}
