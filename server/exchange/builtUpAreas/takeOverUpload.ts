import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type {
  BuiltUpArea,
  BuiltUpTakeOver,
  BuiltUpUploadId,
  ReadArea,
} from '../../gazetteer/builtUpAreas/builtUpContract.ts';
import { builtUpAreas } from '../../gazetteer/builtUpAreas/builtUpRow.ts';
import { closeBuiltUpArea } from '../../gazetteer/builtUpAreas/closeBuiltUpArea.ts';
import { requireNotPast } from '../../gazetteer/builtUpAreas/requireNotPast.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { type FieldError, Problem } from '../../platform/problem.ts';
import { insertAreas, type KeptArea } from './judgedAreas.ts';
import { fileFindings, readUploaded, shownAreas, type UploadDeps } from './previewUpload.ts';
import type { AreaFile } from './readAreas.ts';

interface Given {
  id: BuiltUpUploadId;
  body: BuiltUpTakeOver;
}
type Item = BuiltUpTakeOver['items'][number];

/**
 * Puts areas of an upload into force on a day, all of them or none: each is judged again as the register is now; those whose
 * place they take end on that day.
 * @throws Problem invalid-input (`/items/N`, `/validFrom`, `/asOf`), wrong-state (taken over already), and what
 *   `closeBuiltUpArea` throws
 */
export async function takeOverUpload(deps: UploadDeps, actor: Actor, { id, body }: Given): Promise<BuiltUpArea[]> {
  requireNotPast(body.validFrom, { today: deps.today(), pointer: '/validFrom' });
  requireKnown(body.asOf, deps.today());
  const sent = await one(deps.db, Sent, selectUpload(id));
  const file = await readUploaded(await deps.files.get(sent.sha256), sent.fileName, sent.crs ?? undefined);
  return deps.db.transaction(async (tx) => {
    // Two that are taken over at once must see each other's areas.
    await run(tx, sql`select pg_advisory_xact_lock(hashtext('built-up-areas'))`);
    await requireOpenUpload(tx, id, deps.now());
    const chosen = await chosenAreas(tx, { file, body, office: actor });
    for (const { item, area } of chosen) await replaceOld(tx, actor, { item, area, body, at: deps.now() });
    const kept = chosen.map(({ item, area }) => keptArea(item, area));
    const judging = { areas: file.areas, srid: file.known.srid, day: body.validFrom };
    const { source, documentNo, asOf } = body;
    const facts = { source, documentNo, asOf, sha256: sent.sha256, recordedBy: actor.displayName, at: deps.now() };
    const count = await run(tx, insertAreas(judging, kept, facts));
    if (count !== kept.length) throw new Error(`Took over ${count} areas instead of ${kept.length}`);
    await recordAll(tx, actor, { kept, chosen, body, at: deps.now(), sha256: sent.sha256 });
    const ids = kept.map((each) => each.id);
    return builtUpAreas(tx, { where: sql`b.id = any(${ids}::uuid[])`, day: body.validFrom, limit: kept.length });
  });
}

const Sent = z.object({ fileName: z.string(), sha256: z.string(), crs: z.string().nullable() });
const selectUpload = (id: BuiltUpUploadId) =>
  sql`select file_name as "fileName", sha256, crs from built_up_upload where id = ${id}`;

function requireKnown(asOf: string, today: string): void {
  if (asOf <= today) return;
  const [detail, detailZh] = ['Nothing can be drawn as of a day to come', '数据时点不能晚于今日'];
  throw new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer: '/asOf', code: 'future-day', detail, detailZh }],
  });
}

async function requireOpenUpload(tx: Db, id: BuiltUpUploadId, at: string): Promise<void> {
  const touched = await run(tx, sql`update built_up_upload set taken_at = ${at} where id = ${id} and taken_at is null`);
  if (touched === 1) return;
  throw new Problem('wrong-state', 'This upload was taken over already', { detailZh: '此次上传的建成区已经启用。' });
}

