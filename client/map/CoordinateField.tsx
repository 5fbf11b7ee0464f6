import { Input } from 'antd';
import { useId, useState } from 'react';
import { type DrawMode, type DrawnShape, shapeOfText, type TextFault, textOf } from './coordinateText.ts';
import { useMapWords } from './words.ts';

interface Props {
  mode: DrawMode;
  value: DrawnShape | null;
  onChange: (shape: DrawnShape | null) => void;
}

/** What was last typed, and the shape it stood for: as long as the shape is the same the typing is left alone. */
interface Typed {
  text: string;
  meant: string;
}

/** Coordinates as text, one `lon,lat` per line: the way to draw with the keyboard, always in step with the map. */
export function CoordinateField({ mode, value, onChange }: Props) {
  const say = useMapWords();
  const id = useId();
  const canonical = textOf(value);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const text = typed && typed.meant === canonical ? typed.text : canonical;

  const read = (next: string) => {
    const result = next.trim() === '' ? { shape: null } : shapeOfText(mode, next);
    if ('fault' in result) {
      setFault(result.fault);
      setTyped({ text: next, meant: canonical });
      return;
    }
    setFault(null);
    setTyped({ text: next, meant: textOf(result.shape) });
    onChange(result.shape);
  };
  const shownFault = fault && typed?.meant === canonical ? fault : null;
  const { code, ...values } = shownFault ?? { code: null };

  return (
    <div className="draw-coordinates">
      <label htmlFor={id}>{say('coordinates')}</label>
      <Input.TextArea
        id={id}
        value={text}
        onChange={(event) => read(event.target.value)}
        rows={3}
        status={shownFault ? 'error' : ''}
        aria-invalid={shownFault !== null}
        aria-describedby={`${id}-help`}
        spellCheck={false}
        placeholder={'106.19850,37.98210\n106.20440,37.98265'}
      />
      <div
        id={`${id}-help`}
        className={shownFault ? 'field-error' : 'field-help'}
        role={shownFault ? 'alert' : undefined}
      >
        {code ? say(`bad.${code}`, values) : say('coordinatesHelp')}
      </div>
    </div>
  );
}
