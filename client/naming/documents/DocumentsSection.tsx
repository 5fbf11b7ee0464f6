import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type CaseDocument, DocumentsApi } from '#server/naming/documents/contract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { OpenFile } from '../fileReadings/OpenFile.tsx';
import { Section } from '../Section.tsx';
import { DocumentRow } from './DocumentRow.tsx';
import { useDocumentWords } from './words.ts';
import './documents.css';

const keyOf = ({ kind, subjectId, issued }: CaseDocument): string => issued?.id ?? `${kind} ${subjectId ?? ''}`;

/** The official documents that the case has called for so far, in the order of the procedure; void ones at the end. */
export function DocumentsSection({ found }: { found: CaseDetail }) {
  const say = useDocumentWords();
  const { data, error, refetch } = useCall(DocumentsApi.list, { params: { id: found.id } });
  const live = data?.filter(({ issued }) => !issued?.voidedOn);
  const issued = live?.filter((document) => document.issued).length ?? 0;
  return (
    <Section section="documents" {...(live && live.length > 0 ? { aside: `${issued}/${live.length}` } : {})}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingBlock rows={3} />}
      {data && data.length > 0 && <OpenFile file={{ of: 'case', id: found.id }} />}
      {data?.length === 0 && <p className="hint">{say('none')}</p>}
      {data && data.length > 0 && (
        <ul className="documents">
          {data.map((document) => (
            <DocumentRow key={keyOf(document)} caseId={found.id} document={document} />
          ))}
        </ul>
      )}
    </Section>
  );
}
