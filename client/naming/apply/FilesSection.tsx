import { App, Button } from 'antd';
import { useRef } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useApplyWords } from './words.ts';

const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'];
const MOST_BYTES = 20 * 1024 * 1024;
const isFine = (file: File): boolean => MEDIA_TYPES.includes(file.type) && file.size <= MOST_BYTES;

interface Props {
  uploaded: CaseDetail['attachments'];
  /** Chosen, and uploaded when the draft is saved. */
  waiting: readonly File[];
  onChange: (waiting: File[]) => void;
}

/** Files to go with the application. They need a saved draft to belong to, so they wait for the next save. */
export function FilesSection({ uploaded, waiting, onChange }: Props) {
  const say = useApplyWords();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const add = (files: readonly File[]) => {
    for (const file of files) if (!isFine(file)) void message.error(say('badFile', { name: file.name }));
    onChange([...waiting, ...files.filter(isFine)]);
  };
  return (
    <>
      <p className="field-help">{say('filesHelp')}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        multiple
        accept={MEDIA_TYPES.join()}
        aria-label={say('addFile')}
        tabIndex={-1}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <ul className="apply-files">
        {uploaded.map((file) => (
          <li key={file.id}>
            {file.fileName} <small>{formatBytes(file.sizeBytes)}</small>{' '}
            <StatusTag tone="good">{say('uploaded')}</StatusTag>
          </li>
        ))}
        {waiting.map((file, index) => (
          <li key={`${file.name}-${file.lastModified}-${file.size}`}>
            {file.name} <small>{formatBytes(file.size)}</small> <StatusTag tone="active">{say('waiting')}</StatusTag>
            <Button
              size="small"
              aria-label={say('removeName', { name: file.name })}
              onClick={() => onChange(waiting.toSpliced(index, 1))}
            >
              {say('remove')}
            </Button>
          </li>
        ))}
        {uploaded.length + waiting.length === 0 && <li className="field-help">{say('noFiles')}</li>}
      </ul>
      <Button onClick={() => input.current?.click()}>{say('addFile')}</Button>
    </>
  );
}
