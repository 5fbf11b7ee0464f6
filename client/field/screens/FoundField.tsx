import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { type InspectionEntries, MISSING } from './inspectionEntries.ts';
import { useInspectionWords } from './inspectionWords.ts';

interface Props {
  entries: InspectionEntries;
  defects: PackageContent['defects'];
  enter: (changed: Partial<InspectionEntries>) => void;
}

const FOUND = ['intact', 'defect', 'missing'] as const;

/** In order, defective or missing; and which defects. */
export function FoundField({ entries, defects, enter }: Props) {
  const say = useInspectionWords();
  return (
    <>
      <h2 id="found">{say('found')}</h2>
      <fieldset className="choices" aria-labelledby="found">
        {FOUND.map((one) => (
          <button key={one} type="button" aria-pressed={entries.found === one} onClick={() => enter({ found: one })}>
            {say(`found.${one}`)}
          </button>
        ))}
      </fieldset>
      {entries.found === 'defect' || entries.found === 'missing' ? (
        <Defects entries={entries} defects={defects.filter(({ code }) => code !== MISSING)} enter={enter} />
      ) : null}
    </>
  );
}

function Defects({ entries, defects, enter }: Props) {
  const say = useInspectionWords();
  const language = useLanguage();
  const toggled = (code: string) =>
    entries.defects.includes(code) ? entries.defects.filter((other) => other !== code) : [...entries.defects, code];
  return (
    <>
      <h2 id="defects">{say(entries.found === 'missing' ? 'otherDefects' : 'defects')}</h2>
      <fieldset className="defects" aria-labelledby="defects">
        {defects.map(({ code, labelZh, label }) => (
          <button
            key={code}
            type="button"
            className="big"
            aria-pressed={entries.defects.includes(code)}
            onClick={() => enter({ defects: toggled(code) })}
          >
            {code} {language === 'en' ? label : labelZh}
          </button>
        ))}
      </fieldset>
    </>
  );
}
