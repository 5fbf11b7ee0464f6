import { Button } from 'antd';
import { Link } from 'react-router';
import { BoundaryMapApi, type MapStretch } from '#server/boundaries/map/mapContract.ts';
import type { MarkerListItem } from '#server/boundaries/markers/markerContract.ts';
import { useCall } from '../../api/query.ts';
import { useToolWords } from '../../map/toolWords.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatArea, formatLength } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { MarkerStatusTag } from '../markers/MarkerStatusTag.tsx';
import { useBoundaryWords } from '../words.ts';
import { useMapPageWords } from './words.ts';

type Line = MapStretch['properties'];

/** What is chosen on the map, with the way to its page. */
export function LineCard({
  line,
  at,
  isDisputed,
  onClose,
}: {
  line: Line;
  at: string;
  isDisputed: boolean;
  onClose: () => void;
}) {
  const say = useMapPageWords();
  const sayLine = useBoundaryWords();
  const sayTool = useToolWords();
  const language = useLanguage();
  const name = sayLine('lineOf', { a: line.sideA.name, b: line.sideB.name });
  return (
    <article className="map-card" aria-label={name}>
      <h3>
        {line.name ? `${line.name}（${name}）` : name} <StatusTag>{sayTool(`state.${line.status}`)}</StatusTag>
        {isDisputed && <StatusTag tone="bad">{sayTool('state.disputed')}</StatusTag>}
      </h3>
      <p>
        {sayLine(`level.${line.level}`)} · {say('length')} {formatLength(line.lengthMetres, language)}
      </p>
      {line.status !== 'ended' && <Neighbours line={line} at={at} />}
      <p className="map-card-acts">
        {line.status !== 'ended' && <Link to={`/boundaries/${line.line}`}>{say('openLine')}</Link>}
        <Button size="small" onClick={onClose}>
          {say('close')}
        </Button>
      </p>
    </article>
  );
}

function Neighbours({ line, at }: { line: Line; at: string }) {
  const say = useMapPageWords();
  const language = useLanguage();
  const { data } = useCall(BoundaryMapApi.neighbours, { params: { id: line.line }, query: { at } });
  return (
    <ul className="map-card-sides">
      {(data?.items ?? []).map(({ code, name, squareMetres }, index) => (
        <li key={code} className={index === 0 ? 'side-a' : 'side-b'}>
          {squareMetres === null
            ? say('sideUnknown', { name })
            : say('sideArea', { name, area: formatArea(squareMetres, language) })}
        </li>
      ))}
    </ul>
  );
}

export function MarkerCard({ marker, onClose }: { marker: MarkerListItem; onClose: () => void }) {
  const say = useMapPageWords();
  const sayLine = useBoundaryWords();
  const sayTool = useToolWords();
  return (
    <article className="map-card" aria-label={marker.numberText}>
      <h3>
        {marker.numberText} <MarkerStatusTag status={marker.status} />
      </h3>
      <p>
        {sayTool(`kind.${marker.kind}`)} · {sayLine('lineOf', { a: marker.sideA.name, b: marker.sideB.name })}
      </p>
      {marker.managerSide && (
        <p>
          {say('manager')}：{marker.managerSide.name}
        </p>
      )}
      <p className="map-card-acts">
        <Link to={`/markers/${marker.id}`}>{say('openMarker')}</Link>
        <Button size="small" onClick={onClose}>
          {say('close')}
        </Button>
      </p>
    </article>
  );
}
