import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useNewSignWords } from './words.ts';
import './newSign.css';

type Defects = PackageContent['defects'];

/** Defects of a sign, any number of them. */
export function DefectChoice({
  defects,
  value,
  onChange,
}: {
  defects: Defects;
  value: string[];
  onChange: (codes: string[]) => void;
}) {
  const say = useNewSignWords();
  const language = useLanguage();
  const toggle = (code: string) =>
    onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code]);
  return (
    <fieldset className="defects">
      <legend>{say('defects')}</legend>
      {defects.map(({ code, label, labelZh }) => (
        <label key={code}>
          <input type="checkbox" checked={value.includes(code)} onChange={() => toggle(code)} />
          <span>
            {code} {language === 'en' ? label : labelZh}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
