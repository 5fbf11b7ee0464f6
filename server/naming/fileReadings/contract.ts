import { z } from 'zod';
import { endpoint, Instant } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';
import { FilingId } from '../filings/filingContract.ts';

/** Somebody outside a case or a filing opened its file: on what ground, and which papers were taken. */
export const FileReading = z.object({
  id: z.uuid(),
  person: z.string(),
  organisation: z.string(),
  ground: z.string(),
  openedAt: Instant,
  files: z.object({ file: z.string(), at: Instant }).array(),
});
export type FileReading = z.infer<typeof FileReading>;

const FileAccess = z.object({
  /** This person may take papers now: taking part, or with a ground given today. */
  mayRead: z.boolean(),
  /** The latest first; empty for an applicant. */
  readings: FileReading.array(),
});

const params = z.object({ id: CaseId });
const filing = z.object({ id: FilingId });
const body = z.strictObject({ ground: z.string().trim().min(4).max(500) });

export const FileReadingsApi = {
  fileReadings: endpoint({
    method: 'get',
    path: '/naming-cases/:id/file-readings',
    summary: '案卷调阅记录 / Who outside the case opened its file, and on what ground',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    reply: FileAccess,
  }),
  openFile: endpoint({
    method: 'post',
    path: '/naming-cases/:id/file-readings',
    summary: '登记调阅事由，当日有效 / Give the ground for opening the file; it holds until the end of the day',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    body,
    reply: FileAccess,
  }),
  filingReadings: endpoint({
    method: 'get',
    path: '/filings/:id/file-readings',
    summary: '备案案卷调阅记录 / Who outside the filing opened its file, and on what ground',
    permission: 'filings.read',
    jurisdiction: 'filing',
    params: filing,
    reply: FileAccess,
  }),
  openFilingFile: endpoint({
    method: 'post',
    path: '/filings/:id/file-readings',
    summary:
      '登记调阅备案材料的事由，当日有效 / Give the ground for opening the file of a filing; it holds until the end of the day',
    permission: 'filings.read',
    jurisdiction: 'filing',
    params: filing,
    body,
    reply: FileAccess,
  }),
};
