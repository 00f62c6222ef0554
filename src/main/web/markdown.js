import MarkdownIt from 'markdown-it';
import { html } from './ui.js';

/**
 * CommonMark with tables. The server lets no raw HTML, picture or unsafe link into a course; html is off here all the same, for a
 * page must not depend on that.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

// The columns' alignment is a style attribute, which the pages' Content Security Policy refuses; a class says the same.
for (const cell of ['th_open', 'td_open']) {
    markdown.renderer.rules[cell] = (tokens, index, options, _, self) => {
        const token = tokens[index];
        const align = /text-align:(\w+)/.exec(token.attrGet('style') || '');
        if (align) {
            token.attrs.splice(token.attrIndex('style'), 1);
            token.attrJoin('class', `align-${align[1]}`);
        }
        return self.renderToken(tokens, index, options);
    };
}

// A wide table scrolls by itself, also by the keyboard, and the page does not.
markdown.renderer.rules.table_open = () => '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';

markdown.renderer.rules.link_open = (tokens, index, options, _, self) => {
    tokens[index].attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, index, options);
};

/** A text in CommonMark. `inline`: a single line, for example an option. */
export function Markdown({ text, inline = false, class: name = '' }) {
    const content = { __html: inline ? markdown.renderInline(text) : markdown.render(text) };
    return inline
        ? html`<span class=${`markdown ${name}`} dangerouslySetInnerHTML=${content} />`
        : html`<div class=${`markdown ${name}`} dangerouslySetInnerHTML=${content} />`;
}

/** A text in CommonMark as plain words, where no markup can stand: in a select, in a label. */
export function plain(text) {
    const words = tokens =>
        tokens.map(token => (token.children ? words(token.children) : token.type === 'softbreak' ? ' ' : token.content)).join('');
    return words(markdown.parseInline(text, {}));
}
