import { Button } from 'antd';
import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';
import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';
import { MaterialsApi } from '#server/naming/materials/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { basisIn, labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { FormLinks } from '../materials/FormLinks.tsx';
import { materialsOf } from '../materials/materialsOf.ts';
import { useMaterialWords } from '../materials/words.ts';
import { UploadButton } from '../uploads/UploadButton.tsx';
import type { WaitingFile } from '../uploads/waitingFile.ts';
import '../materials/materials.css';

type Uploaded = CaseDetail['attachments'];
interface Props {
  kind: CaseKind;
  /** Undefined until the draft is saved. */
  caseId: CaseId | undefined;
  category: string;
  division: string;
  uploaded: Uploaded;
  /** Chosen, and uploaded when the draft is saved. */
  waiting: readonly WaitingFile[];
  onChange: (waiting: WaitingFile[]) => void;
}

/** The materials of this kind of application, each with its file if it takes one. Files wait for the next save: they need a draft to belong to. */
export function FilesSection({ kind, caseId, category, division, uploaded, waiting, onChange }: Props) {
  const say = useMaterialWords();
  const list = useCodeList('application-materials', division ? { divisionCode: division } : {});
  const items = materialsOf(list, { kind, category });
  const query = division ? { division: DivisionCode.parse(division.slice(0, 6)) } : {};
  const forms = useCall(MaterialsApi.forms, { query }).data?.items ?? [];
  const withForm = new Set(forms.map(({ material }) => material));
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
            form={withForm.has(item.code) ? { kind, caseId } : undefined}
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
  /** Where its form comes from; undefined where it has none. */
  form: Pick<Props, 'kind' | 'caseId'> | undefined;
  uploaded: Uploaded;
  waiting: readonly WaitingFile[];
  onChange: (waiting: WaitingFile[]) => void;
}

function Material({ item, form, uploaded, waiting, onChange }: MaterialProps) {
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
      {form && <FormLinks label={label} material={item.code} {...form} />}
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
