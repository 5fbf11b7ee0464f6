import { Select } from 'antd';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useId, useState } from 'react';
import { useToolWords } from '../toolWords.ts';
import { dmsOf } from './angleText.ts';
import { degreesToZoneEdge, toGrid, type Zone, type ZoneWidth, zonesAt } from './gaussKruger.ts';
import { PositionField } from './PositionField.tsx';
import './tools.css';

type Position = [number, number];
/** Nearer to the edge of a zone than this, papers of the neighbouring zone are usual. */
const NEAR_EDGE = 0.5;

/** Where the cursor or a chosen point is: degrees, DMS and grid of the right zone; and a way to a typed position. */
export function PositionPanel({ map }: { map: MapLibreMap | null }) {
  const say = useToolWords();
  const [fixed, setFixed] = useState<Position | null>(null);
  const [cursor, setCursor] = useState<Position | null>(null);
  usePointer(map, setCursor, setFixed);
  useShownPoint(map, fixed);
  const at = fixed ?? cursor;
  const goTo = (to: Position) => {
    setFixed(to);
    map?.flyTo({ center: to, zoom: Math.max(map.getZoom(), 13), animate: false });
  };
  return (
    <div className="map-tool">
      {at ? (
        <Readings at={at} isFixed={fixed !== null} onGo={goTo} />
      ) : (
        <>
          <p className="hint">{say('none')}</p>
          <PositionField label={say('goTo')} action={say('go')} zone={undefined} onPosition={goTo} />
        </>
      )}
    </div>
  );
}

function usePointer(map: MapLibreMap | null, onMove: (at: Position) => void, onClick: (at: Position) => void): void {
  useEffect(() => {
    if (!map) return;
    const placed = (lng: number, lat: number): Position => [Number(lng.toFixed(7)), Number(lat.toFixed(7))];
    const listening = [
      map.on('mousemove', ({ lngLat }) => onMove(placed(lngLat.lng, lngLat.lat))),
      map.on('click', ({ lngLat }) => onClick(placed(lngLat.lng, lngLat.lat))),
    ];
    return () => {
      for (const one of listening) one.unsubscribe();
    };
  }, [map, onMove, onClick]);
}

/** A cross at the chosen point. */
function useShownPoint(map: MapLibreMap | null, at: Position | null): void {
  useEffect(() => {
    if (!map || !at) return;
    const cross = document.createElement('div');
    cross.className = 'map-cross';
    let remove = () => {};
    let gone = false;
    void import('maplibre-gl').then(({ Marker }) => {
      if (gone) return;
      const marker = new Marker({ element: cross }).setLngLat(at).addTo(map);
      remove = () => marker.remove();
    });
    return () => {
      gone = true;
      remove();
    };
  }, [map, at]);
}

function Readings({ at, isFixed, onGo }: { at: Position; isFixed: boolean; onGo: (to: Position) => void }) {
  const say = useToolWords();
  const [chosen, setChosen] = useState<Record<ZoneWidth, number | null>>({ 3: null, 6: null });
  const zoneIn = (width: ZoneWidth): Zone | undefined => {
    const zones = zonesAt(width, at[0]);
    return zones.find(({ number }) => number === chosen[width]) ?? zones[0];
  };
  const [east, north] = at;
  return (
    <>
      <p className="map-tool-which">{say(isFixed ? 'fixed' : 'pointed')}</p>
      <dl className="map-tool-fact">
        <dt>{say('degrees')}</dt>
        <dd>
          {east.toFixed(7)}, {north.toFixed(7)}
        </dd>
        <dt>{say('dms')}</dt>
        <dd>
          {dmsOf(east)}E, {dmsOf(north)}N
        </dd>
      </dl>
      {([3, 6] as const).map((width) => (
        <Grid
          key={width}
          at={at}
          width={width}
          zone={zoneIn(width)}
          onZone={(number) => setChosen((was) => ({ ...was, [width]: number }))}
        />
      ))}
      <p className="hint">{say('datum')}</p>
      <PositionField label={say('goTo')} action={say('go')} zone={zoneIn(3)} onPosition={onGo} />
    </>
  );
}

interface GridProps {
  at: Position;
  width: ZoneWidth;
  zone: Zone | undefined;
  onZone: (number: number) => void;
}

function Grid({ at, width, zone, onZone }: GridProps) {
  const say = useToolWords();
  const id = useId();
  if (!zone) return null;
  const { north, east } = toGrid(zone, at);
  const [own] = zonesAt(width, at[0]);
  const edge = own ? degreesToZoneEdge(own, at[0]) : width;
  const options = zonesAt(width, at[0])
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, meridian }) => ({ value: number, label: say('zoneOption', { number, meridian }) }));
  return (
    <section className="map-grid" aria-labelledby={id}>
      <h3 id={id}>{say(width === 3 ? 'grid3' : 'grid6')}</h3>
      <Select
        aria-label={`${say(width === 3 ? 'grid3' : 'grid6')} ${say('zone')}`}
        value={zone.number}
        options={options}
        onChange={onZone}
      />
      <dl className="map-tool-fact">
        <dt>{say('northing')}</dt>
        <dd>{north.toFixed(3)}</dd>
        <dt>{say('easting')}</dt>
        <dd>
          <strong>{zone.number}</strong>
          {east.toFixed(3).padStart(10, '0')}
        </dd>
      </dl>
      <p className="hint">{say('epsg', { prefixed: zone.epsgPrefixed, plain: zone.epsg })}</p>
      {edge < NEAR_EDGE && <p className="hint">{say('nearEdge', { degrees: edge.toFixed(3) })}</p>}
    </section>
  );
}
