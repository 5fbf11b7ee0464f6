import { Button, Segmented, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { SignsApi } from '#server/signs/contract.ts';
import { useMay } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ExportAct } from '../ui/exportAct.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useRegisterWords } from './registerWords.ts';
import { SignFilters, useListState } from './SignFilters.tsx';
import { SignReports } from './SignReports.tsx';
import { SignsMap } from './SignsMap.tsx';
import { SignTable } from './SignTable.tsx';
import { useSignWords } from './words.ts';
import './signs.css';

/** All signs of the office's area, and what people reported by scanning them. */
export function SignList() {
  const say = useSignWords();
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'reports' ? 'reports' : 'signs';
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={<WaysOn />} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch(key === 'reports' ? { tab: key } : {})}
        items={[
          { key: 'signs', label: say('tabSigns'), children: tab === 'signs' && <Signs /> },
          { key: 'reports', label: say('tabReports'), children: tab === 'reports' && <SignReports /> },
        ]}
      />
    </>
  );
}

function WaysOn() {
  const words = useRegisterWords();
  return useMay()('signs.manage') && <LinkButton to="/signs/owners">{words('owners')}</LinkButton>;
}

function Signs() {
  const words = useRegisterWords();
  const { filter, change } = useListState();
  const { view: _, ...listed } = filter;
  return (
    <>
      <SignFilters />
      <Segmented
        className="list-switch"
        aria-label={words('view')}
        value={filter.view ?? 'list'}
        onChange={(view) => change({ view: view === 'map' ? 'map' : undefined })}
        options={[
          { value: 'list', label: words('list') },
          { value: 'map', label: words('map') },
        ]}
      />
      {filter.problems !== 'plate' && <ExportAct collection="signs" filter={listed} />}
      <SignPages />
    </>
  );
}

function SignPages() {
  const words = useRegisterWords();
  const { view, ...query } = useListState().filter;
  const pages = usePages(SignsApi.list, query);
  // A page may be short, as plates are laid out to find their problems.
  if (pages.items.length === 0 && pages.hasMore) {
    return (
      <EmptyState text={words('problemsNotYet')}>
        <Button type="primary" loading={pages.isLoadingMore} onClick={pages.loadMore}>
          {words('searchOn')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <PagedList pages={pages} empty={<NoSigns />}>
      {(signs) =>
        view === 'map' ? (
          <SignsMap signs={signs} filter={query.problems === 'plate' ? null : query} />
        ) : (
          <SignTable signs={signs} />
        )
      }
    </PagedList>
  );
}

function NoSigns() {
  const say = useSignWords();
  return (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
      <Link to="/places">{say('toRegister')}</Link>
    </EmptyState>
  );
}
