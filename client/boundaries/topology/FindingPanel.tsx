import { Grid, Switch } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type StoredFindingDetail,
  TopologyApi,
  type TopologyCheckId,
} from '#server/boundaries/topology/topologyContract.ts';
import { useCall } from '../../api/query.ts';
import { MapView } from '../../map/MapView.tsx';
import type { Bounds } from '../../map/mapProps.ts';
import { type MapOverlay, overlayOf } from '../../map/overlay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FindingFacts } from './FindingFacts.tsx';
import { ProposalChoice } from './ProposalChoice.tsx';
import { sideName } from './sideWords.ts';
import { useTopologyWords } from './words.ts';

interface Props {
  checkId: TopologyCheckId;
  position: number | undefined;
}

// A list of its own would build the map anew each time.
const NO_LAYERS = [] as const;

/** The map of a check: all outlines, or the chosen finding among the edges around it, with what may be done about it. */
export function FindingPanel({ checkId, position }: Props) {
  const say = useTopologyWords();
  const [showsProposal, setShowsProposal] = useState(true);
  const [mover, setMover] = useState<{ position: number; side: number }>();
  const outlines = useCall(TopologyApi.outlines, { params: { id: checkId } });
  const { data: finding, error } = useCall(
    TopologyApi.finding,
    { params: { id: checkId, position: position ?? 1 } },
    { enabled: position !== undefined, keepPrevious: true },
  );
  const shown = position === undefined ? undefined : finding;
  const side = mover && mover.position === shown?.position ? mover.side : shown?.proposal?.suggested;
  const overlays = useOverlays(shown, { outlines: outlines.data?.items, side: showsProposal ? side : undefined });
  const bounds = shown ? around(shown.bbox) : outlines.data?.bbox;
  const panel = useScrolledTo(position);
  return (
    <div className="topology-map" ref={panel}>
      <MapView label={say('map')} layers={NO_LAYERS} overlays={overlays} bounds={bounds ?? null} hideTable />
      {error && <ProblemAlert error={error} />}
      {shown ? (
        <section className="panel" aria-live="polite" aria-labelledby="topology-finding">
          <h2 id="topology-finding">{say('nth', { n: shown.position })}</h2>
          <FindingFacts finding={shown} />
          {shown.proposal && (
            <p className="topology-toggle">
              <Switch
                checked={showsProposal}
                onChange={setShowsProposal}
                aria-label={say('showProposal')}
                size="small"
              />{' '}
              {say('showProposal')}
            </p>
          )}
          <ProposalChoice
            finding={shown}
            side={side}
            onChoose={(chosen) => setMover({ position: shown.position, side: chosen })}
          />
        </section>
      ) : (
        <p className="hint">{say('choosePrompt')}</p>
      )}
    </div>
  );
}

/** Where the map stands above the list, choosing a finding brings it back onto the screen. */
function useScrolledTo(position: number | undefined) {
  const element = useRef<HTMLDivElement>(null);
  const isBeside = Grid.useBreakpoint().lg ?? true;
  useEffect(() => {
    if (!isBeside && position !== undefined) element.current?.scrollIntoView({ block: 'start' });
  }, [isBeside, position]);
  return element;
}

type Outlines = { side: { number: number; code: string | null; name: string | null }; geometry: unknown }[];

interface Drawing {
  outlines: Outlines | undefined;
  /** Whose move is shown. */
  side: number | undefined;
}

/** The finding itself in red, the edges around it in grey with their names, the proposed line in blue. */
function useOverlays(finding: StoredFindingDetail | undefined, { outlines, side }: Drawing): MapOverlay[] {
  const say = useTopologyWords();
  return useMemo(() => {
    const around = finding?.surroundings ?? outlines ?? [];
    const context = overlayOf(
      'context',
      around.map(({ side: of, geometry }) => ({ key: `side-${of.number}`, name: sideName(of), geometry })),
    );
    if (!finding) return [context];
    const option = finding.proposal?.options.find(({ mover }) => mover === side);
    const proposed = option ? [{ type: 'MultiLineString', coordinates: option.line }] : [];
    return [
      context,
      overlayOf(
        'clash',
        shapesOf(finding).map((geometry, i) => ({ key: `finding-${i}`, name: '', geometry })),
      ),
      overlayOf(
        'subject',
        proposed.map((geometry) => ({ key: 'proposal', name: say('newCourse'), geometry })),
      ),
    ];
  }, [finding, outlines, side, say]);
}

const shapesOf = ({ geometry }: StoredFindingDetail): object[] =>
  geometry.type === 'MultiPoint'
    ? geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    : [geometry];

// A speck would fill the map without anything around it: at least some fifty metres are shown.
const LEAST_DEGREES = 0.0003;

function around([west, south, east, north]: StoredFindingDetail['bbox']): Bounds {
  const more = Math.max(0, LEAST_DEGREES - Math.max(east - west, north - south)) / 2;
  return [west - more, south - more, east + more, north + more];
}
