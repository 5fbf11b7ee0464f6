import { Button, Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ArcEdit } from '#server/boundaries/arcs/arcEdit.ts';
import type { Position } from '#server/boundaries/arcs/edgeArc.ts';
import { nodesOf, pointKey } from '#server/boundaries/arcs/edgeArc.ts';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import type { LineDraft, LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import { EditorMap } from './EditorMap.tsx';
import { EditResults } from './EditResults.tsx';
import { SaveDraft } from './SaveDraft.tsx';
import { type LineEditorState, useLineEditor } from './useLineEditor.ts';
import { VertexTable } from './VertexTable.tsx';
import { useEditorWords } from './words.ts';

interface Props {
  line: BoundaryLineDetail;
  near: LineSurroundings;
  draft: LineDraft | null;
  /** The step to begin with where there is no draft: the course of a file. */
  start?: ArcEdit | undefined;
}

const at = ([lon, lat]: Position): [number, number] => [lon, lat];

/** Edits the course of a line for both sides at once: on the map or in numbers. */
export function LineEditor({ line, near, draft, start }: Props) {
  const say = useEditorWords();
  const editor = useLineEditor(near, draft?.edits ?? (start ? [start] : []));
  const [arcId, setArcId] = useState(near.arcs.find(({ isOwn }) => isOwn)?.id ?? '');
  const [selected, setSelected] = useState<number | null>(null);
  const [isSnapping, setSnapping] = useState(true);
  const [movesNodes, setMovesNodes] = useState(false);
  const [goTo, setGoTo] = useState<{ at: Position } | null>(null);
  const course = useCourse(editor, arcId, { movesNodes, selected });
  const { coordinates } = course;
  const acts = actsOn(editor, { coordinates, isSnapping, nodes: nodesOf(editor.arcs) });
  return (
    <div className="line-editor">
      <div>
        <div className="edit-toolbar" role="toolbar" aria-label={say('toolbar')}>
          <Button disabled={!editor.canUndo} onClick={editor.undo} title="Ctrl+Z">
            {say('undo')}
          </Button>
          <Button disabled={!editor.canRedo} onClick={editor.redo} title="Ctrl+Shift+Z">
            {say('redo')}
          </Button>
          <Button
            disabled={selected === null || course.locked.has(selected)}
            onClick={() => selected !== null && acts.onDelete(selected)}
          >
            {say('deleteSelected')}
          </Button>
          <Checkbox checked={isSnapping} onChange={({ target }) => setSnapping(target.checked)}>
            {say('snap', { n: near.snapMetres })}
          </Checkbox>
          <Checkbox checked={movesNodes} onChange={({ target }) => setMovesNodes(target.checked)}>
            {say('moveNodes')}
          </Checkbox>
        </div>
        <EditorMap
          near={near}
          editor={editor}
          course={course}
          bounds={line.bbox}
          goTo={goTo}
          onSelect={setSelected}
          {...acts}
        />
        <p className="hint">{say('help')}</p>
      </div>
      <div className="edit-side">
        <ArcChoice near={near} value={arcId} onChange={setArcId} />
        <EditResults editor={editor} names={near.names} onShow={(place) => setGoTo({ at: place })} />
        <SaveDraft lineId={line.id} draft={draft} editor={editor} onShow={(place) => setGoTo({ at: place })} />
        <VertexTable
          coordinates={coordinates}
          locked={course.locked}
          selected={selected}
          onSelect={setSelected}
          {...acts}
        />
      </div>
    </div>
  );
}

function useCourse(
  { arcs }: LineEditorState,
  arcId: string,
  { movesNodes, selected }: { movesNodes: boolean; selected: number | null },
) {
  return useMemo(() => {
    const coordinates = arcs.find(({ id }) => id === arcId)?.coordinates ?? [];
    const nodes = nodesOf(arcs);
    const ends = coordinates.flatMap((point, i) => (nodes.has(pointKey(point)) ? [i] : []));
    return { coordinates, locked: new Set(movesNodes ? [] : ends), selected };
  }, [arcs, arcId, movesNodes, selected]);
}

interface On {
  coordinates: readonly Position[];
  isSnapping: boolean;
  nodes: ReadonlySet<string>;
}

/** What can be done to the vertices of the chosen arc, as steps that fit all arcs that run through them. */
function actsOn({ take, placed }: LineEditorState, { coordinates, isSnapping, nodes }: On) {
  return {
    onMove: (index: number, to: Position) => {
      const from = coordinates[index];
      if (from)
        take({ kind: nodes.has(pointKey(from)) ? 'move-node' : 'move', from: at(from), to: placed(to, isSnapping) });
    },
    onInsert: (index: number, place: Position) => {
      const [a, b] = [coordinates[index], coordinates[index + 1]];
      if (a && b) take({ kind: 'insert', between: [at(a), at(b)], at: placed(place, isSnapping) });
    },
    onDelete: (index: number) => {
      const point = coordinates[index];
      if (point) take({ kind: 'delete', at: at(point) });
    },
  };
}

/** A line may have several stretches; one is edited at a time. */
function ArcChoice({
  near,
  value,
  onChange,
}: {
  near: LineSurroundings;
  value: string;
  onChange: (id: string) => void;
}) {
  const say = useEditorWords();
  const own = near.arcs.filter(({ isOwn }) => isOwn);
  if (own.length < 2) return null;
  return (
    <Select
      aria-label={say('arc')}
      className="arc-choice"
      value={value}
      onChange={onChange}
      options={own.map(({ id, coordinates }, i) => ({
        value: id,
        label: say('arcOf', { n: i + 1, points: coordinates.length }),
      }))}
    />
  );
}
