import { run, sql } from '#server/platform/db/sql.ts';
import type { SignCode } from '#server/signs/codes/signedAddress.ts';
import type { SignId } from '#server/signs/contract.ts';
import { newCode } from '#server/signs/keys/newCode.ts';
import { newSignId } from '#server/signs/newSignId.ts';
import { AT, aPlace } from '#tests/public/aPlace.ts';
import type { TestApp } from '#tests/support/testApp.ts';

interface Wish {
  placeId?: string;
  nameId?: string;
  status?: string;
}

/** An installed sign from before codes were signed, by default of a new street; answers its id. */
export async function aSign({ db }: Pick<TestApp, 'db'>, over: Wish = {}): Promise<SignId> {
  const place = over.placeId && over.nameId ? { placeId: over.placeId, nameId: over.nameId } : await aPlace(db);
  const id = newSignId(AT);
  await run(
    db,
    sql`insert into sign (id, province_code, division_code, place_id, name_id, type, edition, width_mm, height_mm, colour,
                          mounting, maintainer, status, position, created_at, updated_at)
        values (${id}, '64', '640302', ${place.placeId}, ${place.nameId}, 'street', 'GB17733-2008', 1200, 400, 'blue', 'post',
                '某管护单位', ${over.status ?? 'installed'}, st_setsrid(st_makepoint(106.2, 37.98), 4490), ${AT}, ${AT})`,
  );
  return id;
}

/** The same with a signed code; answers the path that its plate carries too. */
export async function aSignedSign(
  app: Pick<TestApp, 'db' | 'deps'>,
  over: Wish = {},
): Promise<{ id: SignId; code: SignCode; path: string }> {
  const id = await aSign(app, over);
  const code = await app.db.transaction(async (tx) => {
    const made = await newCode(tx, app.deps.config, id, AT);
    await run(tx, sql`update sign set code_key = ${made.key}, code_digits = ${made.digits} where id = ${id}`);
    return made;
  });
  return { id, code, path: `/s/${id}?v=2&k=${code.key}&g=${code.digits}` };
}
