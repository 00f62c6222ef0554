import { useEffect, useState } from 'preact/hooks';
import { withQuery } from '../api.js';

/**
 * Where one is, kept in the address so that it can be reloaded, shared with another device and left by the back button:
 * `course`, `session`, `position`.
 */
const MOVED = 'meno:moved';

export function useRoute() {
    const [route, setRoute] = useState(current);
    useEffect(() => {
        const read = () => setRoute(current());
        window.addEventListener('popstate', read);
        window.addEventListener(MOVED, read);
        return () => {
            window.removeEventListener('popstate', read);
            window.removeEventListener(MOVED, read);
        };
    }, []);
    return route;
}

/** Goes there; `replace` leaves no step for the back button. */
export function go(route, { replace = false } = {}) {
    history[replace ? 'replaceState' : 'pushState'](null, '', address(route));
    window.dispatchEvent(new Event(MOVED));
    if (!replace) {
        window.scrollTo(0, 0);
    }
}

export function address(route) {
    return withQuery('/practice', route);
}

function current() {
    return Object.fromEntries(new URLSearchParams(location.search));
}
