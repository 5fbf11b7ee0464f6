import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { useToolWords } from '../toolWords.ts';
import type { Zone } from './gaussKruger.ts';
import { type PositionFault, positionIn } from './positionIn.ts';

interface Props {
  label: string;
  /** What the button does with the position. */
  action: string;
  /** The zone of an easting that is typed without its number. */
  zone: Zone | undefined;
  onPosition: (at: [number, number]) => void;
}

/** One position, typed in degrees, DMS or Gauss–Krüger metres. */
export function PositionField({ label, action, zone, onPosition }: Props) {
  const say = useToolWords();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<PositionFault | null>(null);
  const read = () => {
    const found = positionIn(text, zone);
    if ('fault' in found) return setFault(found.fault);
    setFault(null);
    setText('');
    onPosition(found.position);
  };
  return (
    <Field label={label} help={say(zone ? 'goToHelp' : 'typedHelp')} error={fault ? say(`fault.${fault}`) : undefined}>
      {(control) => (
        <Space.Compact block>
          <Input
            {...control}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setFault(null);
            }}
            onPressEnter={read}
            placeholder="106.2, 38"
            spellCheck={false}
          />
          <Button onClick={read}>{action}</Button>
        </Space.Compact>
      )}
    </Field>
  );
}
