import type { Actor } from '../../accounts/actor.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { SignId } from '../contract.ts';
import { metresBetween } from '../localMetres.ts';
import { orderSign } from '../orderSign.ts';
import type { SignDeps } from '../signDeps.ts';
import type { AcceptedSite, DueApi, DuePlace, DueSite } from './dueContract.ts';
import { duePlaces, type Siting, siting } from './duePlaces.ts';

export interface DueDeps extends SignDeps {
  /** The register's day in China. */
  today: () => string;
}
type Body = Input<typeof DueApi.acceptSignProposals>['body'];

/**
 * Turns proposals into planned signs, all of them or none. Each is computed again: one that another office has served or
 * dismissed meanwhile, or that the geometry no longer gives, stops the whole.
 * @throws Problem conflict `not-proposed` or `not-missing`, invalid-input for a position too far away or without a direction
 */
export async function acceptProposals(
  deps: DueDeps,
  actor: Actor,
  { sites, maintainer }: Body,
): Promise<Reply<typeof DueApi.acceptSignProposals>> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const by = await siting(tx, deps.today());
    const places = await lockedPlaces(tx, sites, by);
    const found = sites.map((site, index) => ({ site, ...proposalOf(places, site, { index, move: by.numbers.move }) }));
    requireEachOnce(found.map(({ due }) => due));
    const signs: SignId[] = [];
    for (const { site, place } of found) {
      const id = deps.newSignId(at);
      const { placeId, at: proposed, position = proposed, azimuthDegrees = null } = site;
      const draft = {
        placeId,
        type: place.type,
        position,
        azimuthDegrees,
        maintainer,
        number: null,
        mounting: 'post' as const,
      };
      await orderSign(tx, actor, draft, { id, at, keys: deps.config });
      signs.push(id);
    }
    return { signs };
  });
}

/** The places of these proposals as they are now, locked so that two offices cannot accept one proposal twice. */
export async function lockedPlaces(
  tx: Db,
  sites: readonly { placeId: string }[],
  by: Siting,
): Promise<Map<string, DuePlace>> {
  const ids = [...new Set(sites.map(({ placeId }) => placeId))].toSorted();
  await run(tx, sql`select 1 from place where id = any(${ids}::uuid[]) order by id for no key update`);
  return new Map((await duePlaces(tx, ids, by)).map((place) => [place.id, place]));
}

type Named = Pick<AcceptedSite, 'placeId' | 'rule' | 'at' | 'position'>;

/** The proposal that is meant, as it is computed now. @throws Problem conflict, invalid-input */
export function proposalOf(
  places: ReadonlyMap<string, DuePlace>,
  { placeId, rule, at, position }: Named,
  { index, move }: { index: number; move: number },
): { place: DuePlace; due: DueSite } {
  const place = places.get(placeId);
  const due = place?.sites.find((site) => site.rule === rule && metresBetween(site.position, at) < SAME_SITE_METRES);
  if (!place || !due) throw notProposed(index);
  if (due.state !== 'missing') throw notMissing(index, due);
  if (position && metresBetween(at, position) > move) throw tooFar(index, move);
  return { place, due };
}

// What was rounded on its way to the client and back.
const SAME_SITE_METRES = 1;

function requireEachOnce(sites: readonly DueSite[]): void {
  const twice = sites.findIndex((site, i) => sites.indexOf(site) < i);
  if (twice === -1) return;
  throw atSite(twice, 'twice', ['The same proposal stands twice in the list', '同一应设点重复']);
}

const atSite = (index: number, code: string, [detail, detailZh]: readonly [string, string]): Problem =>
  new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer: `/sites/${index}`, code, detail, detailZh }],
  });

const tooFar = (index: number, metres: number): Problem =>
  atSite(index, 'too-far', [`More than ${metres} m from where it is due`, `距应设点超过 ${metres} 米`]);

const notProposed = (index: number): Problem =>
  new Problem('conflict', 'The geometry gives no such proposal any more', {
    ...{ detailZh: '按现有图形已没有这个应设点，请刷新后再试。', code: 'not-proposed', index },
  });

const notMissing = (index: number, { state, signId }: DueSite): Problem =>
  new Problem('conflict', state === 'served' ? 'A sign serves it already' : 'It was dismissed', {
    detailZh: state === 'served' ? '该应设点已有标志。' : '该应设点已被否，请先恢复。',
    ...{ code: 'not-missing', index, sign: signId },
  });
