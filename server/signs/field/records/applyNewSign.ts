import { z } from 'zod';
import { maybeOne, sql } from '../../../platform/db/sql.ts';
import { createSign } from '../../createSign.ts';
import { moveSign } from '../../moveSign.ts';
import { keepSignPhotos } from './keepSignPhotos.ts';
import { signDepsOf } from './signDepsOf.ts';
import { contradicted, made, type Outcome, type WorkOf } from './work.ts';

const Near = z.object({ id: z.string() });

/**
 * A sign on the ground that the register did not have: ordered and set up in one act. With a photograph of the setting up its day
 * is that of the record; otherwise nobody knows it.
 * @throws Problem not-found, wrong-state without a standard name, invalid-input, contested-ground
 */
export async function applyNewSign(work: WorkOf<'new_sign'>): Promise<Outcome> {
  const { tx, actor, payload, settlement, row } = work;
  const near = settlement ? undefined : await signNearby(work);
  if (near) return contradicted('near_sign', { otherId: near.id, ...NEAR });
  const { placeId, type, number, azimuthDegrees, mounting, fix } = payload;
  const deps = signDepsOf(work);
  const draft = { placeId, type, number, azimuthDegrees, mounting, position: fix.position, maintainer: '' };
  const sign = await createSign(deps, actor, draft);
  const isSetUpNow = row.photos.some(({ kind }) => kind === 'installed');
  const installedOn = isSetUpNow ? chinaDayOf(row.happenedAt) : null;
  const body = { status: 'installed', position: fix.position, installedOn } as const;
  await moveSign(deps, actor, sign.id, { version: sign.version, body });
  await keepSignPhotos({ ...work, tx }, { signId: sign.id });
  return made(sign.id);
}

const NEAR = {
  detail: 'The register has a sign of this name and type beside it',
  detailZh: '附近已登记有同一地名的同类标志，可能是同一块',
};

/** YYYY-MM-DD in China. */
export const chinaDayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

const signNearby = ({ tx, payload, rules }: WorkOf<'new_sign'>) =>
  maybeOne(
    tx,
    Near,
    sql`select id from sign
         where place_id = ${payload.placeId} and type = ${payload.type} and status <> 'withdrawn'
           and coalesce(number, '') = ${payload.number ?? ''}
           and st_dwithin(position::geography,
                 st_setsrid(st_makepoint(${payload.fix.position[0]}, ${payload.fix.position[1]}), 4490)::geography,
                 ${rules['same-sign']})
         order by id limit 1`,
  );
