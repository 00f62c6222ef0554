/** A learner of a cohort: where they stand, how they came there, and what comes next. */
import { useEffect } from 'preact/hooks';
import { get } from '../api.js';
import { html } from '../ui.js';
import { count, day, decimal, estimate, percent, signed, time, whole, words } from './format.js';
import { CohortFrame } from './frame.js';
import { asQuery, Choice, Csv, Figure, Loaded, Plain, Tile, useChoice, useLoad } from './parts.js';
import { band, spans } from './series.js';
import { Cell } from './topics.js';

export default function LearnerPage({ cohortId, otherId }) {
    return html`<${CohortFrame} cohortId=${cohortId} title="Learner">${frame => html`<${Learner} ...${frame} learnerId=${otherId} />`}<//>`;
}

function Learner({ cohort, courses, learnerId }) {
    const choice = useChoice(courses);
    const { course } = choice;
    const query = asQuery(choice);
    const path = `/v1/cohorts/${cohort.id}/analytics/learners/${encodeURIComponent(learnerId)}`;
    const history = useLoad(signal => get(path, { query, signal }), [path, query.course, query.from, query.to]);
    const learner = `/v1/learners/${encodeURIComponent(learnerId)}`;
    const forecast = useLoad(signal => get(`${learner}/forecast`, { query: { course: course.id }, signal }), [learner, course.id]);
    const plans = useLoad(signal => get(`${learner}/study-plans`, { query: { course: course.id }, signal }), [learner, course.id]);
    const attempts = useLoad(signal => get(`${learner}/attempts`, { query: { limit: 50 }, signal }), [learner]);
    const name = history.value?.learner.name;
    useEffect(() => {
        if (name) {
            document.title = `${name} · ${cohort.name} · Meno`;
        }
    }, [name]);
    const domainTitle = id => course.domains.find(domain => domain.id === id)?.title ?? id;
    const topicTitle = id => course.topics.find(topic => topic.id === id)?.title ?? id;
    return html`
        <${Choice} courses=${courses} choice=${choice} zone=${cohort.effectiveTimeZone} />
        <${Loaded} of=${history} what="the learner">${value => html`
            <div class="head"><h2>${value.learner.name}</h2><${Csv} path=${path} query=${query} name="learner" what="the learner's abilities by week" /></div>
            <${Standing} learner=${value.learner} />
            <${Abilities} learner=${value.learner} course=${course} title=${domainTitle} />
            <${Growth} weeks=${value.weeks} course=${course} />
            <${Activity} days=${value.days} zone=${value.timeZone} />
            <${TopicList} topics=${value.topics} title=${topicTitle} />`}<//>
        <section><h2>Forecast</h2><${Loaded} of=${forecast} what="the forecast">${value => html`<${Forecast} forecast=${value} topic=${topicTitle} domain=${domainTitle} />`}<//></section>
        <section><h2>Study plan</h2><${Loaded} of=${plans} what="the study plan">${({ items }) => html`<${Plan} plan=${items[0]} topic=${topicTitle} />`}<//></section>
        <section><h2>Latest attempts</h2><${Loaded} of=${attempts} what="the attempts">${value => html`<${Attempts} attempts=${value.items.filter(({ courseId }) => courseId === course.id)} topic=${topicTitle} />`}<//></section>`;
}

function Standing({ learner }) {
    return html`
        <dl class="tiles">
            <${Tile} name="Attempts" value=${whole(learner.attempts)} more=${learner.attempts ? `${percent(learner.correct / learner.attempts)} with a full score` : null} />
            <${Tile} name="Minutes" value=${whole(learner.minutes)} />
            <${Tile} name="Last active" value=${time(learner.lastActivityAt)} />
            <${Tile} name="Passes with" value=${percent(learner.passProbability)} more=${learner.passProbability == null ? 'too little known' : 'probability'} />
            ${learner.examDate && html`<${Tile} name="Exam" value=${day(learner.examDate)} />`}
        </dl>
        ${
            learner.risks.length > 0 &&
            html`<ul class="card plain" aria-label="Why this learner may need help">${learner.risks.map(
                ({ reason, detail }) => html`<li key=${reason}>
            <span class="badge">${words(reason)}</span> ${detail}</li>`,
            )}</ul>`
        }`;
}

