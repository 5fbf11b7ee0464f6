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
