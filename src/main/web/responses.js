/**
 * What learners answer, as values: a response has the form of the API's, and is undefined while there is none that could be sent.
 * Nothing here draws or stores.
 */

/** How many options a multiple-response question wants, in words. */
export function choiceRule({ min, max }) {
    return min === max ? `Choose ${max}.` : `Choose ${min} to ${max}.`;
}

/**
 * Whether a response answers all of a question. What is less can be sent too, and is scored, but a learner who is asked for two
 * options shouldn't send one by mistake.
 */
export function isComplete(question, response) {
    switch (question.kind) {
        case 'multiple-response':
            return (response?.choices?.length || 0) >= question.choose.min;
        case 'matching':
            return Object.keys(response?.matches || {}).length === question.prompts.length;
        default:
            return response !== undefined;
    }
}

/** The order in which the options of an ordering question are shown, as a response. */
export function shownOrder(question) {
    return { order: question.options.map(({ id }) => id) };
}

/** The response that is sent on purpose: an order that nobody touched is an answer too. */
export function given(question, response) {
    return response ?? (question.kind === 'ordering' ? shownOrder(question) : undefined);
}

/** The response after an option was chosen, or chosen again. */
export function withChoice(question, response, id) {
    if (question.kind === 'single-choice') {
        return { choice: id };
    }
    const chosen = response?.choices || [];
    if (chosen.includes(id)) {
        const left = chosen.filter(other => other !== id);
        return left.length === 0 ? undefined : { choices: left };
    }
    return chosen.length < question.choose.max ? { choices: [...chosen, id].sort() } : response;
}

/** The response after a prompt was matched; an empty option takes its match away. */
export function withMatch(response, prompt, option) {
    const { [prompt]: before, ...others } = response?.matches || {};
    const matches = option === '' ? others : { ...others, [prompt]: option };
    return Object.keys(matches).length === 0 ? undefined : { matches };
}

/** An order after the entry at one place has moved to another. */
export function moved(order, from, to) {
    const result = [...order];
    const [id] = result.splice(from, 1);
    result.splice(to, 0, id);
    return result;
}

/** The option that a key chooses: 1 to 9 by place, A to Z by letter; undefined if there is none. */
export function optionOf(question, key) {
    return /^[1-9]$/.test(key) ? question.options[Number(key) - 1] : question.options.find(({ id }) => id === key.toUpperCase());
}
