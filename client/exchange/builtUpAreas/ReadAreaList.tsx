import { Checkbox, Select } from 'antd';
import type { BuiltUpAreaId, ReadArea } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatArea } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AreaFindings } from './AreaFindings.tsx';
import { type Chosen, isGood, withArea } from './chosen.ts';
import { useCountyWords } from './useCountyWords.ts';
import { useBuiltUpWords } from './words.ts';

interface Props {
  areas: readonly ReadArea[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  /** The file as a whole cannot be used. */
  isRefused: boolean;
}

/** Each area of a file: what it is, what was found, and what it takes the place of. */
export function ReadAreaList({ areas, chosen, onChange, isRefused }: Props) {
  const say = useBuiltUpWords();
  return (
    <ul className="built-up-read" aria-label={say('areas')}>
      {areas.map((area) => (
        <li key={area.number} className="card-item">
          <AreaHead
            area={area}
            isUsable={!isRefused && isGood(area)}
            isTaken={chosen[area.number] !== undefined}
            onTake={(isTaken) => onChange(withArea(chosen, area, isTaken))}
          />
          <AreaFindings findings={area.findings} />
          {chosen[area.number] !== undefined && area.others.length > 0 && (
            <ReplaceChoice
              area={area}
              value={chosen[area.number] ?? null}
              onChange={(id) => onChange({ ...chosen, [area.number]: id })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface HeadProps {
  area: ReadArea;
  isUsable: boolean;
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}

function AreaHead({ area: { number, name, counties, areaSquareMetres }, isUsable, isTaken, onTake }: HeadProps) {
  const say = useBuiltUpWords();
  const language = useLanguage();
  const countyWords = useCountyWords();
  const title = name ?? say('unnamed', { n: number });
  const size = areaSquareMetres === null ? '' : formatArea(areaSquareMetres, language);
  return (
    <>
      <div className="card-item-head">
        {isUsable ? (
          <Checkbox
            checked={isTaken}
            aria-label={say('take', { name: title })}
            onChange={({ target }) => onTake(target.checked)}
          >
            <span className="record-name">{title}</span>
          </Checkbox>
        ) : (
          <span className="record-name">{title}</span>
        )}
        {!isUsable && <StatusTag tone="bad">{say('refused')}</StatusTag>}
      </div>
      <p>{[countyWords(counties), size].filter((part) => part !== '').join(' · ')}</p>
    </>
  );
}

const NOTHING = 'nothing';

interface ReplaceProps {
  area: ReadArea;
  value: BuiltUpAreaId | null;
  onChange: (id: BuiltUpAreaId | null) => void;
}

function ReplaceChoice({ area: { others }, value, onChange }: ReplaceProps) {
  const say = useBuiltUpWords();
  const language = useLanguage();
  const hasNamesake = others.some(({ isSame }) => isSame);
  return (
    <div className="built-up-replaces">
      <Field label={say('replaces')}>
        {(control) => (
          <Select
            {...control}
            value={value ?? NOTHING}
            onChange={(chosen: string) => onChange(others.find(({ id }) => id === chosen)?.id ?? null)}
            popupMatchSelectWidth={false}
            options={[
              // Two areas of one name cannot be in force at once.
              ...(hasNamesake ? [] : [{ value: NOTHING, label: say('replacesNone') }]),
              ...others.map(({ id, name, validFrom, share }) => ({
                value: String(id),
                label: say('replacesOne', {
                  name,
                  day: formatDay(validFrom, language),
                  percent: Math.round(share * 100),
                }),
              })),
            ]}
          />
        )}
      </Field>
    </div>
  );
}
