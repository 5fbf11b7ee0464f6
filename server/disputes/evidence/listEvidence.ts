import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import { noDispute } from '../findDispute.ts';
import { judgeEvidence } from './evidenceChecks.ts';
import {
  Evidence,
  type EvidenceApi,
  type EvidenceId,
  type EvidencePart,
  type EvidenceRules,
  type Evidence as Shown,
} from './evidenceContract.ts';
import { evidenceParts } from './evidenceParts.ts';
import { evidenceRules } from './evidenceRules.ts';

const Stored = Evidence.omit({
  ...({ class: true, band: true, proposed: true, checks: true, refused: true } as const),
  ...({ mayCorrect: true, mayRule: true } as const),
}).extend({ withinOwn: z.boolean().nullable() });
type Stored = z.infer<typeof Stored>;

const Facts = z.object({
  sideA: z.string(),
  sideB: z.string(),
  handlerCode: z.string(),
  registrantCode: z.string(),
  aroseOn: z.iso.date(),
  open: z.boolean(),
});

type EvidenceList = Reply<typeof EvidenceApi.listEvidence>;

/**
 * The evidence of a dispute: basis before reference before what is neither (BD arts. 7-9), within each in the order of filing,
 * which is no rank. Checks are made anew by the day on which the dispute arose as it stands now. Whether one may read it is
 * asked before. @throws Problem not-found
 */
export async function listEvidence(db: Db, actor: Actor, id: DisputeId): Promise<EvidenceList> {
  const found = await maybeOne(db, Facts, selectFacts(id));
  if (!found) throw noDispute(id);
  const rules = await evidenceRules(db, [found.sideA, found.sideB]);
  const parts = found.open ? await evidenceParts(db, found, actor) : [];
  const stored = await many(db, Stored, selectEvidence(id));
  const items = stored.map((one) => shownAs(one, { rules, aroseOn: found.aroseOn, parts }));
  const rank = (one: Shown): number => BANDS.indexOf(one.band);
  return { items: items.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number), rules, parts };
}

/** One piece of evidence, as the list shows it. @throws Problem not-found */
export async function findEvidence(
  db: Db,
  actor: Actor,
  of: { id: DisputeId; evidenceId: EvidenceId },
): Promise<Shown> {
  const { items } = await listEvidence(db, actor, of.id);
  const found = items.find(({ id }) => id === of.evidenceId);
  if (found) return found;
  throw new Problem('not-found', 'No such evidence in this dispute', { detailZh: '该争议没有这份证据。' });
}

const BANDS: readonly Shown['band'][] = ['basis', 'reference', 'excluded'];

interface Light {
  rules: EvidenceRules;
  aroseOn: string;
  parts: readonly EvidencePart[];
}

function shownAs({ withinOwn, ...one }: Stored, { rules, aroseOn, parts }: Light): Shown {
  const judged = judgeEvidence({ ...one, withinOwn }, { aroseOn }, rules);
  const decided = one.ruling?.class ?? judged.proposed;
  const band = rules.classes.find(({ id }) => id === decided)?.band ?? 'excluded';
  const mayCorrect = parts.includes(one.part);
  // What the handler decided about a version, a side does not decide again.
  const mayRule = mayCorrect && (parts.includes('handler') || one.ruling?.part !== 'handler');
  return { ...one, ...judged, class: decided, band, mayCorrect, mayRule };
}

const selectFacts = (id: DisputeId): Sql => sql`
  select d.side_a as "sideA", d.side_b as "sideB", d.handler_code as "handlerCode", d.registrant_code as "registrantCode",
         d.arose_on as "aroseOn", s.open
    from dispute d join dispute_state s on s.id = d.state where d.id = ${id}`;

const instant = (at: Sql): Sql => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const selectEvidence = (id: DisputeId): Sql => sql`
  select e.id, v.version, e.number, e.part, v.kind, v.title, v.issuer, v.document_no as "documentNo", v.dated, v.form,
         v.sealed_a as "sealedA", v.sealed_b as "sealedB", v.has_map as "hasMap", st_asgeojson(v.extent, 9, 0)::jsonb as extent,
         v.other_provinces as "otherProvinces", v.within_own as "withinOwn", v.file_id as "fileId", f.file_name as "fileName", v.note,
         h.list as versions, h.list -> 0 ->> 'organisation' as "filedBy", e.filed_at as "filedAt",
         (select jsonb_build_object('class', r.class, 'reason', r.reason, 'part', r.part, 'by', r.by_name,
                   'organisation', r.organisation, 'at', ${instant(sql`r.at`)})
            from dispute_evidence_ruling r
           where r.evidence_id = e.id and r.version = v.version order by r.id desc limit 1) as ruling
    from dispute_evidence e
    cross join lateral (select jsonb_agg(jsonb_build_object('version', w.version, 'by', w.by_name, 'organisation', w.organisation,
                                 'at', ${instant(sql`w.at`)}, 'reason', w.reason) order by w.version) as list,
                               max(w.version) as latest
                          from dispute_evidence_version w where w.evidence_id = e.id) h
    join dispute_evidence_version v on v.evidence_id = e.id and v.version = h.latest
    left join dispute_file f on f.id = v.file_id
   where e.dispute_id = ${id}
   order by e.number`;
