import { createContext } from 'react';

/** Called after each act that succeeds below: a form that waits for its own saving hears of it so (see `BegunForm`). */
export const ActDone = createContext<() => void>(() => undefined);
