import { InputNumber } from 'antd';
import { Field } from '../../ui/Field.tsx';
import { useTopologyWords } from './words.ts';

const KEYS = [
  'noiseSquareMetres',
  'sliverWidthMetres',
  'edgeDistanceMetres',
  'blankSquareMetres',
  'blankWidthMetres',
] as const;
/** What somebody chose instead of the shipped values. */
export type ChosenThresholds = Partial<Record<(typeof KEYS)[number], number>>;

interface Props {
  value: ChosenThresholds;
  onChange: (value: ChosenThresholds) => void;
}

/** From which size on what is called what: folded away, because the shipped values mostly do. */
export function ThresholdFields({ value, onChange }: Props) {
  const say = useTopologyWords();
  const change = (key: keyof ChosenThresholds, chosen: number | null) => {
    const { [key]: _, ...others } = value;
    onChange(chosen === null ? others : { ...others, [key]: chosen });
  };
  return (
    <details className="topology-thresholds">
      <summary>{say('thresholds')}</summary>
      <p className="hint">{say('thresholdsHelp')}</p>
      {KEYS.map((key) => (
        <Field key={key} label={say(`threshold.${key}`)}>
          {({ status: _, ...control }) => (
            <InputNumber
              {...control}
              min={key === 'edgeDistanceMetres' ? 0.01 : 0}
              value={value[key] ?? null}
              placeholder={say('thresholdDefault')}
              onChange={(chosen: number | null) => change(key, chosen)}
            />
          )}
        </Field>
      ))}
    </details>
  );
}
