import { Button, Segmented } from 'antd';
import { type DueFilter, DueListApi } from '#server/naming/dueList/contract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { useDueWords } from './words.ts';

type Summary = Reply<typeof DueListApi.summary>;
const LIGHTS = ['red', 'yellow', 'green', 'paused'] as const;

interface Props {
  filter: DueFilter;
  onChange: (filter: { [K in keyof DueFilter]: DueFilter[K] | undefined }) => void;
}

/** Whose limits, of which light, office, kind and county; each choice says how many it has. */
export function DueFilters({ filter, onChange }: Props) {
  const say = useDueWords();
  const { light: _, ...rest } = filter;
  const { data } = useCall(DueListApi.summary, { query: rest }, { keepPrevious: true });
  const { whose, ...narrowed } = filter;
  return (
    <search className="due-filters" aria-label={say('filters')}>
      <div className="due-switches">
        <Segmented
          aria-label={say('whose')}
          value={whose}
          // An office or county of the one list is often none of the other.
          onChange={(chosen) => onChange({ whose: chosen, light: filter.light })}
          options={(['mine', 'all'] as const).map((value) => ({ value, label: say(`whose.${value}`) }))}
        />
        <LightSwitch filter={filter} lights={data?.lights} onChange={onChange} />
      </div>
      <div className="list-filters">
        <MoreFilters chosen={[filter.office, filter.clock, filter.county]}>
          <Choice of="office" choices={data?.offices} filter={filter} onChange={onChange} />
          <Choice of="clock" choices={data?.clocks} filter={filter} onChange={onChange} />
          <Choice of="county" choices={data?.counties} filter={filter} onChange={onChange} />
        </MoreFilters>
        {Object.keys(narrowed).length > 0 && <Button onClick={() => onChange({ whose })}>{say('clear')}</Button>}
      </div>
    </search>
  );
}

const MARK = { red: '■', yellow: '▲', green: '●', paused: '‖' } as const;

function LightSwitch({ filter, lights, onChange }: Props & { lights: Summary['lights'] | undefined }) {
  const say = useDueWords();
  const numbered = (light: string, n: number | undefined) =>
    n === undefined ? light : say('lightCount', { light, n });
  const isPausedShown = filter.light === 'paused' || (lights?.paused ?? 0) > 0;
  const every = lights && lights.red + lights.yellow + lights.green;
  return (
    <Segmented
      aria-label={say('light')}
      value={filter.light ?? 'every'}
      onChange={(chosen) => onChange({ ...filter, light: LIGHTS.find((light) => light === chosen) })}
      options={[
        { value: 'every' as const, label: numbered(say('light.every'), every) },
        ...LIGHTS.filter((light) => light !== 'paused' || isPausedShown).map((light) => ({
          value: light,
          label: (
            <>
              <span className={`light-${light}`} aria-hidden="true">
                {MARK[light]}
              </span>{' '}
              {numbered(say(`light.${light}`), lights?.[light])}
            </>
          ),
        })),
      ]}
    />
  );
}

const EVERY = { office: 'everyOffice', clock: 'everyClock', county: 'everyCounty' } as const;

interface ChoiceProps extends Props {
  of: keyof typeof EVERY;
  choices: Summary['offices'] | undefined;
}

function Choice({ of, choices = [], filter, onChange }: ChoiceProps) {
  const say = useDueWords();
  const language = useLanguage();
  return (
    <FilterChoice
      label={say(of)}
      all={say(EVERY[of])}
      value={filter[of]}
      onChange={(value: string | undefined) => onChange({ ...filter, [of]: value })}
      options={choices.map(({ key, label, labelEn, count }) => ({
        value: key,
        label: say('choice', { label: language === 'en' ? labelEn : label, n: count }),
      }))}
    />
  );
}
