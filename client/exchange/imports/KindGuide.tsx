import { Button } from 'antd';
import { ImportKind } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { saveTemplate } from './saveTemplate.ts';
import { useImportWords } from './words.ts';

/** What each kind of data becomes, and the headings to begin with. */
export function KindGuide({ isOpen }: { isOpen: boolean }) {
  const say = useImportWords();
  return (
    <details className="panel import-guide" open={isOpen}>
      <summary>{say('guide')}</summary>
      <p className="hint">{say('guideLead')}</p>
      <ul>
        {ImportKind.options.map((kind) => (
          <li key={kind}>
            <strong>{say(`kind.${kind}`)}</strong>
            <span>{say(`kindHint.${kind}`)}</span>
            <Template kind={kind} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Template({ kind }: { kind: ImportKind }) {
  const say = useImportWords();
  const isEnglish = useLanguage() === 'en';
  const { listed } = usePunctuation();
  const { data } = useCall(ImportsApi.kinds, {});
  const fields = data?.items.find((item) => item.kind === kind)?.fields ?? [];
  if (fields.length === 0) return null;
  const name = say(`kind.${kind}`);
  return (
    <>
      <span className="hint">
        {listed(fields.map(({ label, labelEn, required }) => `${isEnglish ? labelEn : label}${required ? '*' : ''}`))}
      </span>
      <Button
        size="small"
        aria-label={say('templateOf', { kind: name })}
        onClick={() => saveTemplate(say('templateFile', { kind: name }), fields)}
      >
        {say('template')}
      </Button>
    </>
  );
}
