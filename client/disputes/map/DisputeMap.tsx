import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import type { DisputeDrawing } from '../../map/dispute/createDisputeDrawing.ts';
import type { DisputeRole } from '../../map/dispute/disputeSymbols.ts';
import { MapView } from '../../map/MapView.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DisputeLegend } from './DisputeLegend.tsx';
import { type DisputeFeature, disputeShapes } from './disputeShapes.ts';
import { type DisputeThings, useDisputeThings } from './useDisputeThings.ts';
import { useDisputeMapWords } from './words.ts';
import './disputeMap.css';

interface Props {
  dispute: Dispute;
  /** The round whose claims are drawn; the last one where left out. */
  round?: number | undefined;
  /** Evidence, incidents, the settled course and the like. */
  extra?: readonly DisputeFeature[];
  /** Lines drawn as aids for settlement. */
  aids?: readonly { label: string; geometry: unknown }[];
  height?: string;
  label?: string;
}

const LAYERS = ['divisions', 'division-labels', 'places'] as const;
const NONE: readonly never[] = [];

/** The map of a dispute: claims of both sides, what both claim, the line on record, the status quo as it was frozen, and more by prop. */
export function DisputeMap({ dispute, round, extra = NONE, aids = NONE, height = '460px', label }: Props) {
  const say = useDisputeMapWords();
  const { things: own, error, isLoading, recorded, frozenOn } = useDisputeThings(dispute, round);
  const [hidden, setHidden] = useState<ReadonlySet<DisputeRole>>(new Set(['outline']));
  const things = useMemo((): DisputeThings => ({ ...own, extra, aid: aids }), [own, extra, aids]);
  const shapes = useMemo(() => disputeShapes(things, hidden), [things, hidden]);
  const setMap = useShapes(shapes);
  const bounds = useMemo(() => boundsOf(focusOf(things).map(({ geometry }) => geometry)), [things]);
  if (error) return <ProblemAlert error={error} />;
  if (isLoading) return <LoadingBlock rows={8} />;
  return (
    <div className="dispute-map">
      <MapView label={label ?? say('map')} layers={LAYERS} bounds={bounds} height={height} hideTable onReady={setMap} />
      <DisputeLegend
        {...{ dispute, things, extra, hidden, frozenOn }}
        onToggle={(role) => setHidden((was) => toggled(was, role))}
      />
      {recorded && recorded.status !== 'shared' && <p className="hint">{say(recorded.status)}</p>}
      <p className="hint">{say('note')}</p>
    </div>
  );
}

function toggled(was: ReadonlySet<DisputeRole>, role: DisputeRole): ReadonlySet<DisputeRole> {
  const next = new Set(was);
  if (!next.delete(role)) next.add(role);
  return next;
}

/** Claims and what is contested; without them the line on record. */
function focusOf({ claimA = [], claimB = [], contested = [], recorded = [] }: DisputeThings) {
  const about = [...claimA, ...claimB, ...contested].filter(({ geometry }) => geometry);
  return about.length > 0 ? about : recorded;
}

/** Keeps the shapes drawn on a map that is there. */
function useShapes(shapes: ReturnType<typeof disputeShapes>) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const drawing = useRef<DisputeDrawing | null>(null);
  const latest = useRef(shapes);
  useEffect(() => {
    latest.current = shapes;
    drawing.current?.show(shapes);
  }, [shapes]);
  useEffect(() => {
    if (!map) return;
    let gone = false;
    void import('../../map/dispute/createDisputeDrawing.ts').then(({ createDisputeDrawing }) => {
      if (gone) return;
      drawing.current = createDisputeDrawing(map);
      drawing.current.show(latest.current);
    });
    return () => {
      gone = true;
      drawing.current = null;
    };
  }, [map]);
  return setMap;
}
