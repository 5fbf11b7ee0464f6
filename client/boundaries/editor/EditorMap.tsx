import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Position } from '#server/boundaries/arcs/edgeArc.ts';
import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import type { EditedCourse, VertexEditor } from '../../map/createVertexEditor.ts';
import { MapView } from '../../map/MapView.tsx';
import type { Bounds } from '../../map/mapProps.ts';
import { overlayOf } from '../../map/overlay.ts';
import type { LineEditorState } from './useLineEditor.ts';
import { useEditorWords } from './words.ts';

interface Props {
  near: LineSurroundings;
  editor: LineEditorState;
  course: EditedCourse;
  bounds: Bounds;
  /** A place to go to; a new object goes there again. */
  goTo: { at: Position } | null;
  onSelect: (index: number) => void;
  onMove: (index: number, to: Position) => void;
  onInsert: (index: number, at: Position) => void;
}

const line = (coordinates: readonly Position[]) => ({ type: 'LineString', coordinates });

/** The line, its neighbours and the faults on a map; the vertices of the chosen arc can be dragged. */
export function EditorMap({ near, editor, course, bounds, goTo, ...handlers }: Props) {
  const say = useEditorWords();
  const { arcs, faults } = editor;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  useVertices(map, course, handlers);
  useEffect(() => {
    if (goTo) map?.flyTo({ center: [goTo.at[0], goTo.at[1]], zoom: Math.max(map.getZoom(), 13), animate: false });
  }, [map, goTo]);
  const overlays = useMemo(() => {
    const own = new Set(near.arcs.filter(({ isOwn }) => isOwn).map(({ id }) => id));
    const others = arcs
      .filter(({ id }) => !own.has(id))
      .map(({ id, coordinates }) => ({ key: id, name: '', geometry: line(coordinates) }));
    const before = near.arcs
      .filter(({ isOwn }) => isOwn)
      .map(({ id, coordinates }) => ({ key: `was-${id}`, name: '', geometry: line(coordinates) }));
    const now = arcs
      .filter(({ id }) => own.has(id))
      .map(({ id, coordinates }) => ({ key: id, name: '', geometry: line(coordinates) }));
    const places = faults.map(({ code, at }, i) => ({
      key: String(i),
      name: say(`fault.${code}`),
      geometry: { type: 'Point', coordinates: at },
    }));
    return [overlayOf('context', [...others, ...before]), overlayOf('subject', now), overlayOf('clash', places)];
  }, [near, arcs, faults, say]);
  return <MapView label={say('map')} overlays={overlays} bounds={bounds} height="560px" hideTable onReady={setMap} />;
}

function useVertices(
  map: MapLibreMap | null,
  course: EditedCourse,
  handlers: Pick<Props, 'onSelect' | 'onMove' | 'onInsert'>,
): void {
  const editor = useRef<VertexEditor | null>(null);
  const select = useEffectEvent(handlers.onSelect);
  const move = useEffectEvent((index: number, to: Position) => {
    handlers.onMove(index, to);
    editor.current?.show(course);
  });
  const insert = useEffectEvent((index: number, at: Position) => {
    handlers.onInsert(index, at);
    editor.current?.show(course);
  });
  const show = useEffectEvent(() => editor.current?.show(course));
  useEffect(() => {
    if (!map) return;
    let gone = false;
    void import('../../map/createVertexEditor.ts').then(({ createVertexEditor }) => {
      if (gone) return;
      editor.current = createVertexEditor(map, {
        onSelect: (index) => select(index),
        onMove: (index, to) => move(index, to),
        onInsert: (index, at) => insert(index, at),
      });
      show();
    });
    return () => {
      gone = true;
      editor.current?.stop();
      editor.current = null;
    };
  }, [map]);
  useEffect(() => {
    editor.current?.show(course);
  }, [course]);
}
