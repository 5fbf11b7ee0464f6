import { InputNumber, Select } from 'antd';
import { ContestedArea, RiskLevel } from '#server/disputes/contract.ts';
import { DayField } from '../../boundaries/markers/DayField.tsx';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { useUnitChoices } from '../../dossiers/useUnitChoices.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import { Field } from '../../ui/Field.tsx';
import { useDisputeWords } from '../words.ts';
import type { Typed } from './typed.ts';

interface Props {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

/** What happened, where, and who and what is affected. */
export function FactsFields(props: Props) {
  return (
    <div className="dispute-form">
      <What {...props} />
      <Stakes {...props} />
      <Area {...props} />
    </div>
  );
}

function What({ typed, onChange }: Props) {
  const say = useDisputeWords();
  return (
    <>
      <TextField
        label={say('titleField')}
        help={say('titleHelp')}
        required
        value={typed.title}
        onChange={(title) => onChange({ title })}
      />
      <DayField label={say('aroseOn')} required value={typed.aroseOn} onChange={(aroseOn) => onChange({ aroseOn })} />
      {typed.track === 'T2' && (
        <TextField
          label={say('agreement')}
          help={say('agreementHelp')}
          required
          value={typed.agreement}
          onChange={(agreement) => onChange({ agreement })}
        />
      )}
      <TextField label={say('factsOf')} required long value={typed.facts} onChange={(facts) => onChange({ facts })} />
      <TextField label={say('cause')} long value={typed.cause} onChange={(cause) => onChange({ cause })} />
    </>
  );
}

function Stakes({ typed, onChange }: Props) {
  const say = useDisputeWords();
  return (
    <>
      <TextField
        label={say('villages')}
        help={say('villagesHelp')}
        value={typed.affectedVillages}
        onChange={(affectedVillages) => onChange({ affectedVillages })}
      />
      <Field label={say('population')}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={0}
            precision={0}
            value={typed.affectedPopulation}
            onChange={(affectedPopulation) => onChange({ affectedPopulation })}
          />
        )}
      </Field>
      <TextField
        label={say('resources')}
        value={typed.resourcesAtStake}
        onChange={(resourcesAtStake) => onChange({ resourcesAtStake })}
      />
      <Field label={say('risk')}>
        {({ id }) => (
          <Select
            id={id}
            allowClear
            value={typed.riskLevel}
            onChange={(riskLevel: string | undefined) => onChange({ riskLevel: riskLevel ?? null })}
            options={RiskLevel.options.map((value) => ({ value, label: say(`risk.${value}`) }))}
          />
        )}
      </Field>
    </>
  );
}

function Area({ typed, onChange }: Props) {
  const say = useDisputeWords();
  const { boxes } = useUnitChoices();
  return (
    <div className="whole">
      <h3>{say('drawArea')}</h3>
      <DrawMap
        mode="polygon"
        label={say('drawArea')}
        value={typed.area}
        onChange={(shape) => onChange({ area: ContestedArea.safeParse(shape).data ?? null })}
        bounds={boxes.get(typed.sideA ?? '') ?? null}
        height="320px"
      />
    </div>
  );
}
