import { z } from 'zod';
import { DocumentContent } from '../naming/documents/contentContract.ts';
import { SeriesPurpose, TemplateKind } from '../naming/documents/contract.ts';
import { slotsOf } from '../naming/documents/documentSlots.ts';
import { requireFillable } from '../naming/documents/fillTemplate.ts';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag, jsonFile } from './dataFile.ts';

const TemplateRow = z.object({
  kind: TemplateKind,
  jurisdiction: z.string(),
  effective_from: z.string(),
  effective_to: z.string(),
  verified: z.boolean(),
  source: z.string(),
  content: DocumentContent,
});

/** Fills `document_template` from data/documents with the kinds of which the register has no template yet. */
export async function loadDocumentTemplates(tx: Db): Promise<void> {
  const files = ['documents/templates.json', 'documents/material-forms.json'];
  const rows = files
    .flatMap((file) => jsonFile(file, TemplateRow.array()))
    .map((row) => {
      requireFillable(row.content, slotsOf(row.kind));
      return { ...row, valid: dateRange(row.effective_from, row.effective_to) };
    });
  await run(
    tx,
    sql`insert into document_template (kind, version, jurisdiction, content, source, verified, valid)
        select kind, 1, jurisdiction, content, source, verified, valid::daterange
          from jsonb_to_recordset(${json(rows)}) as r (kind text, jurisdiction text, content jsonb, source text,
            verified boolean, valid text)
         where not exists (select 1 from document_template t where t.kind = r.kind)`,
  );
}

const SeriesRow = z.object({
  organisation: z.string(),
  purpose: SeriesPurpose,
  letters: z.string(),
  source_zh: z.string(),
  verified: Flag,
});

/** The shipped letters of the sample organisations; a register of one's own sets its letters itself. */
export const loadDocumentSeries = async (tx: Db, at: string): Promise<number> =>
  run(
    tx,
    sql`insert into document_series (organisation_id, purpose, letters, source, verified, updated_at)
        select o.id, r.purpose, r.letters, r.source_zh, r.verified, ${at}::timestamptz
          from jsonb_to_recordset(${json(csvRows('documents/series.csv', SeriesRow))}) as r (organisation text,
            purpose text, letters text, source_zh text, verified boolean)
          join organisation o on o.code = r.organisation
        on conflict do nothing`,
  );
