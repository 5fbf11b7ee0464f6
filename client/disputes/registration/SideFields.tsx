import { Select } from 'antd';
import { useUnitChoices } from '../../dossiers/useUnitChoices.ts';
import { Field } from '../../ui/Field.tsx';
import { useDisputeWords } from '../words.ts';
import type { Typed } from './typed.ts';

interface Props {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

/** The two governments, chosen from the divisions of the province and the office's own townships. */
export function SideFields({ typed, onChange }: Props) {
  const say = useDisputeWords();
  const { receivers } = useUnitChoices();
  return (
    <>
      <p className="hint">{say('sidesHelp')}</p>
      <div className="dispute-form">
        {(['sideA', 'sideB'] as const).map((name) => (
          <Field key={name} label={say(name)} required>
            {({ id }) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={say('choosePlaceholder')}
                value={typed[name]}
                onChange={(code: string) => onChange({ [name]: code })}
                options={receivers}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
