import { z } from 'zod';
import { cell, head } from '../../../boundaries/markers/paper.ts';
import { type Db, many, maybeOne, sql } from '../../../platform/db/sql.ts';
import { type DossierSection, heading, type PaperBlock, paragraph } from '../dossierSection.ts';

const Settlement = z.object({
  kind: z.enum(['agreement', 'decision']),
  title: z.string(),
  number: z.string().nullable(),
  settledOn: z.string(),
  effectiveOn: z.string().nullable(),
  courseText: z.string(),
  changesAffiliation: z.boolean().nullable(),
  affectedVillages: z.string().array(),
  affiliationNote: z.string().nullable(),
  signatures: z.object({ party: z.enum(['a', 'b', 'handler']), name: z.string(), post: z.string().nullish() }).array(),
});
const SettledMap = z.object({
  label: z.string(),
  article: z.string(),
  scale: z.number().int(),
  datum: z.string(),
  sealedAOn: z.string().nullable(),
  sealedBOn: z.string().nullable(),
});

/** 协议或者决定 and its maps by their legal force (BD arts. 13-15). */
export const settlementSection: DossierSection = {
  title: '协议或者决定',
  field: 'settlement',
  blocks: async ({ db, dispute, gate }) => {
    const found = await maybeOne(db, Settlement, selectSettlement(dispute.id));
    if (!found) return [];
    const show = (value: string | null) => cell(gate.show('settlement', value), 3);
    const blocks: PaperBlock[] = [
      {
        type: 'table',
        widths: [1.6, 2.4, 1.6, 2.4],
        rows: [
          [head('种类'), show(found.kind === 'agreement' ? '边界协议' : '上级人民政府的决定')],
          [head('标题'), show(found.title)],
          [head('文号'), show(found.number)],
          [
            ...[head('签订或者决定日期'), cell(gate.show('dates', found.settledOn))],
            ...[head('生效日期'), cell(gate.show('dates', found.effectiveOn))],
          ],
          [head('签署人'), cell(gate.show('persons', signersOf(found)), 3)],
          [head('自然村隶属关系'), cell(gate.show('villages', affiliationOf(found)), 3)],
        ],
      },
      heading('界线走向'),
      paragraph(gate.show('course', found.courseText) ?? '—'),
    ];
    return [...blocks, ...mapTable(await mapsOf(db, dispute.id))];
  },
};

const PARTY_ZH = { a: '甲方', b: '乙方', handler: '处理机关' } as const;

const signersOf = ({ signatures }: z.infer<typeof Settlement>): string | null =>
  signatures.map(({ party, name, post }) => `${PARTY_ZH[party]} ${post ?? ''}${name}`).join('；') || null;

function affiliationOf({
  changesAffiliation,
  affectedVillages,
  affiliationNote,
}: z.infer<typeof Settlement>): string | null {
  if (changesAffiliation === null) return null;
  const verdict = changesAffiliation
    ? `变更（${affectedVillages.join('、')}），须依法办理区划变更（第十四条第二款）`
    : '不变更，自签订或者决定下达之日起生效（第十四条第一款）';
  return affiliationNote ? `${verdict}。${affiliationNote}` : verdict;
}

function mapTable(maps: readonly z.infer<typeof SettledMap>[]): PaperBlock[] {
  if (maps.length === 0) return [];
  const rows = maps.map(({ label, article, scale, datum, sealedAOn, sealedBOn }) => [
    ...[cell(`${label}（${article}）`), cell(`1∶${scale}`), cell(datum), cell(sealedAOn), cell(sealedBOn)],
  ]);
  const header = ['地形图', '比例尺', '坐标系', '甲方盖章', '乙方盖章'].map((title) => head(title));
  return [{ type: 'table', widths: [3.2, 1.2, 1.6, 1.2, 1.2], rows: [header, ...rows] }];
}

const selectSettlement = (id: string) => sql`
  select kind, title, number, settled_on::text as "settledOn", effective_on::text as "effectiveOn", course_text as "courseText",
         changes_affiliation as "changesAffiliation", affected_villages as "affectedVillages",
         affiliation_note as "affiliationNote", signatures
    from dispute_settlement where dispute_id = ${id}`;

const mapsOf = (db: Db, id: string) =>
  many(
    db,
    SettledMap,
    sql`select r.label_zh as label, r.article_zh as article, scale, datum, sealed_a_on::text as "sealedAOn", sealed_b_on::text as "sealedBOn"
          from dispute_map m join dispute_settlement_role r on r.id = m.role where dispute_id = ${id} order by role`,
  );
