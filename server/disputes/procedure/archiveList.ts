import { z } from 'zod';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';

const Paper = z.object({
  id: z.string(),
  label: z.string(),
  labelZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});
const Present = z.record(z.string(), z.boolean());

/** The papers that a closed dispute must have (BR art. 13), and which of them are there; empty before there is a settlement. */
export async function archiveList(db: Db, id: DisputeId): Promise<(z.infer<typeof Paper> & { present: boolean })[]> {
  const papers = await many(
    db,
    Paper,
    sql`select p.id, p.label_en as label, p.label_zh as "labelZh", p.article, p.article_zh as "articleZh", p.verified
          from dispute_archive_paper p join dispute_settlement s on s.dispute_id = ${id} and coalesce(p.kind, s.kind) = s.kind
         order by p.sort`,
  );
  if (papers.length === 0) return [];
  const { present } = await one(db, z.object({ present: Present }), selectPresent(id));
  return papers.map((paper) => ({ ...paper, present: present[paper.id] === true }));
}

const recorded = (id: DisputeId, act: string): Sql =>
  sql`exists (select from dispute_record where dispute_id = ${id} and act = ${act})`;
const mapped = (id: DisputeId, role: string): Sql =>
  sql`exists (select from dispute_map where dispute_id = ${id} and role = ${role})`;

const selectPresent = (id: DisputeId): Sql => sql`
  select jsonb_build_object(
    'status_quo', ${recorded(id, 'freeze')},
    'minutes', exists (select from dispute_meeting where dispute_id = ${id} and kind in ('negotiation', 'mediation')),
    'solutions', (select count(distinct side) = 2 from dispute_solution where dispute_id = ${id}),
    'settlement', exists (select from dispute_settlement where dispute_id = ${id}),
    'attached_map', ${mapped(id, 'attached')},
    'surveyed_map', ${mapped(id, 'surveyed_replacing')},
    'filing', exists (select from dispute_filing where dispute_id = ${id}),
    'receipts', exists (select from dispute_filing f where f.dispute_id = ${id} and coalesce(cardinality(f.stops), 0) =
      (select count(*) from dispute_receipt r where r.dispute_id = f.dispute_id)),
    'announcement', ${recorded(id, 'announce')},
    'line', exists (select from dispute_result where dispute_id = ${id})) as present`;
