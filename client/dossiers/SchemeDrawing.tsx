import type { ChangeType } from '#server/divisions/changeContract.ts';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { DrawMap } from '../map/DrawMap.tsx';
import type { Bounds } from '../map/mapProps.ts';
import type { FormValues } from '../naming/campaigns/FormDialog.tsx';
import { useDossierWords } from './words.ts';

interface Props {
  change: ChangeType;
  values: FormValues;
  put: (part: FormValues) => void;
  /** Extents of divisions by code. */
  boxes: ReadonlyMap<string, Bounds>;
}

/** What of a scheme is drawn: the part that passes, or the point of the new seat. */
export function SchemeDrawing({ change, values, put, boxes }: Props) {
  const say = useDossierWords();
  const name = change === 'seat' ? 'newSeatPoint' : 'area';
  const text = values[name];
  const shape = text ? PointLineOrArea.safeParse(JSON.parse(text)).data : undefined;
  return (
    <section className="scheme-drawing" aria-label={say(`drawing.${change === 'seat' ? 'seat' : 'boundary'}`)}>
      <p className="hint">{say(`drawingHint.${change === 'seat' ? 'seat' : 'boundary'}`)}</p>
      <DrawMap
        mode={change === 'seat' ? 'point' : 'polygon'}
        label={say(`drawing.${change === 'seat' ? 'seat' : 'boundary'}`)}
        value={shape ?? null}
        onChange={(drawn) => put({ [name]: drawn ? JSON.stringify(drawn) : '' })}
        bounds={boxes.get(values.unit ?? '') ?? null}
        height="300px"
      />
    </section>
  );
}
