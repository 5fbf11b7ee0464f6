import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Input } from '../platform/contract.ts';
import { type Db, many, maybeOne, one, run, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { SignOwner, type SignRegisterApi } from './registerContract.ts';
import type { SignDeps } from './signDeps.ts';

/** Who owns new signs in the actor's division, by type: its own settings, else the defaults. */
export function listSignOwners(db: Db, { divisionCode }: Pick<Actor, 'divisionCode'>): Promise<SignOwner[]> {
  return many(
    db,
    SignOwner,
    sql`select distinct on (type) type, division_code as "divisionCode", version, owner, ground, verified
          from sign_owner where starts_with(${divisionCode}, regexp_replace(division_code, '(00)+$', ''))
         order by type, length(regexp_replace(division_code, '(00)+$', '')) desc`,
  );
}

/**
 * Says who owns new signs of a type in the actor's own division; signs that stand keep their owner. The version is that of the
 * row that was shown, be it the default.
 * @throws Problem stale-version
 */
export function setSignOwner(
  deps: Pick<SignDeps, 'db' | 'now'>,
  { body, version }: Pick<Input<typeof SignRegisterApi.setSignOwner>, 'body' | 'version'>,
  actor: Actor,
): Promise<SignOwner> {
  const { type, owner, ground, verified } = body;
  const { divisionCode } = actor;
  return deps.db.transaction(async (tx) => {
    // One change of settings at a time: the row may not be there yet to be locked.
    await run(tx, sql`select pg_advisory_xact_lock(hashtext('sign_owner'))`);
    const shown = (await listSignOwners(tx, actor)).find((row) => row.type === type);
    if ((shown?.version ?? 0) !== version) throw staleVersion(shown?.version ?? 0);
    const before = await maybeOne(tx, SignOwner, selectOwn(divisionCode, type));
    await run(
      tx,
      sql`insert into sign_owner (division_code, type, owner, ground, verified, version)
          values (${divisionCode}, ${type}, ${owner}, ${ground}, ${verified}, ${version + 1})
          on conflict (division_code, type) do update
            set owner = excluded.owner, ground = excluded.ground, verified = excluded.verified, version = excluded.version`,
    );
    const subject = { subjectKind: 'sign-owner', subjectId: `${divisionCode} ${type}` };
    await record(tx, { actor, action: 'signs.set-owner', ...subject, before, after: body, at: deps.now() });
    return one(tx, SignOwner, selectOwn(divisionCode, type));
  });
}

const selectOwn = (divisionCode: string, type: string) => sql`
  select type, division_code as "divisionCode", version, owner, ground, verified
    from sign_owner where division_code = ${divisionCode} and type = ${type}`;

const staleVersion = (current: number) =>
  new Problem('stale-version', 'Somebody changed this setting meanwhile', {
    detailZh: '该设定已被他人修改，请刷新后再试。',
    current,
  });
