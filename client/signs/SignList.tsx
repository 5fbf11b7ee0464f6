import { Input, Select, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { SignStatus, SignsApi } from '#server/signs/contract.ts';
import { usePages } from '../api/usePages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SignReports } from './SignReports.tsx';
import { SignTable } from './SignTable.tsx';
import { useSignWords } from './words.ts';
import './signs.css';

type Status = (typeof SignStatus.options)[number];

/** All signs of the office's area, and what people reported by scanning them. */
export function SignList() {
  const say = useSignWords();
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'reports' ? 'reports' : 'signs';
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={<LinkButton to="/signs/batches">{say('batches')}</LinkButton>}
      />
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

function Signs() {
  const say = useSignWords();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const status = SignStatus.safeParse(search.get('status')).data;
  const change = (next: { q: string; status: Status | undefined }) =>
    setSearch({ ...(next.q ? { q: next.q } : {}), ...(next.status ? { status: next.status } : {}) });
  return (
    <>
      <search className="list-filters" aria-label={say('filters')}>
        <Input.Search
          key={q}
          allowClear
          aria-label={say('search')}
          placeholder={say('search')}
          defaultValue={q}
          onSearch={(typed) => change({ q: typed.trim(), status })}
        />
        <Select
          allowClear
          aria-label={say('status')}
          placeholder={say('allStatuses')}
          value={status ?? null}
          onChange={(value: Status | undefined) => change({ q, status: value })}
          options={SignStatus.options.map((value) => ({ value, label: say(`status.${value}`) }))}
        />
      </search>
      <SignPages query={{ ...(q ? { q } : {}), ...(status ? { status } : {}) }} />
    </>
  );
}

function SignPages({ query }: { query: { q?: string; status?: Status } }) {
  const say = useSignWords();
  const pages = usePages(SignsApi.list, query);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
      <Link to="/places">{say('toRegister')}</Link>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(signs) => <SignTable signs={signs} />}
    </PagedList>
  );
}
