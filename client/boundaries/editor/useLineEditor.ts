import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { EditRefusal } from '#server/boundaries/arcs/applyEdit.ts';
import type { ArcEdit } from '#server/boundaries/arcs/arcEdit.ts';
import { areaChanges } from '#server/boundaries/arcs/areaChanges.ts';
import { courseFaults } from '#server/boundaries/arcs/courseFaults.ts';
import type { Position } from '#server/boundaries/arcs/edgeArc.ts';
import { type EditHistory, newHistory, redone, stepped, undone } from '#server/boundaries/arcs/editHistory.ts';
import { snapped } from '#server/boundaries/arcs/snapped.ts';
import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';

/** Seven decimals are a centimetre. */
const toCentimetre = ([lon, lat]: Position): [number, number] => [Number(lon.toFixed(7)), Number(lat.toFixed(7))];

const replayed = (start: LineSurroundings['arcs'], edits: readonly ArcEdit[]): EditHistory =>
  edits.reduce((history, edit) => {
    const result = stepped(history, edit);
    return 'refusal' in result ? history : result.history;
  }, newHistory(start));

/** The state of editing a line: steps taken and taken back, what each side gains, and what is wrong. */
export function useLineEditor(near: LineSurroundings, edits: readonly ArcEdit[]) {
  const [history, setHistory] = useState(() => replayed(near.arcs, edits));
  const [refusal, setRefusal] = useState<EditRefusal | null>(null);
  const take = (edit: ArcEdit) => {
    const result = stepped(history, edit);
    setRefusal('refusal' in result ? result.refusal : null);
    if ('history' in result) setHistory(result.history);
    return 'history' in result;
  };
  const step = (next: (history: EditHistory) => EditHistory) => {
    setRefusal(null);
    setHistory(next);
  };
  useUndoKeys(
    () => step(undone),
    () => step(redone),
  );
  /** Where a point put there lies: on what is near enough, else to the centimetre. */
  const placed = (at: Position, isSnapping: boolean): [number, number] => {
    const found = isSnapping ? snapped(at, near.context, near.snapMetres) : null;
    return found ? [found.at[0], found.at[1]] : toCentimetre(at);
  };
  return {
    arcs: history.arcs,
    edits: history.done.map(({ edit }) => edit),
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
    undo: () => step(undone),
    redo: () => step(redone),
    take,
    placed,
    refusal,
    faults: useMemo(() => courseFaults(near.arcs, history.arcs), [near, history.arcs]),
    areas: useMemo(() => areaChanges(near.arcs, history.arcs), [near, history.arcs]),
  };
}
export type LineEditorState = ReturnType<typeof useLineEditor>;

/** Ctrl+Z takes back, Ctrl+Shift+Z and Ctrl+Y repeat; in a field they belong to its text. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const act = isInField(event.target) ? undefined : UNDO_KEYS[keyNameOf(event)];
    if (!act) return;
    event.preventDefault();
    if (act === 'undo') undo();
    else redo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

const UNDO_KEYS: Record<string, 'undo' | 'redo'> = { 'ctrl+z': 'undo', 'ctrl+shift+z': 'redo', 'ctrl+y': 'redo' };

const keyNameOf = ({ ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'ctrl+' : ''}${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`;

const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input[type=text], textarea');
