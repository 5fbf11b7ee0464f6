import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import type { UnfinishedDraft } from '#server/naming/draftContract.ts';
import { call } from '../../api/call.ts';
import { shownCodes } from '../tracking/shownCodes.ts';
import type { WaitingFile } from '../uploads/waitingFile.ts';

interface Application {
  /** The case as last read; null for a new one. */
  saved: CaseDetail | null;
  body: UnfinishedDraft;
  files: readonly WaitingFile[];
  idempotencyKey: string;
  submit: boolean;
  /** Told as soon as the draft is stored, so that a later failure does not make a second one. */
  onDraft: (draft: CaseDetail) => void;
}
export interface Saved {
  found: CaseDetail;
  /** Files that could not be uploaded, with the reason; then nothing was submitted. */
  failed: { file: File; error: Error }[];
}

/** Saves the draft, uploads what waits, and submits if asked. A refused file stops the submission, never the saving. */
export async function saveApplication(application: Application): Promise<Saved> {
  const draft = await saveDraft(application);
  application.onDraft(draft);
  const { failed, found } = await uploadAll(draft, application.files);
  if (!application.submit || failed.length > 0) return { found, failed };
  const submitted = await call(NamingApi.submit, { params: { id: found.id }, body: {} }, { version: found.version });
  if (submitted.trackingCode !== null) shownCodes.set(submitted.id, submitted.trackingCode);
  return { found: submitted, failed };
}

function saveDraft({ saved, body, idempotencyKey }: Application): Promise<CaseDetail> {
  if (!saved) return call(NamingApi.create, { body }, { idempotencyKey });
  return call(NamingApi.edit, { params: { id: saved.id }, body }, { version: saved.version });
}

async function uploadAll(draft: CaseDetail, files: readonly WaitingFile[]): Promise<Saved> {
  const failed: Saved['failed'] = [];
  for (const { file, material } of files) {
    try {
      await call(NamingApi.attach, { params: { id: draft.id }, query: { material } }, { file });
    } catch (error) {
      failed.push({ file, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  return { found: files.length > 0 ? await readAgain(draft.id) : draft, failed };
}

const readAgain = (id: CaseId): Promise<CaseDetail> => call(NamingApi.get, { params: { id } });
