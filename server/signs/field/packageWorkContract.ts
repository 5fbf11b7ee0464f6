import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { Day } from '../../platform/contract.ts';
import { SignId } from '../contract.ts';

/** Work on a sign that a package takes along. */
export const PackageOrder = z.object({
  id: z.uuid(),
  version: z.number().int(),
  signId: SignId.nullable(),
  text: z.string(),
  defectCode: z.string().nullable(),
  dueOn: Day.nullable(),
  position: Position.nullable(),
});

/** Measures that the app needs on the ground, rows of `field_rule` in force: metres, minutes, and photographs by kind of record. */
export const FieldMeasures = z.object({
  /** A position is taken by itself within this accuracy; beyond `accuracy` a note must say why. */
  gate: z.number(),
  accuracy: z.number(),
  'photos-sign': z.number(),
  'photos-surroundings': z.number(),
  'photos-new': z.number(),
  'photos-after': z.number(),
  'photos-report': z.number(),
  'photos-item': z.number(),
  /** Leading to a sign: the accuracy that lets one arrive, and the distance that is taken for there. */
  'stakeout-gate': z.number(),
  'stakeout-arrival': z.number(),
  /** A position is the mean of so many readings at most, and old after so many minutes without one. */
  'fix-readings': z.number(),
  'fix-stale': z.number(),
  /** A code read farther than this from where its sign is registered is told of. */
  'code-off': z.number(),
});
export type FieldMeasures = z.infer<typeof FieldMeasures>;

/** What somebody reported of a sign, to be looked at on the ground. */
export const PackageReport = z.object({
  id: z.uuid(),
  signId: SignId.nullable(),
  kind: z.string(),
  text: z.string(),
  position: Position.nullable(),
  /** Small pictures that came with it, as data URLs; packages of older versions have none. */
  photos: z.string().array().optional(),
});
