import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';

/**
 * Whose act it is. `side`, `handler`: that government's office, or whoever stands in for a government without one here.
 * `head`: the handling government itself. `recorder`: who writes down the decision of a handling government without a head here.
 */
export const DisputeParty = z.enum(['registrant', 'side', 'handler', 'head', 'recorder']);
export type DisputeParty = z.infer<typeof DisputeParty>;

/** Which governments of a dispute have somebody in this register. */
export interface DisputeSeats {
  sideA: boolean;
  sideB: boolean;
  handler: boolean;
  /** Somebody who decides for the handling government. */
  head: boolean;
}

interface Reading {
  found: { sideA: string; sideB: string; handlerCode: string; registrantCode: string };
  seats: DisputeSeats;
  actor: Pick<Actor, 'divisionCode' | 'permissions'>;
}

/** Whether an act of the state table is the reader's: he has the permission and works for the government whose act it is. */
export function isParty(act: { party: DisputeParty; permission: string }, reading: Reading): boolean {
  return reading.actor.permissions.has(act.permission) && PARTIES[act.party](reading);
}

/** The sides the reader records for: his own, and those without an office where he stands in. */
export function sidesOf({ found, seats, actor: { divisionCode } }: Reading): ('a' | 'b')[] {
  const isStandIn = divisionCode === standIn(found, seats);
  const mine = (code: string, seated: boolean) => divisionCode === code || (!seated && isStandIn);
  return [
    ...(mine(found.sideA, seats.sideA) ? (['a'] as const) : []),
    ...(mine(found.sideB, seats.sideB) ? (['b'] as const) : []),
  ];
}

// A government without an office here is recorded for by the one that handles the dispute, failing that by the registrant.
const standIn = (found: Reading['found'], seats: DisputeSeats): string =>
  seats.handler ? found.handlerCode : found.registrantCode;

const PARTIES: Readonly<Record<DisputeParty, (reading: Reading) => boolean>> = {
  registrant: ({ found, actor }) => actor.divisionCode === found.registrantCode,
  side: (reading) => sidesOf(reading).length > 0,
  handler: ({ found, seats, actor }) => actor.divisionCode === standIn(found, seats),
  head: ({ found, actor }) => actor.divisionCode === found.handlerCode,
  recorder: ({ found, seats, actor }) => !seats.head && actor.divisionCode === standIn(found, seats),
};
