import type { CaseId } from '#server/naming/caseContract.ts';
import { type FileReading, FileReadingsApi } from '#server/naming/fileReadings/contract.ts';
import { useCall } from '../../api/query.ts';

const NONE: FileReading[] = [];

/** Whether this person may take papers of the case now, and who opened its file from outside. Until it is known, links are shown: the server decides. */
export function useFileAccess(caseId: CaseId): { mayRead: boolean; readings: FileReading[] } {
  return useCall(FileReadingsApi.fileReadings, { params: { id: caseId } }).data ?? { mayRead: true, readings: NONE };
}
