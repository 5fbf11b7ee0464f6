import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type CaseMaterial, MaterialsApi } from '#server/naming/materials/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { AttachmentList } from '../AttachmentList.tsx';
import { OpenFile } from '../fileReadings/OpenFile.tsx';
import { useFileAccess } from '../fileReadings/useFileAccess.ts';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import { FormLinks } from './FormLinks.tsx';
import { useMaterialWords } from './words.ts';
import './materials.css';

const TONE: Record<CaseMaterial['state'], Tone> = { given: 'good', missing: 'bad', open: 'plain', not_asked: 'plain' };

/** What the case must come with and how each stands: the handler sees at once what is missing, and what may not be asked for. */
export function MaterialsChecklist({ found }: { found: CaseDetail }) {
  const say = useMaterialWords();
  const { data, error } = useCall(MaterialsApi.checklist, { params: { id: found.id } });
  if (error && !data) return <ProblemAlert error={error} />;
  const items = data?.items ?? [];
  const missing = items.filter(({ state }) => state === 'missing').length;
  const listed = new Set(items.flatMap(({ attachmentIds }) => attachmentIds));
  const others = found.attachments.filter(({ id }) => !listed.has(id));
  return (
    <>
      <h3>
        {say('title')} {missing > 0 && <StatusTag tone="bad">{say('missingOnes', { n: missing })}</StatusTag>}
      </h3>
      <p className="hint">{say('lead')}</p>
      <OpenFile file={{ of: 'case', id: found.id }} />
      <ul className="materials">
        {items.map((item) => (
          <Material key={item.code} item={item} found={found} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h4>{say('others')}</h4>
          <AttachmentList caseId={found.id} attachments={others} />
        </>
      )}
    </>
  );
}

function Material({ item, found }: { item: CaseMaterial; found: CaseDetail }) {
  const say = useMaterialWords();
  const inEnglish = useLanguage() === 'en';
  const { mayRead } = useFileAccess({ of: 'case', id: found.id });
  const label = inEnglish ? item.labelEn : item.labelZh;
  const files = found.attachments.filter(({ id }) => item.attachmentIds.includes(id));
  const notes = [inEnglish ? item.noteEn : item.noteZh, inEnglish ? item.basisEn : item.basisZh];
  return (
    <li>
      <div className="material-line">
        <span>{label}</span>
        <StatusTag tone={TONE[item.state]}>{say(`state.${item.state}`)}</StatusTag>
      </div>
      <div className="hint">
        {notes.filter(Boolean).join(' · ')}
        {!item.verified && <UnverifiedMark />}
      </div>
      {item.hasForm && mayRead && <FormLinks label={label} caseId={found.id} material={item.code} kind={found.kind} />}
      {item.fromProcedure && <div className="hint">{say('fromProcedure')}</div>}
      {files.length > 0 && <AttachmentList caseId={found.id} attachments={files} />}
    </li>
  );
}
