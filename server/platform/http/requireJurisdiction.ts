import type { Endpoint } from '../contract.ts';
import type { Db } from '../db/sql.ts';
import { Problem } from '../problem.ts';
import type { Actor } from './actor.ts';
import type { JurisdictionInput, Jurisdictions } from './jurisdictions.ts';

/**
 * Applies the endpoint's rule. Whether a record is missing or only out of reach must not be told apart, so both end in
 * the same sentence.
 * @throws Problem not-found
 */
export async function requireJurisdiction(
  { db, jurisdictions }: { db: Db; jurisdictions: Jurisdictions },
  endpoint: Endpoint,
  actor: Actor | undefined,
  input: Omit<JurisdictionInput, 'method' | 'path'>,
): Promise<void> {
  const rule = jurisdictions[endpoint.jurisdiction];
  if (!rule) return;
  if (!actor) throw new Error(`${endpoint.path}: a public endpoint cannot have a jurisdiction`);
  try {
    await rule(db, actor, { ...input, method: endpoint.method, path: endpoint.path });
  } catch (error) {
    throw isHidden(error) ? noRecord() : error;
  }
}

const isHidden = (error: unknown): boolean =>
  error instanceof Problem && (error.kind === 'outside-jurisdiction' || error.kind === 'not-found');

const noRecord = () =>
  new Problem('not-found', 'There is no such record, or it is not in your jurisdiction', {
    detailZh: '没有这条记录，或不在您的管辖范围内。',
  });
