import type { ImportField, ImportRow } from '#server/exchange/imports/importContract.ts';
import { useLanguage } from '../../../ui/addWords.ts';
import { useStepWords } from '../stepWords.ts';
import { valueText } from './valueText.ts';

interface Props {
  fields: readonly ImportField[];
  changes: ImportRow['changes'];
}

/** Fields that differ from the register: before → after. */
export function RowChanges({ fields, changes }: Props) {
  const say = useStepWords();
  const isEnglish = useLanguage() === 'en';
  if (changes.length === 0) return null;
  const labelOf = (name: string) => {
    const found = fields.find(({ field }) => field === name);
    return found ? (isEnglish ? found.labelEn : found.label) : name;
  };
  return (
    <ul className="import-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {say('change1', { field: labelOf(field) })}
          <del>{valueText(before) ?? say('nothingBefore')}</del>
          <span aria-hidden="true"> → </span>
          <ins>{valueText(after) ?? say('nothingBefore')}</ins>
        </li>
      ))}
    </ul>
  );
}