interface Choosing {
  file: AreaFile;
  body: BuiltUpTakeOver;
  office: Pick<Actor, 'divisionCode'>;
}
interface Chosen {
  item: Item;
  area: ReadArea;
}

async function chosenAreas(tx: Db, { file, body, office }: Choosing): Promise<Chosen[]> {
  const wrong = fileFindings(file).find(({ severity }) => severity === 'error');
  if (wrong) throw refused([faultAt(0, wrong.code, wrong.message, wrong.messageZh)]);
  const areas = await shownAreas(tx, file, { office, day: body.validFrom });
  const errors: FieldError[] = [];
  const chosen = body.items.flatMap((item, i) => {
    const area = areas.find(({ number }) => number === item.number);
    const found = area ? faultsOf(area, item, i) : [faultAt(i, 'no-feature', ...NO_FEATURE)];
    if (body.items.findIndex(({ number }) => number === item.number) < i)
      found.push(faultAt(i, 'repeated', ...REPEATED));
    errors.push(...found);
    return area ? [{ item, area }] : [];
  });
  if (errors.length > 0) throw refused(errors);
  return chosen;
}

const NO_FEATURE = ['The file has no feature of this number', '文件中没有这个要素'] as const;
const REPEATED = ['This feature is named twice', '同一要素重复选择'] as const;

function faultsOf({ findings, others, name }: ReadArea, { replaces }: Item, index: number): FieldError[] {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, messageZh }) => faultAt(index, code, message, messageZh));
  if (replaces && !others.some(({ id }) => id === replaces.id))
    errors.push(
      faultAt(
        ...([index, 'replaces-nothing'] as const),
        `What “${name}” is to replace is not in force on the day, or neither overlaps it nor bears its name`,
        `“${name}”要替换的建成区当日无效，或与它既不重叠也不同名`,
      ),
    );
  const same = others.find(({ isSame }) => isSame);
  if (same && replaces?.id !== same.id)
    errors.push(
      faultAt(
        ...([index, 'name-in-force'] as const),
        `“${name}” is in force already: replace it, or give another name`,
        `“${name}”已有有效范围，请选择替换，或另用名称`,
      ),
    );
  return errors;
}

const faultAt = (index: number, code: string, detail: string, detailZh: string): FieldError => ({
  ...{ in: 'body', pointer: `/items/${index}`, code, detail, detailZh },
});

const refused = (errors: readonly FieldError[]): Problem =>
  new Problem('invalid-input', 'Nothing was put into force', { detailZh: '未启用任何建成区。', errors });

async function replaceOld(
  tx: Db,
  actor: Actor,
  { item, area, body, at }: Chosen & { body: BuiltUpTakeOver; at: string },
): Promise<void> {
  if (!item.replaces) return;
  const reason = `由“${area.name}”新范围替换`;
  const { documentNo, validFrom: validTo } = body;
  await closeBuiltUpArea(tx, actor, { ...item.replaces, documentNo, reason, validTo, at });
}

const keptArea = ({ number, replaces }: Item, { counties }: ReadArea): KeptArea => ({
  ...{ number, id: randomUUID(), county: counties[0]?.code ?? '', replaces: replaces?.id ?? null },
});

interface Recording {
  kept: readonly KeptArea[];
  chosen: readonly Chosen[];
  body: BuiltUpTakeOver;
  at: string;
  sha256: string;
}

async function recordAll(tx: Db, actor: Actor, { kept, chosen, body, at, sha256 }: Recording): Promise<void> {
  const { items: _, ...said } = body;
  for (const { id, number, county, replaces } of kept) {
    const name = chosen.find(({ item }) => item.number === number)?.area.name;
    const after = { name, countyCode: county, ...said, sha256, ...(replaces ? { replaces } : {}) };
    const subject = { subjectKind: 'built-up-area', subjectId: id };
    await record(tx, { actor, action: 'areas.take-over', ...subject, after, at });
  }
}
