import { PaperClipOutlined } from '@ant-design/icons';
import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { urlOf } from '../api/call.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { formatBytes } from '../ui/formatMeasure.ts';
import { useCaseWords } from './caseWords.ts';
import { useFileAccess } from './fileReadings/useFileAccess.ts';

interface Props {
  caseId: CaseId;
  attachments: CaseDetail['attachments'];
}

/** The papers of the case, to download. */
export function AttachmentList({ caseId, attachments }: Props) {
  const say = useCaseWords();
  const { mayRead } = useFileAccess({ of: 'case', id: caseId });
  if (attachments.length === 0) return <p className="hint">{say('noAttachments')}</p>;
  return (
    <ul className="attachments">
      {attachments.map(({ id, fileName, sizeBytes, uploadedBy, uploadedAt }) => (
        <li key={id}>
          {mayRead ? (
            <a
              href={urlOf(NamingApi.download, { params: { id: caseId, attachmentId: id } })}
              download={fileName}
              aria-label={say('download', { file: fileName })}
            >
              <PaperClipOutlined aria-hidden="true" /> {fileName}
            </a>
          ) : (
            <span>
              <PaperClipOutlined aria-hidden="true" /> {fileName}
            </span>
          )}
          <small>
            {formatBytes(sizeBytes)} · {uploadedBy} · {formatInstant(uploadedAt)}
          </small>
        </li>
      ))}
    </ul>
  );
}
