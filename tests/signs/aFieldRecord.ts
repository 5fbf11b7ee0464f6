import { randomUUID } from 'node:crypto';
import { json, run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';
import { DEVICE, inspectionOf } from './fieldShots.ts';

/** A work package of 利通 for its handler. Answers its id. */
export async function aPackage(handler: TestAgent): Promise<string> {
  const { body: me } = await handler.get('/api/session').expect(200);
  const include = {
    ...{ statuses: ['installed', 'planned'], notInspectedSince: null },
    ...{ orders: true, reports: true, markers: true, jointInspections: true },
  };
  const draft = { title: '利通片区', assigneeId: me.id, divisionCode: '640302', bbox: null, dueOn: null, include };
  return (await handler.post('/api/field/work-packages').send(draft).expect(201)).body.id;
}

/** A record of 利通 by `minzheng` that waits for a person. Answers its id. */
export async function aFieldConflict({ db, deps }: Pick<TestApp, 'db' | 'deps'>, signId: string): Promise<string> {
  const [id, at] = [randomUUID(), deps.now()];
  const told = { detail: 'Twice on one day', detailZh: '当日重复' };
  const conflict = { kind: 'duplicate', fields: [], otherId: null, ...told };
  await run(
    db,
    sql`insert into field_record (id, account_id, username, device_id, division_code, kind, sign_id, payload, body_hash, recorded_at,
                                  happened_at, clock_offset_seconds, clock_suspect, received_at, state, conflict)
        select ${id}, id, username, ${DEVICE}, '640302', 'inspection', ${signId}, ${json(inspectionOf(signId))}, 'x', ${at}::timestamptz,
               ${at}::timestamptz, 0, false, ${at}::timestamptz, 'conflict', ${json(conflict)}
          from account where username = 'minzheng'`,
  );
  return id;
}
