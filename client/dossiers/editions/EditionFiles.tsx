import { useEditionWords } from './words.ts';

/** The files of an edition. */
export function EditionFiles({ id }: { id: string }) {
  const say = useEditionWords();
  const names = { xlsx: 'XLSX', csv: 'CSV', json: 'JSON', pdf: say('format.pdf') };
  return (
    <ul className="edition-files" aria-label={say('files')}>
      {(['xlsx', 'csv', 'json', 'pdf'] as const).map((format) => (
        <li key={format}>
          <a href={`/api/division-editions/${id}/file?format=${format}`}>{names[format]}</a>
        </li>
      ))}
    </ul>
  );
}
