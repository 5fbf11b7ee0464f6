import { Button } from 'antd';
import type { MapStretch } from '#server/boundaries/map/mapContract.ts';
import type { MarkerListItem } from '#server/boundaries/markers/markerContract.ts';
import { useToolWords } from '../../map/toolWords.ts';
import { useBoundaryWords } from '../words.ts';
import type { Chosen } from './useChosen.ts';
import { useMapPageWords } from './words.ts';

interface Props {
  stretches: readonly MapStretch[];
  markers: readonly MarkerListItem[];
  onChoose: (chosen: Chosen) => void;
}

/** What the map shows, in words: the keyboard's and the screen reader's way to choose. */
export function ShownList({ stretches, markers, onChoose }: Props) {
  const say = useMapPageWords();
  const sayLine = useBoundaryWords();
  const sayTool = useToolWords();
  const lines = [...new Map(stretches.map(({ properties }) => [properties.line, properties])).values()];
  return (
    <details className="map-shown">
      <summary>{say('shown', { lines: lines.length, markers: markers.length })}</summary>
      <ul>
        {lines.map((line) => {
          const name = sayLine('lineOf', { a: line.sideA.name, b: line.sideB.name });
          return (
            <li key={line.line}>
              <Button type="link" size="small" onClick={() => onChoose({ kind: 'line', id: line.line })}>
                {name}
              </Button>
              <span className="hint">{sayTool(`state.${line.status}`)}</span>
            </li>
          );
        })}
        {markers.map(({ id, numberText, kind, status }) => (
          <li key={id}>
            <Button type="link" size="small" onClick={() => onChoose({ kind: 'marker', id })}>
              {numberText}
            </Button>
            <span className="hint">
              {sayTool(`kind.${kind}`)} · {sayTool(`status.${status}`)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
