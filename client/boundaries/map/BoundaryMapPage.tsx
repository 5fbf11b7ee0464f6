import { Checkbox, Tabs } from 'antd';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ComponentProps, useMemo, useState } from 'react';
import { DivisionCode } from '#server/platform/contract.ts';
import { useFacts, useMay, useSession } from '../../api/session.ts';
import { DivisionTime } from '../../divisions/time/DivisionTime.tsx';
import { useShownDay } from '../../divisions/useShownDay.ts';
import { BoundaryLegend } from '../../map/boundary/BoundaryLegend.tsx';
import { boundaryFeatures } from '../../map/boundary/boundaryFeatures.ts';
import { useBoundaryDrawing } from '../../map/boundary/useBoundaryDrawing.ts';
import { MapExport } from '../../map/export/MapExport.tsx';
import { MapView } from '../../map/MapView.tsx';
import { MeasurePanel } from '../../map/measure/MeasurePanel.tsx';
import { PositionPanel } from '../../map/position/PositionPanel.tsx';
import { useToolWords } from '../../map/toolWords.ts';
import { useMapBox } from '../../map/useMapBox.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { LineCard, MarkerCard } from './ChosenCard.tsx';
import { lineLabel } from './lineLabel.ts';
import { ShownList } from './ShownList.tsx';
import { type BoundaryData, useBoundaryData } from './useBoundaryData.ts';
import { useChosen } from './useChosen.ts';
import { useDisputedSides } from './useDisputedSides.ts';
import { useMapPageWords } from './words.ts';
import '../../ui/listPage.css';
import './boundaryMap.css';

const LAYERS = ['divisions', 'division-labels'] as const;

/** Lines and markers along the office's divisions, with the tools of a map. */
export function BoundaryMapPage() {
  const say = useMapPageWords();
  const { data: me } = useSession();
  const facts = useFacts();
  const [day, setDay] = useShownDay('at');
  const under = DivisionCode.safeParse(me?.organisation.divisionCode).data;
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      {day && facts && under ? (
        <>
          <DivisionTime under={under} value={day} onChange={setDay} />
          <BoundaryMap day={day} today={dayOf(facts.now)} />
        </>
      ) : (
        <LoadingBlock rows={10} />
      )}
    </>
  );
}

const TOOLS = ['legend', 'position', 'measure', 'export'] as const;
type Tool = (typeof TOOLS)[number];

function BoundaryMap({ day, today }: { day: string; today: string }) {
  const say = useMapPageWords();
  const language = useLanguage();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [tool, setTool] = useState<Tool>('legend');
  const [ended, setEnded] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const [chosen, choose] = useChosen();
  const at = day === today ? undefined : day;
  const data = useBoundaryData(useMapBox(map), { at, ended });
  const isDisputed = useDisputedSides();
  const features = useMemo(
    () => boundaryFeatures(data.stretches, data.markers, { nameOf: lineLabel, isDisputed }),
    [data.stretches, data.markers, isDisputed],
  );
  const line = useChosenLine(data, chosen);
  useBoundaryDrawing(map, {
    features,
    chosen: {
      line: line && { line: line.line, sides: [line.sideA.code, line.sideB.code] },
      marker: chosen?.kind === 'marker' ? chosen.id : null,
    },
    onHit: (hit) => tool !== 'measure' && !isDrawing && choose(hit),
  });
  const marker = chosen?.kind === 'marker' ? data.markers.find(({ id }) => id === chosen.id) : undefined;
  return (
    <div className="boundary-map">
      <div>
        <MapView
          label={say('label', { day: formatDay(day, language) })}
          at={day}
          layers={LAYERS}
          height="var(--map-height)"
          hideTable
          onReady={setMap}
        />
        {data.error && <ProblemAlert error={data.error} />}
        {data.isCut && <p className="hint">{say('cut')}</p>}
        <ShownList stretches={data.stretches} markers={data.markers} onChoose={choose} />
      </div>
      <aside className="boundary-map-side" aria-label={say('tools')}>
        <section className="panel" aria-labelledby="map-chosen" aria-live="polite">
          <h2 id="map-chosen">{say('chosen')}</h2>
          {marker && <MarkerCard marker={marker} onClose={() => choose(null)} />}
          {line && !marker && (
            <LineCard line={line} at={day} isDisputed={isDisputed(line)} onClose={() => choose(null)} />
          )}
          {!line && !marker && <p className="hint">{say('nothing')}</p>}
        </section>
        <section className="panel">
          <Tools
            map={map}
            tool={tool}
            wishes={exportsOf(say, { at, ended })}
            onTool={(chosenTool) => {
              setTool(chosenTool);
              setDrawing(false);
            }}
            onDrawing={setDrawing}
          />
          <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
            {say('ended')}
          </Checkbox>
          {at && <PastHint hasCourses={data.stretches.length > 0} />}
        </section>
      </aside>
    </div>
  );
}

function PastHint({ hasCourses }: { hasCourses: boolean }) {
  const say = useMapPageWords();
  return (
    <p className="hint">
      {say('markersNow')}
      {say(hasCourses ? 'past' : 'noCourse')}
    </p>
  );
}

function useChosenLine({ stretches, markers }: BoundaryData, chosen: ReturnType<typeof useChosen>[0]) {
  const id = chosen?.kind === 'marker' ? markers.find((marker) => marker.id === chosen.id)?.lineId : chosen?.id;
  return stretches.find(({ properties }) => properties.line === id)?.properties ?? null;
}

/** Lines as the map shows them; markers are those of today on any day. */
function exportsOf(
  say: ReturnType<typeof useMapPageWords>,
  { at, ended }: { at: string | undefined; ended: boolean },
): ComponentProps<typeof MapExport>['wishes'] {
  return [
    { collection: 'boundary-lines', filter: at ? { at } : {}, what: say('exportLines') },
    ...(ended ? [{ collection: 'boundary-lines', filter: { ended: 'only' }, what: say('exportEnded') }] : []),
    { collection: 'markers', filter: {}, what: say('exportMarkers') },
  ];
}

interface ToolsProps extends Pick<ComponentProps<typeof MapExport>, 'map' | 'wishes' | 'onDrawing'> {
  tool: Tool;
  onTool: (tool: Tool) => void;
}

function Tools({ map, tool, wishes, onTool, onDrawing }: ToolsProps) {
  const say = useToolWords();
  const may = useMay();
  const sayPage = useMapPageWords();
  const isTool = (key: string): key is Tool => TOOLS.some((known) => known === key);
  return (
    <Tabs
      size="small"
      activeKey={tool}
      destroyOnHidden
      onChange={(key) => isTool(key) && onTool(key)}
      items={[
        { key: 'legend', label: say('legend'), children: <BoundaryLegend /> },
        { key: 'position', label: say('position'), children: <PositionPanel map={map} /> },
        { key: 'measure', label: say('measure'), children: <MeasurePanel map={map} /> },
        ...(may('exports.make')
          ? [
              {
                key: 'export',
                label: sayPage('export'),
                children: <MapExport map={map} wishes={wishes} {...(onDrawing ? { onDrawing } : {})} />,
              },
            ]
          : []),
      ]}
    />
  );
}
