import type { KeyObject } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type AuditActor, record, SYSTEM } from '../../../audit/record.ts';
import type { Config } from '../../../platform/config.ts';
import { type Db, many, maybeOne, one, run, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { forgetKeyPair, type KeyPlace, keyPair, newKeyPair } from '../../../signs/keys/privateKey.ts';
import type { CardKeySet } from './cardContract.ts';

export interface CardKeyDeps {
  db: Knex;
  now: () => string;
  config: Pick<Config, 'dataDir' | 'cardKey'>;
}

/** The key that signs, and the number by which readers find its public half. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
}

const placeOf = ({ dataDir, cardKey }: CardKeyDeps['config']): KeyPlace => ({
  dataDir,
  signKey: cardKey,
  purpose: 'card',
});
const kidOf = (number: number): string => `card-${number}`;
const Row = z.object({ number: z.number().int(), publicKey: z.string() });
const active = sql`select number, public_key as "publicKey" from card_key where retired_at is null`;

/**
 * The key that signs now; the first card makes the first. Afterwards none is made silently.
 * @throws Problem busy where this server has not its private half
 */
export async function signingKey(deps: CardKeyDeps): Promise<SigningKey> {
  const found = (await maybeOne(deps.db, Row, active)) ?? (await firstKey(deps));
  const pair = await keyPair(placeOf(deps.config), found.number);
  if (pair?.publicKey === found.publicKey) return { kid: kidOf(found.number), privateKey: pair.privateKey };
  throw new Problem('busy', 'This server cannot sign cards: it lacks the private key. See diming card-key rotate', {
    detailZh: '本服务器缺少名片签名私钥，暂不能签名，请管理员运行 diming card-key rotate。',
    retryAfterSeconds: 600,
  });
}

const firstKey = (deps: CardKeyDeps) =>
  deps.db.transaction(async (tx) => {
    await lock(tx);
    return (await maybeOne(tx, Row, active)) ?? (await addKey(tx, deps, { actor: SYSTEM, reason: 'first card' }));
  });

const lock = (tx: Db) => run(tx, sql`select pg_advisory_xact_lock(hashtext('card-keys'))`);

interface Act {
  actor: AuditActor;
  reason: string;
}

async function addKey(tx: Db, { config, now }: CardKeyDeps, { actor, reason }: Act): Promise<z.infer<typeof Row>> {
  const next = z.object({ number: z.number().int() });
  const { number } = await one(tx, next, sql`select coalesce(max(number), 0) + 1 as number from card_key`);
  const { publicKey } = await newKeyPair(placeOf(config), number);
  const at = now();
  await run(
    tx,
    sql`insert into card_key (number, public_key, made_at, made_by) values (${number}, ${publicKey}, ${at}::timestamptz, ${actor.username})`,
  );
  const after = { number, publicKey, reason };
  await record(tx, {
    actor,
    action: 'open.make-card-key',
    subjectKind: 'card-key',
    subjectId: kidOf(number),
    after,
    at,
  });
  return { number, publicKey };
}

/**
 * From now on a new key signs. Cards of the old one stay genuine, unless it is given up (`revoke`): then they prove nothing.
 * @throws Problem conflict where the environment still gives the old key
 */
export async function rotateCardKey(deps: CardKeyDeps, act: Act & { revoke: boolean }): Promise<{ kid: string }> {
  const at = deps.now();
  const { number, retired } = await deps.db.transaction(async (tx) => {
    await lock(tx);
    const revoked = act.revoke
      ? sql`, revoked_at = ${at}::timestamptz, revoked_by = ${act.actor.username}, revoked_reason = ${act.reason}`
      : sql``;
    const before = await many(
      tx,
      z.object({ number: z.number().int() }),
      sql`update card_key set retired_at = ${at}::timestamptz ${revoked} where retired_at is null returning number`,
    );
    if (act.revoke) await recordRevoked(tx, before, { ...act, at });
    return { ...(await addKey(tx, deps, act)), retired: before };
  });
  for (const old of retired) await forgetKeyPair(placeOf(deps.config), old.number);
  return { kid: kidOf(number) };
}

async function recordRevoked(tx: Db, keys: readonly { number: number }[], { actor, reason, at }: Act & { at: string }) {
  for (const { number } of keys) {
    const subject = { subjectKind: 'card-key', subjectId: kidOf(number), after: { reason } };
    await record(tx, { actor, action: 'open.revoke-card-key', ...subject, at });
  }
}

/** The public keys that cards can be verified with: all but those given up. */
export async function cardKeySet(db: Db): Promise<CardKeySet> {
  const rows = await many(
    db,
    Row,
    sql`select number, public_key as "publicKey" from card_key where revoked_at is null order by number`,
  );
  return {
    keys: rows.map(({ number, publicKey }) => ({
      ...{ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid: kidOf(number), use: 'sig', alg: 'EdDSA' },
    })),
  };
}
