import { z } from 'zod';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { isParty } from '../isParty.ts';
import { type Act, type ActContext, keepRecord, recorder, requireDay } from './actContext.ts';
import { archiveList } from './archiveList.ts';
import { filingRoute } from './filingRoute.ts';

const Kind = z.object({
  kind: z.enum(['agreement', 'decision']),
  surveyed: z.boolean(),
  sealedOn: z.string().nullable(),
});

/** Filed upward level by level with the surveyed map (BD art. 16). */
export const file: Act<'file'> = async (context, { on, number, note, fileId }) => {
  const { tx, found } = context;
  requireDay(context, on);
  await requireDisputeFile(tx, found.id, fileId);
  const { kind, surveyed, sealedOn } = await one(
    tx,
    Kind,
    sql`
    select s.kind, m.id is not null as surveyed, greatest(m.sealed_a_on, m.sealed_b_on) as "sealedOn"
      from dispute_settlement s
      left join dispute_map m on m.dispute_id = s.dispute_id and m.role = 'surveyed_replacing'
     where s.dispute_id = ${found.id}`,
  );
  requireFiler(context, kind);
  if (!surveyed || sealedOn === null)
    throw new Problem('conflict', 'The surveyed map is filed with it (BD art. 16): record it first', {
      detailZh: '备案应附实地勘测的边界线地形图，请先登记盖章的勘测图。',
      code: 'no-surveyed-map',
    });
  if (on < sealedOn)
    throw fieldProblem(
      '/on',
      'too-early',
      `The surveyed map was sealed on ${sealedOn}`,
      `勘测图于 ${sealedOn} 盖章，上报不能早于该日`,
    );
  const route = await filingRoute(tx, found, { kind, day: on });
  if (!route) throw new Error(`No filing route of level ${found.level} on ${on}`);
  await run(
    tx,
    sql`insert into dispute_filing (dispute_id, route_id, filed_on, number, note, filers, stops, file_id, recorded_by, organisation, recorded_at)
        values (${found.id}, ${route.id}, ${on}::date, ${number}, ${note}, ${route.filers.map(({ code }) => code)}::text[],
          ${route.stops}::text[], ${fileId}::uuid, ${recorder(context)})`,
  );
  return undefined;
};

function requireFiler({ found, seats, actor }: ActContext, kind: 'agreement' | 'decision'): void {
  const party = kind === 'agreement' ? 'side' : 'handler';
  if (isParty({ party, permission: 'disputes.handle' }, { found, seats, actor })) return;
  const [message, messageZh] =
    kind === 'agreement'
      ? ['An agreement is filed by both governments together', '边界协议由双方人民政府联合上报备案']
      : ['A decision is filed by the government that decided', '决定由作出决定的人民政府上报备案'];
  throw new Problem('not-allowed', message, { detailZh: `${messageZh}。` });
}

const Next = z.object({ stop: z.number().int(), stops: z.number().int(), filedOn: z.string() });

/** One organ of the route after the other confirms what it received. */
export const recordReceipt: Act<'recordReceipt'> = async (context, { on, number, fileId }) => {
  const { tx, found } = context;
  requireDay(context, on);
  if (fileId !== null) await requireDisputeFile(tx, found.id, fileId);
  const { stop, stops, filedOn } = await one(
    tx,
    Next,
    sql`
    select count(r.stop)::int as stop, coalesce(cardinality(f.stops), 0) as stops,
           greatest(f.filed_on, max(r.received_on)) as "filedOn"
      from dispute_filing f left join dispute_receipt r on r.dispute_id = f.dispute_id
     where f.dispute_id = ${found.id} group by f.dispute_id`,
  );
  if (stop >= stops)
    throw new Problem('conflict', 'Every organ of the route has confirmed it', {
      detailZh: '逐级备案均已登记回执。',
      code: 'all-received',
    });
  if (on < filedOn)
    throw fieldProblem('/on', 'too-early', `It came there on ${filedOn} at the earliest`, `不能早于 ${filedOn}`);
  await run(
    tx,
    sql`insert into dispute_receipt (dispute_id, stop, received_on, number, file_id, recorded_by, organisation, recorded_at)
        values (${found.id}, ${stop}, ${on}::date, ${number}, ${fileId}::uuid, ${recorder(context)})`,
  );
  return undefined;
};

/** Both governments tell the people of the area where the line runs (BD art. 17). */
export const announce: Act<'announce'> = async (context, { onA, wayA, onB, wayB, fileId }) => {
  requireDay(context, onA, '/onA');
  requireDay(context, onB, '/onB');
  if (fileId !== null) await requireDisputeFile(context.tx, context.found.id, fileId);
  const [, on = onB] = [onA, onB].toSorted();
  await keepRecord(context, { act: 'announce', on, content: { onA, wayA, onB, wayB }, fileId });
  return undefined;
};

/** The file is closed when every paper of the list is there and the line is in force. */
export const archive: Act<'archive'> = async (context, { on, volume }) => {
  requireDay(context, on);
  const missing = (await archiveList(context.tx, context.found.id)).filter(({ present }) => !present);
  if (missing.length > 0)
    throw new Problem('conflict', `Still missing for the archive: ${missing.map(({ label }) => label).join(', ')}`, {
      detailZh: `归档还缺：${missing.map(({ labelZh }) => labelZh).join('、')}。`,
      code: 'papers-missing',
      missing: missing.map(({ id }) => id),
    });
  await keepRecord(context, { act: 'archive', on, content: { volume } });
  return undefined;
};
