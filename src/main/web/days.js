/** Days as the API writes them: 2026-11-23. */

/** A day, some days on. */
export function shift(text, days) {
    const date = new Date(`${text}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
}

/** The day that it is in a time zone, or where the browser is if no zone is given. */
export function today(zone, now = new Date()) {
    // Sweden writes days as the API does.
    return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