function Abilities({ learner, title }) {
    const known = learner.abilities.filter(({ attempts }) => attempts > 0);
    if (known.length === 0) {
        return html`<div class="card empty"><h2>No answers yet</h2><p>Abilities appear with the first answers.</p></div>`;
    }
    const option = colours => ({
        grid: { left: 96, right: 16, top: 16, bottom: 48 },
        tooltip: {
            trigger: 'item',
            formatter: ({ dataIndex }) =>
                `${title(known[dataIndex].domain)}\n${estimate(known[dataIndex].theta, known[dataIndex].standardError)}`,
        },
        xAxis: { type: 'value', name: 'Ability in logits', min: -4, max: 4 },
        yAxis: { type: 'category', inverse: true, data: known.map(({ domain }) => domain), name: '' },
        series: [
            spans(
                known.map(({ low, high }, place) => [low, high, place]),
                colours.ink,
            ),
            {
                type: 'scatter',
                symbolSize: 11,
                itemStyle: { color: colours['chart-1'], opacity: 1 },
                data: known.map(({ theta }, place) => [theta, place]),
            },
        ],
    });
    return html`<section><h2>Abilities now</h2>
        <${Figure} title="Ability in each domain with its 95% interval" height=${90 + 40 * known.length} option=${option} inputs=${[learner]}
            says=${known.map(({ domain, theta, low, high }) => `${title(domain)}: ${signed(theta)} (${signed(low)} to ${signed(high)}).`).join(' ')}
            heads=${['Domain', 'Ability', 'Standard error', '95% interval', 'Attempts']}
            rows=${known.map(({ domain, theta, standardError, low, high, attempts }) => [title(domain), signed(theta), decimal(standardError), `${signed(low)} to ${signed(high)}`, whole(attempts)])} /></section>`;
}

function Growth({ weeks, course }) {
    const shown = course.domains
        .map(domain => ({ domain, points: weeks.filter(week => week.domain === domain.id) }))
        .filter(({ points }) => points.length > 0);
    if (shown.length === 0) {
        return null;
    }
    return html`<section><h2>Growth</h2><p class="soft">Ability at the end of each week with attempts, with its 95% interval.</p>
        <div class="figures">${shown.map(({ domain, points }) => {
            const [first, last] = [points[0], points.at(-1)];
            const option = colours => ({
                tooltip: {
                    trigger: 'axis',
                    formatter: items => {
                        const point = points[items[0].dataIndex];
                        return `Week of ${day(point.week)}\n${estimate(point.theta, point.standardError)}`;
                    },
                },
                xAxis: { type: 'category', data: points.map(({ week }) => day(week).replace(/ \d{4}$/, '')) },
                yAxis: { type: 'value', name: 'Logits', min: -4, max: 4 },
                series: band(
                    points.map(({ theta, low, high }, x) => ({ x, y: theta, low, high })),
                    colours['chart-1'],
                ),
            });
            return html`<${Figure} key=${domain.id} title=${domain.title} option=${option} inputs=${[weeks]} height=${220}
                says=${points.length === 1 ? `${estimate(last.theta, last.standardError)} in the week of ${day(last.week)}; growth shows from the second week on.` : `From ${estimate(first.theta, first.standardError)} to ${estimate(last.theta, last.standardError)} in ${count(points.length, 'week')} with attempts.`}
                heads=${['Week of', 'Ability', 'Standard error']} rows=${points.map(({ week, theta, standardError }) => [day(week), signed(theta), decimal(standardError)])} />`;
        })}</div></section>`;
}

