import { z } from 'zod';
import { type Db, json, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { chinaDay } from '../deadline.ts';
import { LimitSubject } from '../dueList/contract.ts';
import { litLimits } from '../dueList/litLimits.ts';
import { EVERYWHERE } from '../dueList/runningLimits.ts';
import { insertMail } from '../notifications/insertMail.ts';
import type { NotificationNote } from '../notifications/noteContract.ts';
import { dayBefore, isWorkingDay } from '../timeLimits/workingCalendar.ts';

const Counts = z.object({
  officeId: z.string(),
  about: LimitSubject,
  red: z.number().int(),
  yellow: z.number().int(),
  fresh: z.number().int(),
});
type Counts = z.infer<typeof Counts>;
type Sums = Pick<Counts, 'red' | 'yellow' | 'fresh'>;

/** Readers of one office who may open the same subjects, and so are told the same numbers. */
const Readers = z.object({ abouts: LimitSubject.array(), accounts: z.string().array() });
type Readers = z.infer<typeof Readers>;

/**
 * Once a working day of the published calendar, from the hour that is set, tells the readers of each office with something due how
 * many of its limits that they may open are red, yellow and new. The mail has these numbers and the address of the list. Answers how many offices were told;
 * a second run of the day, or a second process, tells nobody.
 */
export async function tellDigests({ db, now, config }: Pick<Deps, 'db' | 'now' | 'config'>): Promise<number> {
  const at = now();
  const today = chinaDay(at);
  if (!isWorkingDay(today) || chinaHour(at) < config.digestHour) return 0;
  const Told = z.object({ day: z.string() });
  if (await maybeOne(db, Told, sql`select day::text as day from limit_digest_day where day = ${today}`)) return 0;
  return db.transaction(async (tx) => {
    const mine = await maybeOne(
      tx,
      Told,
      sql`insert into limit_digest_day (day, at) values (${today}, ${at}) on conflict do nothing returning day::text as day`,
    );
    if (!mine) return 0;
    const due = await many(tx, Counts, selectCounts(today));
    const offices = [...new Set(due.map(({ officeId }) => officeId))];
    for (const officeId of offices) {
      const counts = due.filter((row) => row.officeId === officeId);
      await tellOffice(tx, { officeId, counts }, { at, today, publicUrl: config.publicUrl });
    }
    return offices.length;
  });
}

const chinaHour = (instant: string): number => new Date(Date.parse(instant) + 8 * 3_600_000).getUTCHours();

/** The last working day before a day. */
function workingDayBefore(today: string): string {
  let day = dayBefore(today);
  while (!isWorkingDay(day)) day = dayBefore(day);
  return day;
}

// New is what began since the digest before: from the last working day up to, not including, today.
const selectCounts = (today: string): Sql => sql`
  select * from (
    select l.office_id as "officeId", l.about, (count(*) filter (where l.light = 'red'))::int as red,
           (count(*) filter (where l.light = 'yellow'))::int as yellow,
           (count(*) filter (where l.light <> 'paused' and l.started_on >= ${workingDayBefore(today)}::date
                               and l.started_on < ${today}::date))::int as fresh
      from (${litLimits(EVERYWHERE, today)}) l where l.office_id is not null
     group by l.office_id, l.about) n
   where red + yellow + fresh > 0 order by "officeId", about`;

// By the permissions of `visibleLimits`; the office of a limit is a party of its case.
const selectReaders = (officeId: string): Sql => sql`
  select abouts, array_agg(id::text order by id) as accounts from (
    select a.id, array_remove(array['case', case when bool_or(p.permission = 'filings.read') then 'filing' end,
             case when bool_or(p.permission = 'supervision.read') then 'matter' end,
             case when bool_or(p.permission = 'reports.handle') then 'report' end], null) as abouts
      from account a
      join account_role r on r.account_id = a.id
      join role_permission p on p.role = r.role
     where a.organisation_id = ${officeId} and not a.disabled
     group by a.id having bool_or(p.permission = 'naming.time-limits')) reader
   group by abouts order by abouts`;

function sumOf(counts: readonly Counts[]): Sums {
  const sums = { red: 0, yellow: 0, fresh: 0 };
  for (const { red, yellow, fresh } of counts) {
    sums.red += red;
    sums.yellow += yellow;
    sums.fresh += fresh;
  }
  return sums;
}

interface Digest {
  at: string;
  today: string;
  publicUrl: string;
}

interface Office {
  officeId: string;
  counts: readonly Counts[];
}

async function tellOffice(tx: Db, { officeId, counts }: Office, digest: Digest): Promise<void> {
  let told = 0;
  for (const { abouts, accounts } of await many(tx, Readers, selectReaders(officeId))) {
    const theirs = counts.filter(({ about }) => abouts.includes(about));
    if (theirs.length > 0) told += await tellReaders(tx, { accounts, sums: sumOf(theirs) }, digest);
  }
  const { red, yellow, fresh } = sumOf(counts);
  await run(
    tx,
    sql`insert into limit_digest (organisation_id, day, red, yellow, fresh, told, at)
        values (${officeId}, ${digest.today}, ${red}, ${yellow}, ${fresh}, ${told}, ${digest.at})`,
  );
}

async function tellReaders(
  tx: Db,
  { accounts, sums }: Pick<Readers, 'accounts'> & { sums: Sums },
  { at, today, publicUrl }: Digest,
): Promise<number> {
  const note: NotificationNote = { code: 'digest', day: today, ...sums };
  const { told } = await one(
    tx,
    z.object({ told: z.number() }),
    sql`with told as (
          insert into notification (account_id, act, is_task, note, created_at)
          select a.id, 'digest', false, ${json(note)}, ${at} from account a where a.id = any(${accounts}::uuid[])
          returning id, account_id),
        mailed as (${insertMail(mailOf(sums, today, publicUrl), at)})
        select count(*)::int as told from told`,
  );
  return told;
}

const mailOf = ({ red, yellow, fresh }: Sums, today: string, publicUrl: string) => ({
  subject: `地名办理时限日报 ${today}`,
  body: [
    `本单位地名办理时限：红灯 ${red} 项，黄灯 ${yellow} 项，新开始 ${fresh} 项。`,
    `Time limits of your office: ${red} red, ${yellow} yellow, ${fresh} new.`,
    '',
    `${publicUrl}/office/time-limits`,
    '',
  ].join('\n'),
});
