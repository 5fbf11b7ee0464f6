import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { CaseState } from '#server/naming/caseContract.ts';
import { CaseKind } from '#server/naming/kindContract.ts';
import { useMay } from '../api/session.ts';
import { ExportAct } from '../ui/exportAct.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { type CaseFilter, CaseFilters, type ChangedFilter } from './CaseFilters.tsx';
import { CaseList } from './CaseList.tsx';
import { SavedFilters } from './desk/SavedFilters.tsx';
import { ShortcutHelp } from './desk/ShortcutHelp.tsx';
import { useInboxWords } from './inboxWords.ts';
import '../ui/listPage.css';
import './naming.css';

type Box = 'inbox' | 'all';

/** Filters out of the address; what does not fit is ignored. */
function filterOf(search: URLSearchParams): CaseFilter {
  const q = search.get('q');
  const state = CaseState.safeParse(search.get('state')).data;
  const kind = CaseKind.safeParse(search.get('kind')).data;
  const category = PlaceCategory.safeParse(search.get('category')).data;
  const sort = search.get('sort') === 'due' ? ('due' as const) : undefined;
  const whose = search.get('whose') === 'me' ? { whose: 'me' as const } : {};
  return {
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
    ...(category ? { category } : {}),
    ...(sort ? { sort } : {}),
    ...(kind ? { kind } : {}),
    ...whose,
  };
}

function searchOf(box: Box, filter: ChangedFilter): Record<string, string> {
  const entries = Object.entries({ ...filter, box: box === 'all' ? 'all' : undefined });
  return Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** The first screen of an office day: what waits for me, and all cases. Filters live in the address, so that a list can be shared. */
export function CaseInbox() {
  const say = useInboxWords();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const box: Box = search.get('box') === 'all' ? 'all' : 'inbox';
  const filter = filterOf(search);
  return (
    <>
      <PageHeader
        title={say('title')}
        actions={
          <>
            <ShortcutHelp />
            <ExportAct collection="cases" filter={{ box, ...filter }} />
            {may('naming.apply') && (
              <LinkButton type="primary" to="/apply">
                {say('apply')}
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs
        activeKey={box}
        onChange={(key) => setSearch(searchOf(key === 'all' ? 'all' : 'inbox', filter))}
        items={(['inbox', 'all'] as const).map((key) => ({
          key,
          label: say(key === 'inbox' ? 'mine' : 'all'),
          children: key === box && (
            <>
              <SavedFilters
                search={new URLSearchParams(searchOf(box, filter)).toString()}
                isFiltered={Object.keys(filter).length > 0}
                onApply={(saved) => setSearch(saved)}
              />
              <CaseFilters filter={filter} onChange={(changed) => setSearch(searchOf(box, changed))} />
              <CaseList box={box} filter={filter} onClear={() => setSearch(searchOf(box, {}))} />
            </>
          ),
        }))}
      />
    </>
  );
}
