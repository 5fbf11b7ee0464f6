import { formatInstant } from '../../ui/formatInstant.ts';
import { type FileOf, useFileAccess } from './useFileAccess.ts';
import { useReadingWords } from './words.ts';
import './fileReadings.css';

/** Who opened the file from outside, why, and what was taken; nothing where nobody did. */
export function ReadingLog({ file }: { file: FileOf }) {
  const say = useReadingWords();
  const { readings } = useFileAccess(file);
  if (readings.length === 0) return null;
  return (
    <>
      <h3 className="readings-title">{say('log')}</h3>
      <ul className="readings">
        {readings.map(({ id, person, organisation, ground, openedAt, files }) => (
          <li key={id}>
            <div className="hint">
              <time dateTime={openedAt}>{formatInstant(openedAt)}</time> · {organisation} {person}
            </div>
            <p className="prose">{ground}</p>
            {files.length === 0 && <div className="hint">{say('nothing')}</div>}
            {files.map(({ file: name, at }) => (
              <div key={`${at} ${name}`}>{say('taken', { file: name, at: formatInstant(at) })}</div>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