function Activity({ days, zone }) {
    if (days.length === 0) {
        return null;
    }
    const option = colours => ({
        legend: {},
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: days.map(entry => day(entry.day)) },
        yAxis: { type: 'value', name: 'Attempts', minInterval: 1 },
        series: [
            {
                name: 'Full score',
                type: 'bar',
                barMaxWidth: 48,
                stack: 'attempts',
                data: days.map(({ correct }) => correct),
                itemStyle: { color: colours['chart-1'] },
            },
            {
                name: 'Other',
                type: 'bar',
                barMaxWidth: 48,
                stack: 'attempts',
                data: days.map(({ attempts, correct }) => attempts - correct),
                itemStyle: { color: colours['chart-2'] },
            },
        ],
    });
    return html`<section><h2>Activity</h2><${Figure} title="Attempts on each day with attempts" option=${option} inputs=${[days]} height=${220}
        says=${`${count(days.length, 'day')} with ${count(
            days.reduce((sum, { attempts }) => sum + attempts, 0),
            'attempt',
        )} in all.`}
        heads=${[`Day (${zone})`, 'Attempts', 'Full score', 'Minutes']}
        rows=${days.map(entry => [day(entry.day), whole(entry.attempts), whole(entry.correct), whole(entry.minutes)])} /></section>`;
}

function TopicList({ topics, title }) {
    if (topics.length === 0) {
        return null;
    }
    const sorted = [...topics].sort((one, other) => one.mastery - other.mastery);
    return html`<section><h2>Topics</h2><p class="soft">Share of a topic's points to expect and the interval that holds it with a probability of 90%, the weakest first.</p>
        <ul class="topics">${sorted.map(cell => html`<li key=${cell.topic}><span>${title(cell.topic)} <small>${count(cell.attempts, 'answer')}</small></span><${Cell} cell=${cell} /></li>`)}</ul></section>`;
}

function Forecast({ forecast, topic, domain }) {
    if (forecast.status !== 'ready') {
        return html`<p class="note">Too little is known for a forecast. ${forecast.missing}</p>`;
    }
    const { score } = forecast;
    return html`
        <p>If the exam were sat now, the score to expect is <strong>${whole(Math.round(score.expected))}</strong>; with a probability of 90% it lies
            between ${whole(Math.round(score.low))} and ${whole(Math.round(score.high))}. ${whole(score.passMark)} are needed to pass, which happens with a
            probability of <strong>${percent(forecast.passProbability)}</strong>.</p>
        <${Plain} caption="Forecast by domain" heads=${['Domain', 'Points to expect', 'Of', 'Gain of a quarter logit']}
            rows=${forecast.domains.map(entry => [domain(entry.domain), decimal(entry.expectedPoints, 1), whole(entry.maxPoints), `+${percent(entry.passProbabilityGain)}`])} />
        ${
            forecast.topics.length > 0 &&
            html`<p>What would raise the score most: ${forecast.topics
                .slice(0, 5)
                .map(entry => `${topic(entry.topic)} (+${decimal(entry.scoreGain, 1)})`)
                .join(', ')}.</p>`
        }`;
}

function Plan({ plan, topic }) {
    if (!plan) {
        return html`<p class="soft">The learner hasn't said yet when the exam is. Once they do, there's a plan for each day.</p>`;
    }
    return html`<p>Exam on ${day(plan.examDate)}, ${count(plan.minutesPerDay, 'minute')} a day.</p>
        ${plan.notes.map(note => html`<p class="note" key=${note}>${note}</p>`)}
        ${
            plan.days.length > 0 &&
            html`<${Plain} caption="The next days of the study plan" words=${2} heads=${['Day', 'What', 'Reviews', 'Minutes']}
            rows=${plan.days.slice(0, 7).map(entry => [day(entry.date), entry.mockExam ? 'Mock exam' : entry.topics.map(share => `${topic(share.topic)} (${share.questions})`).join(', ') || 'Reviews', whole(entry.reviews), whole(entry.minutes)])} />`
        }`;
}

function Attempts({ attempts, topic }) {
    if (attempts.length === 0) {
        return html`<p class="soft">No attempts in this course yet.</p>`;
    }
    return html`<${Plain} caption="Latest attempts" words=${3} heads=${['Answered', 'Topic', 'Kind', 'Points', 'Seconds', 'Hints', 'Ability after']}
        rows=${attempts.slice(0, 20).map(attempt => [time(attempt.answeredAt), topic(attempt.topic), words(attempt.kind), `${attempt.score} of ${attempt.maxScore}${attempt.rapid ? ' (rapid)' : ''}`, whole(attempt.elapsedMillis == null ? null : Math.round(attempt.elapsedMillis / 1000)), whole(attempt.hintsUsed), estimate(attempt.after.theta, attempt.after.standardError)])} />`;
}
