import { Checkbox, Select } from 'antd';
import { BoundariesApi, LineId, LineLevel } from '#server/boundaries/contract.ts';
import { HandoutContent } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { DayField } from '../markers/DayField.tsx';
import { useMarkerWords } from '../markers/words.ts';
import { type HandoutTexts, selectionOfTexts } from './handoutTexts.ts';
import { useHandoutWords } from './words.ts';

interface Props {
  texts: HandoutTexts;
  onChange: (part: Partial<HandoutTexts>) => void;
}

/** Which data, as of which day, in which form; and how much of it may go out. */
export function SelectionFields({ texts, onChange }: Props) {
  const say = useHandoutWords();
  return (
    <>
      <div className="marker-grid">
        <AreaField texts={texts} onChange={onChange} />
        <div>
          <DayField label={say('day')} required value={texts.day} onChange={(day) => onChange({ day })} />
          <p className="hint">{say('dayHelp')}</p>
        </div>
      </div>
      <div className="handout-long">
        <Choices
          label={say('contents')}
          value={texts.contents}
          options={HandoutContent.options.map((value) => ({ value, label: say(`content.${value}`) }))}
          onChange={(contents) => onChange({ contents })}
        />
        <Choices
          label={say('levels')}
          value={texts.levels}
          options={LineLevel.options.map((value) => ({ value, label: say(`lineLevel.${value}`) }))}
          onChange={(levels) => onChange({ levels })}
        />
        <Choices
          label={say('formats')}
          value={texts.formats}
          options={(['geojson', 'xlsx'] as const).map((value) => ({ value, label: say(`format.${value}`) }))}
          onChange={(formats) => onChange({ formats })}
        />
        <LinesField texts={texts} onChange={onChange} />
      </div>
      <Counts texts={texts} />
    </>
  );
}

interface ChoicesProps<T extends string> {
  label: string;
  value: readonly T[];
  options: { value: T; label: string }[];
  onChange: (value: T[]) => void;
}

function Choices<T extends string>({ label, value, options, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="handout-choices">
      <legend>{label}</legend>
      <Checkbox.Group value={[...value]} options={options} onChange={(chosen) => onChange(chosen)} />
    </fieldset>
  );
}

/** The office's division and those directly below it. */
function AreaField({ texts, onChange }: Props) {
  const say = useHandoutWords();
  const { data: me } = useSession();
  const own = DivisionCode.safeParse(me?.organisation.divisionCode).data;
  const { data } = useCall(
    DivisionsApi.list,
    { query: { limit: 200, ...(own ? { parent: own } : {}) } },
    { enabled: own !== undefined },
  );
  const below = (data?.items ?? []).map(({ code, name }) => ({ value: String(code), label: name }));
  const options = me ? [{ value: me.organisation.divisionCode, label: me.divisionName }, ...below] : below;
  return (
    <Field label={say('area')} required>
      {({ id }) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={texts.area}
          onChange={(area: string | null) => onChange({ area, lines: [] })}
          options={options}
        />
      )}
    </Field>
  );
}

function LinesField({ texts, onChange }: Props) {
  const say = useHandoutWords();
  const sayLine = useMarkerWords();
  const division = DivisionCode.safeParse(texts.area).data;
  const { data } = useCall(
    BoundariesApi.listLines,
    { query: { limit: 200, ...(division ? { division } : {}) } },
    { enabled: division !== undefined },
  );
  const lines = (data?.items ?? []).filter(({ level }) => texts.levels.includes(level));
  return (
    <Field label={say('lines')} help={say('linesHelp')}>
      {({ id }) => (
        <Select
          id={id}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={texts.lines}
          onChange={(chosen: string[]) =>
            onChange({ lines: chosen.flatMap((line) => LineId.safeParse(line).data ?? []) })
          }
          options={lines.map((line) => ({
            value: line.id,
            label: sayLine('lineOf', { a: line.sideA.name, b: line.sideB.name }),
          }))}
        />
      )}
    </Field>
  );
}

/** How much of it may go out, asked of the server whenever the selection is whole. */
function Counts({ texts }: { texts: HandoutTexts }) {
  const say = useHandoutWords();
  const selection = selectionOfTexts(texts);
  const level = texts.level === 'secret' ? 'internal' : texts.level;
  const { data } = useCall(
    HandoutsApi.previewHandout,
    // Only asked where there is a selection.
    { body: { level, selection: selection ?? EMPTY } },
    { enabled: selection !== null, keepPrevious: true },
  );
  if (!data || !selection) return null;
  const { withoutOutline, ...counts } = data;
  return (
    <div role="status" className="handout-counts">
      <p>{say('counts', counts)}</p>
      {withoutOutline.length > 0 && <p>{say('withoutOutline', { names: withoutOutline.join('、') })}</p>}
      {texts.level === 'restricted' && <p className="hint">{say('restrictedCounts')}</p>}
    </div>
  );
}

const EMPTY = {
  ...{ day: '2000-01-01', area: DivisionCode.parse('000000'), lines: [] },
  ...{ levels: ['county' as const], contents: ['lines' as const], formats: ['geojson' as const] },
};
