import { useSearchParams } from 'react-router';
import {
  TopologyApi,
  type TopologyCheck,
  TopologyClass,
  TopologyKind,
} from '#server/boundaries/topology/topologyContract.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { type FindingFilter, FindingFilters } from './FindingFilters.tsx';
import { FindingPanel } from './FindingPanel.tsx';
import { FindingTable } from './FindingTable.tsx';
import { useTopologyWords } from './words.ts';

/** What a check found, beside the map. The filter stands in the address; the chosen finding too, so that it can be sent on. */
export function CheckFindings({ check }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const [filter, setFilter] = useFilter();
  const [search, setSearch] = useSearchParams();
  const chosen = Number(search.get('finding')) || undefined;
  const choose = (position: number | undefined) =>
    setSearch((was) => {
      const next = new URLSearchParams(was);
      if (position === undefined) next.delete('finding');
      else next.set('finding', String(position));
      return next;
    });
  const pages = usePages(TopologyApi.findings, filter, { id: check.id });
  return (
    <>
      <FindingFilters check={check} filter={filter} onChange={setFilter} />
      <div className="topology-split">
        <div className="topology-list">
          <PagedList
            pages={pages}
            empty={<EmptyState text={say(check.totals?.pairs.length ? 'noFindings' : 'clean')} />}
          >
            {(findings) => <FindingTable findings={findings} chosen={chosen} onChoose={choose} />}
          </PagedList>
        </div>
        <FindingPanel checkId={check.id} position={chosen} />
      </div>
    </>
  );
}

function useFilter(): [FindingFilter, (filter: FindingFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const kind = TopologyKind.safeParse(search.get('kind')).data;
  const size = TopologyClass.safeParse(search.get('class')).data;
  const pair = search.get('pair') ?? undefined;
  const minArea = Number(search.get('minArea')) || undefined;
  const filter = {
    ...(kind && { kind }),
    ...(size && { class: size }),
    ...(pair && { pair }),
    ...(minArea && { minArea }),
  };
  const change = (next: FindingFilter) =>
    setSearch(Object.entries(next).map(([key, value]): [string, string] => [key, String(value)]));
  return [filter, change];
}
