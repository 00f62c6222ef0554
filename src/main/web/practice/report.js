import { useEffect, useState } from 'preact/hooks';
import { get } from '../api.js';
import { Failure, html, Loading } from '../ui.js';
import { Answer, Explanation, Stem } from '../question.js';
import { domainTitle, topicTitle } from './courses.js';
import { FocusedHeading, ShareBar, useLoaded } from './parts.js';
import { address } from './route.js';
import { count, dateTime, duration, FINISHES, MODES, standing } from './words.js';
import { clearSession } from './work.js';

/** What came of a session that is over, and every question of it with its explanation. */
export function Report({ session, course }) {
    const { value: report, error, reload } = useLoaded(() => get(`/v1/sessions/${session.id}/report`), [session.id]);
    useEffect(() => clearSession(session.id), [session.id]);
    if (error) {
        return html`<h1>Report</h1><${Failure} error=${error} retry=${reload} />`;
    }
    if (!report) {
        return html`<${Loading} what="the report" />`;
    }
    const isExam = report.exam !== null;
    const answered = report.questions.filter(question => question.attemptId !== null);
    return html`<article class="report">
        <${FocusedHeading} about=${session.id}>${MODES[report.mode]}: how it went<//>
        <p class="soft">${dateTime(report.startedAt)}.
            ${' '}${FINISHES[report.finishReason]}</p>
        ${isExam && html`<${ExamResult} exam=${report.exam} course=${course} />`}
        ${
            !isExam &&
            answered.length === 0 &&
            html`<p class="note">${
                report.finishReason === 'nothing-due'
                    ? "You still know what you've met, or you haven't met anything yet. Practise something new, or come back tomorrow."
                    : "You didn't answer any question this time, so nothing changed."
            }</p>`
        }
        ${
            answered.length > 0 &&
            html`<dl class="facts card">
            <div><dt>Answered</dt><dd>${answered.length} of ${report.questions.length}</dd></div>
            <div><dt>Right</dt><dd>${answered.filter(({ score, maxScore }) => score === maxScore).length}</dd></div>
            <div><dt>Time</dt><dd>${duration(report.time.usedSeconds)}${
                report.time.allowedSeconds ? ` of ${duration(report.time.allowedSeconds)}` : ''
            }</dd></div>
            ${
                report.time.medianMillis !== null &&
                html`<div><dt>Time for a question, as a rule</dt>
                <dd>${duration(report.time.medianMillis / 1000)}</dd></div>`
            }
        </dl>`
        }
        ${
            !isExam &&
            answered.length > 0 &&
            html`<section><h2>Where you stand now</h2><ul class="plain">
            ${session.abilities.map(
                ability => html`<li key=${ability.domain}><strong>${domainTitle(course, ability.domain)}</strong>.
                ${' '}${standing(ability)}</li>`,
            )}</ul></section>`
        }
        ${
            (isExam || answered.length > 0) &&
            html`<${Profiles} title="By domain" profiles=${report.domains}
            name=${key => domainTitle(course, key)} />
        <details><summary>By topic</summary>
            <${Profiles} profiles=${report.topics} name=${key => topicTitle(course, key)} /></details>
        <${Explanations} report=${report} course=${course} />`
        }
        <p class="row"><a class="button primary" href=${address({ course: report.courseId })}>To the overview</a></p>
    </article>`;
}

function ExamResult({ exam, course }) {
    const scale = course?.exam.scale || { lowest: 0, highest: Math.max(exam.scaledScore, exam.passMark) };
    const along = score => `${(100 * (score - scale.lowest)) / (scale.highest - scale.lowest)}%`;
    return html`<section class=${`exam-result ${exam.passed ? 'good' : 'bad'}`}>
        <p class="verdict"><span aria-hidden="true">${exam.passed ? '✓' : '✗'}</span> ${exam.passed ? 'Passed' : 'Not passed'}</p>
        <p><strong class="score">${Math.round(exam.scaledScore)}</strong> on the scale from ${scale.lowest} to ${scale.highest};
            ${' '}${exam.passMark} were needed. ${roundPoints(exam.points)} of ${roundPoints(exam.maxPoints)} points that count.</p>
        <div class="score-bar" aria-hidden="true">
            <div class="score-fill" style=${{ width: along(exam.scaledScore) }} />
            <div class="score-pass" style=${{ left: along(exam.passMark) }} />
        </div>
    </section>`;
}

function roundPoints(points) {
    return Math.round(points * 10) / 10;
}

function Profiles({ title, profiles, name }) {
    const met = profiles.filter(profile => profile.questions > 0);
    return html`<section>${title && html`<h2>${title}</h2>`}
        <ul class="plain profiles">${met.map(
            profile => html`<li key=${profile.id}>
            <div class="row between"><strong>${name(profile.id)}</strong>
                <span>${profile.score} of ${count(profile.maxScore, 'point')}${
                    profile.answered < profile.questions ? `, ${profile.questions - profile.answered} not answered` : ''
                }</span></div>
            <${ShareBar} share=${profile.maxScore === 0 ? 0 : profile.score / profile.maxScore} />
        </li>`,
        )}</ul></section>`;
}

function Explanations({ report, course }) {
    return html`<section><h2>The questions, with explanations</h2>
        <ol class="plain explained">${report.questions.map(
            question => html`<li key=${question.position}>
            <${Explained} report=${report} question=${question} course=${course} /></li>`,
        )}</ol></section>`;
}

const STATES = { Right: 'right', 'Partly right': 'partly', 'Not right': 'wrong', 'Not answered': '' };

/** One question; its text is loaded when it is opened. */
function Explained({ report, question, course }) {
    const [open, setOpen] = useState(false);
    const state =
        question.attemptId === null
            ? 'Not answered'
            : question.score === question.maxScore
              ? 'Right'
              : question.score > 0
                ? 'Partly right'
                : 'Not right';
    const canOpen = report.exam !== null || question.attemptId !== null;
    const title = html`<span class=${`state ${STATES[state]}`}>${state}</span>
        <span>${question.position}. ${topicTitle(course, question.topic)}
            ${!question.counted && html` <span class="soft">(on trial, did not count)</span>`}</span>`;
    return canOpen
        ? html`<details onToggle=${event => setOpen(event.currentTarget.open)}>
            <summary>${title}</summary>
            ${open && html`<${Opened} report=${report} question=${question} />`}
        </details>`
        : html`<div class="unopened">${title}</div>`;
}

function Opened({ report, question }) {
    const { value, error, reload } = useLoaded(
        () =>
            report.exam !== null
                ? get(`/v1/sessions/${report.sessionId}/questions/${question.position}`).then(shown => ({
                      question: shown.question,
                      response: shown.response,
                      feedback: shown.result.feedback,
                  }))
                : get(`/v1/learners/me/attempts/${question.attemptId}`).then(review => ({
                      question: review.question,
                      response: review.attempt.response,
                      feedback: review.feedback,
                  })),
        [question.position],
    );
    if (error) {
        return html`<${Failure} error=${error} retry=${reload} />`;
    }
    return value
        ? html`<div class="opened"><${Stem} question=${value.question} />
            <${Answer} question=${value.question} response=${value.response || undefined} feedback=${value.feedback} />
            <${Explanation} feedback=${value.feedback} /></div>`
        : html`<${Loading} what="the question" />`;
}
