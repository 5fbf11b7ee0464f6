import type { Actor } from './actor.ts';
import { divisionPrefix } from './divisionPrefix.ts';

/** Whether a division lies in the actor's jurisdiction: the actor's own division or one inside it. */
export function withinDivision(actor: Pick<Actor, 'divisionCode'>, code: string): boolean {
  return code.startsWith(divisionPrefix(actor.divisionCode));
}
