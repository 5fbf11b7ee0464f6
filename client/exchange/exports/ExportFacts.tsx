import { Alert } from 'antd';
import type { ExportPreview } from '#server/exchange/exports/exportContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useExportWords } from './words.ts';

/** How many rows, how they are labelled, and what the format cannot carry. */
export function ExportFacts({ preview }: { preview: ExportPreview | undefined }) {
  const say = useExportWords();
  const language = useLanguage();
  if (!preview) return <p role="status">{say('counting')}</p>;
  const { rows, counts, secrecy, atOnce, limits } = preview;
  if (rows === 0) return <Alert type="info" showIcon role="status" title={say('nothing')} />;
  return (
    <div role="status" className="export-facts">
      <p>
        <strong>{say('rows', { n: rows })}</strong> {say(atOnce ? 'atOnce' : 'later')}
      </p>
      {secrecy !== 'public' && (
        <Alert
          type="warning"
          showIcon
          title={say('notPublic', { internal: counts.internal, restricted: counts.restricted })}
        />
      )}
      {limits.length > 0 && (
        <ul className="export-limits" aria-label={say('limits')}>
          {limits.map(({ code, zh, en }) => (
            <li key={code}>{language === 'en' ? en : zh}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
