import type { SignEdition } from './signEdition.ts';
import { signEditions } from './signEditions.ts';

/** The edition a sign was made by; without an id the one for new signs. A sign of an edition nobody ships is our bug: it throws. */
export function editionOf(id?: string): SignEdition {
  const found = signEditions().find((edition) => id === undefined || edition.id === id);
  if (!found) throw new Error(`No sign edition ${id} is shipped`);
  return found;
}
