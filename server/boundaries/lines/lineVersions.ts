import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';

interface Moment {
  /** First day of the new version. */
  day: string;
  at: string;
}

interface Ground {
  lineId: string;
  cause: 'adopted' | 'moved';
  agreementId: string | null;
  approvalId: string | null;
}

/** Keeps the course of every line in force that is another one than its newest version, and ends those of lines that ended. */
export async function keepVersions(tx: Db, { day, at }: Moment): Promise<void> {
  await run(
    tx,
    sql`update boundary_line_version v
           set valid = daterange(lower(v.valid), greatest(lower(v.valid), ${day}::date))
          from boundary_line l left join lateral (${courseOf(sql`l.id`)}) a on true
         where l.id = v.line_id and upper_inf(v.valid) and not isempty(v.valid)
           and (not upper_inf(l.valid) or a.digest is distinct from v.digest)`,
  );
  await run(tx, insertVersions(sql`true`, { day, at, cause: 'drawn', agreementId: null, approvalId: null }));
}

/**
 * Begins a version of a line with its present course and state. A day before the line was first drawn here is as good:
 * agreements are older than registers. What was drawn for later days then never was in force.
 */
export async function beginVersion(tx: Db, { lineId, ...ground }: Ground, { day, at }: Moment): Promise<void> {
  await run(
    tx,
    sql`update boundary_line_version set valid = daterange(lower(valid), greatest(lower(valid), ${day}::date))
         where line_id = ${lineId} and not isempty(valid) and (upper_inf(valid) or upper(valid) > ${day}::date)`,
  );
  await run(
    tx,
    sql`update boundary_line set valid = daterange(least(lower(valid), ${day}::date), null) where id = ${lineId}`,
  );
  await run(tx, insertVersions(sql`l.id = ${lineId}`, { day, at, ...ground }));
}

const courseOf = (lineId: Sql): Sql => sql`
  select st_multi(st_collect(c.geom order by c.digest)) as geom, md5(string_agg(c.digest, ' ' order by c.digest)) as digest,
         array(select distinct s.code from boundary_line_arc n join boundary_arc d on d.id = n.arc_id
                cross join lateral unnest(array[d.left_code, d.right_code]) as s (code)
                where n.line_id = ${lineId} and s.code is not null order by s.code) as codes,
         sum(st_length(c.geom::geography)) as metres
    from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
   where m.line_id = ${lineId}`;

type NewVersion = Moment & Omit<Ground, 'lineId' | 'cause'> & { cause: Ground['cause'] | 'drawn' };

const insertVersions = (which: Sql, { day, at, cause, agreementId, approvalId }: NewVersion): Sql => sql`
  insert into boundary_line_version (line_id, number, geom, digest, codes, length_metres, status, cause, agreement_id,
    approval_id, valid, recorded_at)
  select l.id, coalesce((select max(v.number) from boundary_line_version v where v.line_id = l.id), 0) + 1, a.geom, a.digest,
         a.codes, a.metres, l.status, ${cause}, ${agreementId}::uuid, ${approvalId}::uuid, daterange(${day}::date, null),
         ${at}::timestamptz
    from boundary_line l cross join lateral (${courseOf(sql`l.id`)}) a
   where ${which} and upper_inf(l.valid) and a.geom is not null
     and not exists (select 1 from boundary_line_version v where v.line_id = l.id and upper_inf(v.valid) and not isempty(v.valid))`;
