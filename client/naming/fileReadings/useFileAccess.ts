import { CaseId } from '#server/naming/caseContract.ts';
import { type FileReading, FileReadingsApi } from '#server/naming/fileReadings/contract.ts';
import { FilingId } from '#server/naming/filings/filingContract.ts';
import { useCall } from '../../api/query.ts';

/** Whose file it is: that of a case, or of a filing from outside. */
export interface FileOf {
  of: 'case' | 'filing';
  id: string;
}

const NONE: FileReading[] = [];

/** Whether this person may take papers of the file now, and who opened it from outside. Until it is known, links are shown: the server decides. */
export function useFileAccess({ of, id }: FileOf): { mayRead: boolean; readings: FileReading[] } {
  const ofCase = useCall(
    FileReadingsApi.fileReadings,
    { params: { id: CaseId.parse(id) } },
    { enabled: of === 'case' },
  );
  const ofFiling = useCall(
    FileReadingsApi.filingReadings,
    { params: { id: FilingId.parse(id) } },
    { enabled: of === 'filing' },
  );
  return (of === 'case' ? ofCase : ofFiling).data ?? { mayRead: true, readings: NONE };
}
