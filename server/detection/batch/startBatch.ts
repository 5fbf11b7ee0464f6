import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Upload } from '../../platform/contract.ts';
import { type Db, json, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { BatchId, MOST_NAMES, type NameBatch } from '../batchContract.ts';
import { type NamesTable, namesOf, readCsv, UnreadableTable } from '../namesTable.ts';
import type { BatchDeps } from './batchDeps.ts';
import { BATCH_JOB } from './batchJob.ts';
import { batchColumns, batchRow } from './batchRow.ts';
import { readWorkbook } from './readWorkbook.ts';
import { requireTable } from './requireTable.ts';

/**
 * Reads a table of names and has a job check it, which reports into the batch's row.
 * @throws Problem invalid-input (no table, no column of names, too many), conflict while another batch of this person runs
 */
export async function startBatch(deps: BatchDeps, actor: Actor, upload: Upload): Promise<NameBatch> {
  const { table, total } = await readAlone(actor, () => namesFrom(upload));
  const set = await deps.rules(deps.db);
  const now = deps.now();
  const id = await deps.db.transaction(async (tx) => {
    await requireNoOther(tx, actor);
    const row = await one(
      tx,
      z.object({ id: BatchId }),
      sql`insert into name_batch (account_id, file_name, header, waiting, state, total, rule_set, rules_on, started_at)
          values (${actor.id}, ${upload.fileName}, ${table.header}, ${json(table.rows)}, 'running', ${total}, ${set.version},
                  ${deps.today()}, ${now}) returning id`,
    );
    const about = {
      ...{ subjectKind: 'name-batch', subjectId: row.id, divisionCode: actor.divisionCode, accountId: actor.id },
    };
    const job = await deps.jobs.send(tx, BATCH_JOB, { id: row.id }, { about });
    await run(tx, sql`update name_batch set job_id = ${job} where id = ${row.id}`);
    const subject = { subjectKind: 'name-batch', subjectId: row.id };
    const after = { fileName: upload.fileName, names: total, ruleSet: set.version };
    await record(tx, { actor, action: 'detection.batch', ...subject, after, at: now });
    return row.id;
  });
  return batchRow(deps.db, id);
}

// Reading may take a minute and 384 MB: one table of a person at a time, before a batch stands in the database.
const readers = new Set<string>();

async function readAlone<T>(actor: Actor, read: () => Promise<T>): Promise<T> {
  if (readers.has(actor.id)) throw underWay();
  readers.add(actor.id);
  try {
    return await read();
  } finally {
    readers.delete(actor.id);
  }
}

async function namesFrom(upload: Upload): Promise<{ table: NamesTable; total: number }> {
  try {
    const table = await tableOf(upload);
    const names = namesOf(table);
    requireTable(table);
    if (names.length === 0) throw new UnreadableTable('The table has no rows', '表中没有数据行');
    if (names.length > MOST_NAMES) {
      throw new UnreadableTable(`More than ${MOST_NAMES} names`, `一次最多检查 ${MOST_NAMES} 个地名，请分次上传`);
    }
    return { table, total: names.length };
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw unreadable(cause);
    throw cause;
  }
}

async function tableOf({ mediaType, bytes }: Upload): Promise<NamesTable> {
  if (mediaType.includes('spreadsheetml') || mediaType === 'application/zip') {
    const [header = [], ...rows] = await readWorkbook(bytes, MOST_NAMES + 1);
    return { header, rows };
  }
  if (mediaType !== 'application/octet-stream') {
    throw new UnreadableTable(`The content is ${mediaType}, not XLSX or CSV`, '文件内容不是 XLSX 或 CSV');
  }
  return readCsv(bytes, MOST_NAMES + 1);
}

const unreadable = ({ message, messageZh }: UnreadableTable): Problem =>
  new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'file', pointer: '/file', code: 'unreadable-table', detail: message, detailZh: messageZh }],
  });

async function requireNoOther(tx: Db, actor: Actor): Promise<void> {
  await run(tx, sql`select id from account where id = ${actor.id} for update`);
  const other = await maybeOne(
    tx,
    z.object({ state: z.string() }),
    sql`select ${batchColumns} from name_batch b where b.account_id = ${actor.id} order by b.started_at desc, b.id desc limit 1`,
  );
  if (other?.state !== 'running') return;
  throw underWay();
}

const underWay = () =>
  new Problem('conflict', 'Another batch of yours is under way', {
    detailZh: '您的上一次批量检查尚未完成，请稍候。',
    code: 'running',
  });
