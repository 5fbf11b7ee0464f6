import { type ComponentType, createContext } from 'react';

interface About {
  subject: 'case' | 'sign' | 'dossier';
  id: string;
}

/**
 * What is to be said of the ground on which something lies. A page shows it above its acts and knows nothing of what it may say;
 * the office hands it in, as the server does with its gate.
 */
export const GroundNote = createContext<ComponentType<About>>(() => null);
