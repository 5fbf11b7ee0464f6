import { Button } from 'antd';
import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { basisIn, labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { materialsOf } from '../materials/materialsOf.ts';
import { useMaterialWords } from '../materials/words.ts';
import { UploadButton } from '../uploads/UploadButton.tsx';
import type { WaitingFile } from '../uploads/waitingFile.ts';
import '../materials/materials.css';

type Uploaded = CaseDetail['attachments'];
interface Props {
  category: string;
  division: string;
  uploaded: Uploaded;
  /** Chosen, and uploaded when the draft is saved. */
  waiting: readonly WaitingFile[];
  onChange: (waiting: WaitingFile[]) => void;
}

/** The materials of this kind of application, each with its file if it takes one. Files wait for the next save: they need a draft to belong to. */
export function FilesSection({ category, division, uploaded, waiting, onChange }: Props) {
  const say = useMaterialWords();
  const list = useCodeList('application-materials', division ? { divisionCode: division } : {});
  const items = materialsOf(list, { kind: 'naming', category });
  const codes = new Set(items.map(({ code }) => code));
  const others = uploaded.filter(({ material }) => material === null || !codes.has(material));
  return (
    <>
      <p className="field-help">{say('lead')}</p>
      <p className="field-help">{say('formats')}</p>
      <ul className="materials">
        {items.map((item) => (
          <Material
            key={item.code}
            item={item}
            uploaded={uploaded.filter(({ material }) => material === item.code)}
            waiting={waiting}
            onChange={onChange}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{say('others')}</h3>
          <UploadedFiles files={others} />
        </>
      )}
    </>
  );
}

interface MaterialProps {
  item: CodeListItem;
  uploaded: Uploaded;
  waiting: readonly WaitingFile[];
  onChange: (waiting: WaitingFile[]) => void;
}

function Material({ item, uploaded, waiting, onChange }: MaterialProps) {
  const say = useMaterialWords();
  const language = useLanguage();
  const label = labelIn(language, item);
  const note = (language === 'en' ? item.traits.reader_note_en : item.traits.reader_note_zh) ?? '';
  const mine = waiting.filter(({ material }) => material === item.code);
  return (
    <li>
      <div className="material-line">
        <span>{label}</span>
        {item.traits.given_by === 'upload' ? (
          <UploadButton
            label={say('chooseFor', { material: label })}
            isPending={false}
            onFile={(file) => onChange([...waiting, { file, material: item.code }])}
          >
            {say('choose')}
          </UploadButton>
        ) : (
          <StatusTag tone={item.traits.given_by === 'form' ? 'good' : 'plain'}>
            {say(item.traits.given_by === 'form' ? 'source.form' : 'source.share')}
          </StatusTag>
        )}
      </div>
      <div className="hint">{[note, basisIn(language, item)].filter(Boolean).join(' · ')}</div>
      <UploadedFiles files={uploaded} />
      {mine.length > 0 && (
        <ul className="apply-files">
          {mine.map((each) => (
            <li key={`${each.file.name}-${each.file.lastModified}-${each.file.size}`}>
              {each.file.name} <small>{formatBytes(each.file.size)}</small>{' '}
              <StatusTag tone="active">{say('waiting')}</StatusTag>
              <Button
                size="small"
                aria-label={say('removeName', { name: each.file.name })}
                onClick={() => onChange(waiting.filter((other) => other !== each))}
              >
                {say('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function UploadedFiles({ files }: { files: Uploaded }) {
  const say = useMaterialWords();
  if (files.length === 0) return null;
  return (
    <ul className="apply-files">
      {files.map(({ id, fileName, sizeBytes }) => (
        <li key={id}>
          {fileName} <small>{formatBytes(sizeBytes)}</small> <StatusTag tone="good">{say('uploaded')}</StatusTag>
        </li>
      ))}
    </ul>
  );
}
