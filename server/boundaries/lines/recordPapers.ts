import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { LineId } from '../contract.ts';
import type { AgreementDraft, DocumentDraft } from './archiveContract.ts';
import { fieldFault } from './fieldFault.ts';
import type { LineDeps } from './lineDeps.ts';
import { requireFileOf } from './lineFiles.ts';
import { type LineFacts, lockLine } from './lockLine.ts';

const Id = z.object({ id: z.uuid() });
type Signed = Pick<Actor, 'displayName' | 'organisationName'> & { at: string };

/** Puts a document into the chain of a line (BR art. 13). @throws Problem not-allowed, invalid-input */
export function recordDocument(deps: LineDeps, actor: Actor, { id, body }: { id: LineId; body: DocumentDraft }) {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    await lockLine(tx, actor, { id, needs: 'propose' });
    requirePast('/datedOn', body.datedOn, deps.today());
    if (body.fileId !== null) await requireFileOf(tx, id, body.fileId);
    if (body.agreementId !== null) await requireAgreementOf(tx, id, body.agreementId, '/agreementId');
    const added = await one(tx, Id, insertDocument(id, body, { ...actor, at }));
    const subject = { subjectKind: 'boundary-line', subjectId: id };
    await record(tx, {
      actor,
      action: 'boundaries.record-document',
      ...subject,
      after: { document: added.id, ...body },
      at,
    });
    return added;
  });
}

/**
 * Records an agreement that both sides signed; it takes force by `adoptAgreement`. The agreement stands in the document
 * chain too. @throws Problem not-allowed, invalid-input
 */
export function recordAgreement(deps: LineDeps, actor: Actor, { id, body }: { id: LineId; body: AgreementDraft }) {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const line = await lockLine(tx, actor, { id, needs: 'propose' });
    requireBothSides(line, body);
    requirePast('/signedOn', body.signedOn, deps.today());
    if (body.filedOn !== null && body.filedOn < body.signedOn)
      throw fieldFault(
        '/filedOn',
        'before-signing',
        'An agreement is filed after it was signed',
        '报备日期不能早于签订日期',
      );
    await requireFileOf(tx, id, body.fileId);
    if (body.supersedesId !== null) await requireAgreementOf(tx, id, body.supersedesId, '/supersedesId');
    const added = await one(tx, Id, insertAgreement(id, body, { ...actor, at }));
    const issuer = body.parties.map(({ seal }) => seal).join('、');
    const document = {
      ...body,
      kind: 'agreement',
      issuer: issuer.slice(0, 200),
      datedOn: body.signedOn,
      agreementId: added.id,
    } as const;
    await one(tx, Id, insertDocument(id, document, { ...actor, at }));
    const subject = { subjectKind: 'boundary-line', subjectId: id };
    await record(tx, {
      actor,
      action: 'boundaries.record-agreement',
      ...subject,
      after: { agreement: added.id, ...body },
      at,
    });
    return added;
  });
}

function requireBothSides({ sideA, sideB }: LineFacts, { parties }: AgreementDraft): void {
  if (
    parties
      .map(({ code }) => code)
      .sort()
      .join() === [sideA, sideB].join()
  )
    return;
  throw fieldFault(
    '/parties',
    'not-both-sides',
    `The parties are the two sides of the line, ${sideA} and ${sideB}`,
    `签订方应为界线双方（${sideA}、${sideB}）`,
  );
}

function requirePast(pointer: string, day: string, today: string): void {
  if (day <= today) return;
  throw fieldFault(pointer, 'in-future', 'A document of the future does not exist yet', '日期不能晚于今天');
}

async function requireAgreementOf(tx: Db, id: LineId, agreementId: string, pointer: string): Promise<void> {
  const found = await maybeOne(
    tx,
    Id,
    sql`select id from boundary_agreement where id = ${agreementId} and line_id = ${id}`,
  );
  if (!found) throw fieldFault(pointer, 'no-agreement', 'The line has no such agreement', '该界线没有这份协议书');
}

type DocumentRow = Pick<DocumentDraft, 'kind' | 'title' | 'number' | 'issuer' | 'datedOn' | 'agreementId' | 'fileId'>;

const insertDocument = (id: LineId, row: DocumentRow, by: Signed): Sql => sql`
  insert into boundary_document (line_id, kind, title, number, issuer, dated_on, agreement_id, file_id, recorded_by,
    organisation, recorded_at)
  values (${id}, ${row.kind}, ${row.title}, ${row.number}, ${row.issuer}, ${row.datedOn}::date, ${row.agreementId}::uuid,
    ${row.fileId}::uuid, ${by.displayName}, ${by.organisationName}, ${by.at}::timestamptz)
  returning id`;

const insertAgreement = (id: LineId, row: AgreementDraft, by: Signed): Sql => sql`
  insert into boundary_agreement (line_id, title, number, signed_on, parties, maps, point_table, course_text, filed_with,
    filed_on, file_id, supersedes_id, recorded_by, organisation, recorded_at)
  values (${id}, ${row.title}, ${row.number}, ${row.signedOn}::date, ${json(row.parties)}::jsonb, ${row.maps}::text[],
    ${row.pointTable}, ${row.courseText}, ${row.filedWith}, ${row.filedOn}::date, ${row.fileId}::uuid,
    ${row.supersedesId}::uuid, ${by.displayName}, ${by.organisationName}, ${by.at}::timestamptz)
  returning id`;
