import { extname } from 'node:path';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { LineId } from '../../boundaries/contract.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, json, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { LineInForce } from './resultContract.ts';
import type { FoundDispute } from './resultFacts.ts';
import type { Settled } from './settledCourse.ts';

interface Papers {
  found: FoundDispute;
  settled: Settled;
  line: { id: LineId; agreementId: string | null };
  body: LineInForce;
}
interface By {
  actor: Actor;
  at: string;
}
interface Written {
  /** Null for a decision, which is no agreement. */
  agreementId: string | null;
  documentId: string;
  /** By what the document is named elsewhere: its number, or its title where it has none. */
  document: string;
}

const Id = z.object({ id: z.uuid() });

/**
 * Puts the agreement or decision, and the surveyed map, into the archive of the line (BR art. 13): in the officer's words and
 * under file names made of them, because the archive is read by all offices along the line. @throws Problem invalid-input
 */
export async function writeLinePapers(tx: Db, papers: Papers, by: By): Promise<Written> {
  const { line, body, settled, found } = papers;
  const fileId = await copyFile(tx, papers, { id: body.fileId, title: body.title, pointer: '/fileId' }, by);
  const agreementId = settled.kind === 'agreement' ? await writeAgreement(tx, papers, fileId, by) : null;
  const issuer = settled.kind === 'agreement' ? `${found.nameA}人民政府、${found.nameB}人民政府` : found.handler;
  const paper = {
    kind: settled.kind === 'agreement' ? 'agreement' : 'approval',
    ...{ title: body.title, number: body.number, datedOn: settled.settledOn, issuer, agreementId, fileId },
  };
  const { id: documentId } = await one(tx, Id, insertDocument(line.id, paper, by));
  if (body.mapFileId !== null) {
    const title = `${body.title}附图`.slice(0, 200);
    const mapFile = await copyFile(tx, papers, { id: body.mapFileId, title, pointer: '/mapFileId' }, by);
    const datedOn = (body.mapFileId === settled.mapFileId && settled.sealedOn) || settled.settledOn;
    await one(tx, Id, insertDocument(line.id, { ...paper, kind: 'map', title, datedOn, fileId: mapFile }, by));
  }
  return { agreementId, documentId, document: body.number ?? body.title };
}

async function writeAgreement(tx: Db, { found, settled, line, body }: Papers, fileId: string, { actor, at }: By) {
  const { parties } = body;
  if (parties === null)
    throw fieldProblem('/parties', 'required', 'Say who signed for either side', '请填写双方签署人、职务和印章');
  const signed = [
    { code: found.sideA, ...parties.a },
    { code: found.sideB, ...parties.b },
  ];
  const { id } = await one(
    tx,
    Id,
    sql`insert into boundary_agreement (line_id, title, number, signed_on, parties, maps, course_text, filed_with, filed_on, file_id,
          supersedes_id, recorded_by, organisation, recorded_at)
        values (${line.id}, ${body.title}, ${body.number}, ${settled.settledOn}::date, ${json(signed)}::jsonb, ${body.maps}::text[],
          ${body.courseText}, ${body.filedWith}, ${body.filedOn}::date, ${fileId}::uuid, ${line.agreementId}::uuid,
          ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz)
        returning id`,
  );
  return id;
}

interface Copied {
  id: string;
  title: string;
  pointer: string;
}

/** The same bytes under a name of the line's own. */
async function copyFile(tx: Db, { found, line }: Papers, { id, title, pointer }: Copied, { actor, at }: By) {
  const file = await maybeOne(
    tx,
    z.object({ sha256: z.string(), fileName: z.string() }),
    sql`select sha256, file_name as "fileName" from dispute_file where id = ${id} and dispute_id = ${found.id}`,
  );
  if (!file) throw fieldProblem(pointer, 'no-file', 'Upload the paper first', '没有这个文件，请先上传');
  const fileName = `${title}${extname(file.fileName)}`;
  const added = await one(
    tx,
    Id,
    sql`insert into boundary_line_file (line_id, sha256, file_name, uploaded_by, uploaded_at)
        values (${line.id}, ${file.sha256}, ${fileName}, ${actor.displayName}, ${at}::timestamptz) returning id`,
  );
  return added.id;
}

interface Paper {
  kind: string;
  title: string;
  number: string | null;
  issuer: string;
  datedOn: string;
  agreementId: string | null;
  fileId: string;
}

const insertDocument = (lineId: LineId, paper: Paper, { actor, at }: By): Sql => sql`
  insert into boundary_document (line_id, kind, title, number, issuer, dated_on, agreement_id, file_id, recorded_by, organisation,
    recorded_at)
  values (${lineId}, ${paper.kind}, ${paper.title}, ${paper.number}, ${paper.issuer}, ${paper.datedOn}::date,
    ${paper.agreementId}::uuid, ${paper.fileId}::uuid, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz)
  returning id`;
