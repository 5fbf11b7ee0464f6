import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { BuiltUpApi, type BuiltUpArea, type BuiltUpAreaId } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { Day, DivisionCode } from '#server/platform/contract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { DivisionFilter } from '../../gazetteer/DivisionFilter.tsx';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import type { TileSet } from '../../map/tileLayers.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { useToday } from '../../naming/useToday.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { AreaCards } from './AreaCards.tsx';
import { EndDialog } from './EndDialog.tsx';
import { useBuiltUpWords } from './words.ts';
import '../../ui/listPage.css';
import './builtUp.css';

const LAYERS: readonly TileSet[] = ['divisions', 'division-labels'];
const MOST_AT_ONCE = 200;

/** The built-up areas in force on a day, as a list and on the map. */
export function BuiltUpAreasPage() {
  const say = useBuiltUpWords();
  const may = useMay();
  const [ending, setEnding] = useState<BuiltUpArea | null>(null);
  const { filter, filters } = useFilters();
  const pages = usePages(BuiltUpApi.list, { limit: MOST_AT_ONCE, ...filter });
  const [shown, setShown] = useState<BuiltUpAreaId | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const show = (id: BuiltUpAreaId) => {
    setShown(id);
    // On a phone the map stands below the list.
    map.current?.scrollIntoView({ block: 'nearest' });
  };
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  const upload = may('areas.keep') && (
    <LinkButton type="primary" to="/built-up-areas/upload">
      {say('upload')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={upload} />
      {filters}
      <div className="built-up-columns">
        <div>
          <PagedList pages={pages} empty={empty} rows={4}>
            {(areas) => <AreaCards areas={areas} onShow={show} {...(may('areas.keep') ? { onEnd: setEnding } : {})} />}
          </PagedList>
        </div>
        <div ref={map} className="panel built-up-map">
          <AreaMap areas={pages.items} shown={shown} />
        </div>
      </div>
      {ending && <EndDialog area={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

/** The day and the county, kept in the address. */
function useFilters() {
  const say = useBuiltUpWords();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const at = Day.safeParse(search.get('at')).data;
  const division = DivisionCode.safeParse(search.get('division')).data;
  const change = (next: { at: string | undefined; division: DivisionCode | undefined }) =>
    setSearch({
      ...(next.at && next.at !== today ? { at: next.at } : {}),
      ...(next.division ? { division: next.division } : {}),
    });
  const filters = (
    <search className="list-filters" aria-label={say('filters')}>
      <span className="built-up-day">
        <label htmlFor="built-up-at">{say('at')}</label>
        <DayInput id="built-up-at" value={at ?? today} onChange={(day) => change({ at: day, division })} />
      </span>
      <DivisionFilter value={division} onChange={(code) => change({ at, division: code })} />
    </search>
  );
  return { filter: { ...(at ? { at } : {}), ...(division ? { division } : {}) }, filters };
}

function AreaMap({ areas, shown }: { areas: readonly BuiltUpArea[]; shown: BuiltUpAreaId | null }) {
  const say = useBuiltUpWords();
  const overlays = useMemo(
    () => [
      overlayOf(
        'subject',
        areas.map(({ id, name, geometry, schematic }) => ({ key: id, name, geometry, schematic })),
      ),
    ],
    [areas],
  );
  const bounds = useMemo(() => {
    const chosen = areas.filter(({ id }) => id === shown);
    return boundsOf((chosen.length > 0 ? chosen : areas).map(({ geometry }) => geometry));
  }, [areas, shown]);
  return (
    <MapView
      label={say('map')}
      height="min(62vh, 560px)"
      layers={LAYERS}
      overlays={overlays}
      bounds={bounds}
      hideTable
    />
  );
}
