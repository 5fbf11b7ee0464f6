import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { basisIn, labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { OpenFile } from '../fileReadings/OpenFile.tsx';
import { useFileAccess } from '../fileReadings/useFileAccess.ts';
import { UploadButton } from '../uploads/UploadButton.tsx';
import { useFilingWords } from './words.ts';

/** The papers of a filing by kind, those the law demands first; each may be opened, and added while the form is open. */
export function FilingMaterials({ found }: { found: FilingDetail }) {
  const say = useFilingWords();
  const list = useCodeList('filing-materials', { divisionCode: found.approverDivision });
  const upload = useAct(FilingsApi.attach);
  return (
    <section className="panel" aria-labelledby="filing-materials">
      <h2 id="filing-materials">{say('materials')}</h2>
      <ProblemAlert error={upload.error} />
      {found.files.length > 0 && <OpenFile file={{ of: 'filing', id: found.id }} />}
      <ul className="material-list">
        {list.map((item) => (
          <Material
            key={item.code}
            found={found}
            item={item}
            isPending={upload.isPending}
            onFile={(file) => upload.mutate({ params: { id: found.id, material: item.code }, file })}
          />
        ))}
      </ul>
    </section>
  );
}

interface Props {
  found: FilingDetail;
  item: CodeListItem;
  isPending: boolean;
  onFile: (file: File) => void;
}

function Material({ found, item, isPending, onFile }: Props) {
  const say = useFilingWords();
  const language = useLanguage();
  const label = labelIn(language, item);
  const { mayRead } = useFileAccess({ of: 'filing', id: found.id });
  const isNeeded = item.traits.need === 'required';
  const files = found.files.filter(({ material }) => material === item.code);
  const condition = (language === 'en' ? item.traits.condition_en : item.traits.condition_zh) ?? '';
  return (
    <li>
      <div className="material-head">
        <span>
          <strong>{label}</strong>{' '}
          <StatusTag tone={isNeeded && files.length === 0 ? 'warning' : 'plain'}>
            {say(isNeeded ? 'need' : 'conditional')}
          </StatusTag>
        </span>
        {found.mayEdit && (
          <UploadButton label={say('uploadFor', { material: label })} isPending={isPending} onFile={onFile}>
            {say('upload')}
          </UploadButton>
        )}
      </div>
      <div className="hint">{[condition, basisIn(language, item)].filter(Boolean).join(' · ')}</div>
      {files.length === 0 && <span className="hint">{say(isNeeded ? 'missing' : 'notGiven')}</span>}
      <ul className="plain-list">
        {files.map(({ id, fileName, sizeBytes, uploadedBy, uploadedAt }) => (
          <li key={id}>
            {mayRead ? (
              <a
                href={urlOf(FilingsApi.download, { params: { id: found.id, fileId: id } })}
                download={fileName}
                aria-label={say('download', { file: fileName })}
              >
                {fileName}
              </a>
            ) : (
              fileName
            )}{' '}
            <small>
              {formatBytes(sizeBytes)} · {uploadedBy} · {formatInstant(uploadedAt)}
            </small>
          </li>
        ))}
      </ul>
    </li>
  );
}
