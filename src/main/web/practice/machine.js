import { useRef, useState } from 'preact/hooks';

/**
 * Runs a state machine in a component. `reduce(state, event)` is pure and returns `[state, ...effects]`; `perform(effect, dispatch)`
 * does what an effect asks for, and tells what came of it by further events. Returns `[state, dispatch]`.
 *
 * Events that come faster than the page is drawn each build on what the one before has left.
 */
export function useMachine(reduce, begin, perform) {
    const [shown, setShown] = useState(begin);
    const machine = useRef({ state: shown, perform });
    machine.current.perform = perform;
    const dispatch = useRef(event => {
        const [state, ...effects] = reduce(machine.current.state, event);
        machine.current.state = state;
        setShown(state);
        effects.forEach(effect => machine.current.perform(effect, dispatch));
    }).current;
    return [shown, dispatch];
}
