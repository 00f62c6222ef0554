/** Rows, the heads among them, as CSV. */
export function csv(rows) {
    return rows.map(row => `${row.map(quote).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula gets an apostrophe before it, as in the API's CSV. */
function quote(cell) {
    return `"${String(cell ?? '')
        .replace(/^[=+\-@\t\r]/, "'$&")
        .replaceAll('"', '""')}"`;
}
