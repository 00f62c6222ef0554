/**
 * The layout and the rules of the pages' source, checked by WebStyleTest. Prettier decides the layout; the TypeScript compiler finds
 * what its analysis of plain JavaScript is sure of. Both run in the browser as they are published.
 */
import * as babel from '/libraries/prettier/plugins/babel.mjs';
import * as estree from '/libraries/prettier/plugins/estree.mjs';
import * as postcss from '/libraries/prettier/plugins/postcss.mjs';
import { format as layOut } from '/libraries/prettier/standalone.mjs';

const LAYOUT = {
    plugins: [babel, estree, postcss],
    printWidth: 140,
    tabWidth: 4,
    singleQuote: true,
    arrowParens: 'avoid',
    // A template of HTML is laid out by hand: whitespace in it is content.
    embeddedLanguageFormatting: 'off',
};

/** The files whose layout is another one, as they should be: `{ path: text }`, of which only those that differ. */
export async function format(files) {
    const formatted = {};
    for (const [path, text] of Object.entries(files)) {
        const laidOut = await layOut(text, { ...LAYOUT, filepath: path });
        if (laidOut !== text) {
            formatted[path] = laidOut;
        }
    }
    return formatted;
}

/** What of the compiler's findings counts, and is certain without types. */
const FINDINGS = new Map([
    [2304, 'unknown name'],
    [2552, 'unknown name'],
    [18004, 'unknown name'],
    [2305, 'unknown export'],
    [2724, 'unknown export'],
    [2307, 'unknown module'],
    [2451, 'declared twice'],
    [2300, 'declared twice'],
    [2588, 'constant assigned'],
    [2632, 'import assigned'],
    [6133, 'unused'],
    [6192, 'unused'],
    [6196, 'unused'],
    [6198, 'unused'],
    [7027, 'unreachable'],
    [7029, 'falls through'],
]);

const COMPILER = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    noLib: true,
    types: [],
    target: 99,
    module: 99,
    moduleResolution: 100,
    noUnusedLocals: true,
    noUnusedParameters: true,
    allowUnreachableCode: false,
    noFallthroughCasesInSwitch: true,
};

/** What pages may use without importing it, of the language and of browsers. */
const GLOBALS = `
    Array Blob Boolean Date Error FormData Infinity Intl JSON Map Math NaN Number Object Promise Response Set String Symbol TypeError
    URL URLSearchParams Uint8Array AbortController AbortSignal CustomEvent Event EventSource EventTarget IntersectionObserver
    ResizeObserver clearInterval clearTimeout confirm crypto decodeURIComponent document encodeURIComponent fetch getComputedStyle
    history localStorage location matchMedia navigator performance setInterval setTimeout window`;

const LIBRARIES = ['preact', 'preact/hooks', 'htm', 'markdown-it', 'echarts/*', 'swagger-ui/*', '*.css', '/libraries/*'];

/** What is wrong with the modules among the files: `['path:line: rule, what']`. */
export function lint(files) {
    const { ts } = window;
    const sources = Object.fromEntries(
        Object.entries(files)
            .filter(([path]) => path.endsWith('.js'))
            .map(([path, text]) => [`/${path}`, text]),
    );
    const texts = { ...sources, '/globals.d.ts': declarations() };
    const program = ts.createProgram(Object.keys(texts), COMPILER, host(ts, texts));
    return Object.keys(sources).flatMap(path => {
        const source = program.getSourceFile(path);
        const place = position => `${path.slice(1)}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
        const found = program
            .getSemanticDiagnostics(source)
            .filter(({ code }) => FINDINGS.has(code))
            .map(
                ({ code, start, messageText }) =>
                    `${place(start)}: ${FINDINGS.get(code)}, ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
            );
        return [
            ...program.getSyntacticDiagnostics(source).map(({ start }) => `${place(start)}: not JavaScript`),
            ...found,
            ...habits(ts, source, place),
        ];
    });
}

/** Habits that the compiler allows. */
function habits(ts, source, place) {
    const found = [];
    const say = (node, what) => found.push(`${place(node.getStart(source))}: ${what}`);
    const { SyntaxKind } = ts;
    const isLoose = kind => kind === SyntaxKind.EqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
    const visit = node => {
        if (ts.isBinaryExpression(node) && isLoose(node.operatorToken.kind) && node.right.kind !== SyntaxKind.NullKeyword) {
            say(node, 'loose comparison, write === or !==');
        }
        if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
            say(node, 'var, write const or let');
        }
        if (node.kind === SyntaxKind.DebuggerStatement) {
            say(node, 'debugger');
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

function declarations() {
    const globals = GLOBALS.trim()
        .split(/\s+/)
        .map(name => `declare var ${name}: any;`);
    return [...globals, ...LIBRARIES.map(name => `declare module '${name}';`)].join('\n');
}

/** Where the compiler reads: from memory. */
function host(ts, texts) {
    return {
        fileExists: path => path in texts,
        readFile: path => texts[path],
        getSourceFile: (path, options) => (path in texts ? ts.createSourceFile(path, texts[path], options, true) : undefined),
        getDefaultLibFileName: () => '/lib.d.ts',
        getCurrentDirectory: () => '/',
        getDirectories: () => [],
        getCanonicalFileName: path => path,
        useCaseSensitiveFileNames: () => true,
        getNewLine: () => '\n',
        directoryExists: () => true,
        writeFile: () => {},
    };
}
