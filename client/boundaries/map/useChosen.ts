import { useSearchParams } from 'react-router';
import type { BoundaryHit } from '../../map/boundary/createBoundaryDrawing.ts';

export type Chosen = NonNullable<BoundaryHit>;

/** The line or marker in the address, and how to choose another or none. */
export function useChosen(): [Chosen | null, (chosen: Chosen | null) => void] {
  const [search, setSearch] = useSearchParams();
  const [line, marker] = [search.get('line'), search.get('marker')];
  const chosen: Chosen | null = marker ? { kind: 'marker', id: marker } : line ? { kind: 'line', id: line } : null;
  const choose = (next: Chosen | null) =>
    setSearch(
      (was) => {
        const { line: _line, marker: _marker, ...kept } = Object.fromEntries(was);
        return { ...kept, ...(next && { [next.kind]: next.id }) };
      },
      { replace: true },
    );
  return [chosen, choose];
}
