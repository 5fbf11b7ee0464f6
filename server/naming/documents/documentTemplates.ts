import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, json, many, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { type DocumentsApi, DocumentTemplate } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { slotsOf } from './documentSlots.ts';
import { requireFillable } from './fillTemplate.ts';

/** Every version of the templates, the latest first. */
export const listTemplates = (db: Db, { kind }: { kind?: string | undefined }): Promise<DocumentTemplate[]> =>
  many(
    db,
    DocumentTemplate,
    sql`${selectTemplates} ${kind === undefined ? sql`` : sql`where kind = ${kind}`} order by kind, jurisdiction, version desc`,
  );

type Draft = Input<typeof DocumentsApi.saveTemplate>['body'];

/**
 * A new version, in force from a day after today: what was issued keeps its text, and the version before ends that day.
 * @throws Problem invalid-input for a slot that does not exist or a day that is not later, outside-jurisdiction
 */
export async function saveTemplate(deps: DocumentDeps, actor: Actor, draft: Draft): Promise<DocumentTemplate> {
  const now = deps.now();
  requireOwnJurisdiction(actor, draft.jurisdiction);
  requireFillable(draft.content, slotsOf(draft.kind));
  if (draft.validFrom <= chinaDay(now)) throw tooEarly();
  return deps.db.transaction(async (tx) => {
    await refusePending(tx, draft);
    await run(tx, endCurrent(draft));
    const { id } = await one(tx, z.object({ id: z.string() }), insertTemplate(draft));
    await record(tx, {
      actor,
      action: 'naming.save-template',
      subjectKind: 'document-template',
      subjectId: id,
      after: { kind: draft.kind, jurisdiction: draft.jurisdiction, validFrom: draft.validFrom },
      at: now,
    });
    return one(tx, DocumentTemplate, sql`${selectTemplates} where id = ${id}`);
  });
}

/** The rows for the whole country are shipped; a register changes those of its own divisions. */
function requireOwnJurisdiction(actor: Actor, jurisdiction: string): void {
  if (jurisdiction !== 'CN' && withinDivision(actor, jurisdiction.padEnd(6, '0'))) return;
  throw new Problem('outside-jurisdiction', 'A template is changed for one’s own divisions', {
    detailZh: '只能为本辖区设定文书模板。',
  });
}

async function refusePending(tx: Db, { kind, jurisdiction, validFrom }: Draft): Promise<void> {
  const later = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select id from document_template
         where kind = ${kind} and jurisdiction = ${jurisdiction} and lower(valid) >= ${validFrom}::date`,
  );
  if (later.length === 0) return;
  throw new Problem('conflict', 'A version from that day or later exists already', {
    detailZh: '已有同日或更晚生效的版本。',
    code: 'later-version',
  });
}

const tooEarly = (): Problem =>
  fieldProblem('/validFrom', 'not-later', 'A new version takes force after today', '新版本的生效日期须晚于今天');

const endCurrent = ({ kind, jurisdiction, validFrom }: Draft): Sql => sql`
  update document_template set valid = daterange(lower(valid), ${validFrom}::date)
   where kind = ${kind} and jurisdiction = ${jurisdiction} and valid @> ${validFrom}::date`;

const insertTemplate = (draft: Draft): Sql => sql`
  insert into document_template (kind, version, jurisdiction, content, source, verified, valid)
  select ${draft.kind}, coalesce(max(version), 0) + 1, ${draft.jurisdiction}, ${json(draft.content)}, ${draft.source},
         ${draft.verified}, daterange(${draft.validFrom}::date, null)
    from document_template where kind = ${draft.kind} and jurisdiction = ${draft.jurisdiction}
  returning id`;

const selectTemplates: Sql = sql`
  select id, kind, version, jurisdiction, content, source, verified, lower(valid) as "validFrom", upper(valid) as "validTo"
    from document_template`;
