import { csv } from './csv.js';

/** Files that the browser keeps. */

/** Lets the browser keep a text as a file. */
export function saveFile(name, text, type = 'text/csv') {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Lets the browser keep rows, the heads among them, as CSV. */
export function saveTable(name, rows) {
    saveFile(name, csv(rows));
}
