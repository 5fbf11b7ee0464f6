import { Input, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { FilingList } from './FilingList.tsx';
import { LateFilers } from './LateFilers.tsx';
import { useFilingWords } from './words.ts';
import '../../ui/listPage.css';
import './filings.css';

const BOXES = ['inbox', 'outbox', 'late', 'all'] as const;
type Box = (typeof BOXES)[number];

/** Filings for the record: what waits here, what this office must file, who is late, and all. */
export function FilingInbox() {
  const say = useFilingWords();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const boxes = BOXES.filter((box) => (box === 'inbox' || box === 'late' ? may('naming.receive-filing') : true));
  const box = boxes.find((each) => each === search.get('box')) ?? boxes[0] ?? 'all';
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={<Openers />} />
      <Tabs
        activeKey={box}
        onChange={(key) => setSearch({ box: key })}
        items={boxes.map((key) => ({
          key,
          label: say(`box.${key}`),
          children: key === box && (
            <>
              {box === 'late' && <LateFilers />}
              {box === 'all' && <Search value={search.get('q') ?? ''} onChange={(q) => setSearch({ box, q })} />}
              <Filings box={box} q={search.get('q') ?? ''} />
            </>
          ),
        }))}
      />
    </>
  );
}

function Openers() {
  const say = useFilingWords();
  const may = useMay();
  if (!may('naming.file')) return null;
  return (
    <>
      {may('naming.receive-filing') && (
        <>
          <LinkButton to="/filings/new?as=awaited">{say('expect')}</LinkButton>
          <LinkButton to="/filings/new?as=paper">{say('registerPaper')}</LinkButton>
        </>
      )}
      <LinkButton type="primary" to="/filings/new">
        {say('new')}
      </LinkButton>
    </>
  );
}

function Search({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const say = useFilingWords();
  return (
    <div className="list-filters">
      <Input.Search
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        maxLength={60}
        defaultValue={value}
        onSearch={onChange}
      />
    </div>
  );
}

function Filings({ box, q }: { box: Box; q: string }) {
  const say = useFilingWords();
  const pages = usePages(FilingsApi.list, { box, ...(box === 'all' && q ? { q } : {}) });
  const empty = (
    <EmptyState text={say(`empty.${box}`)}>
      <p className="empty-hint">{say(`hint.${box}`)}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(filings) => <FilingList filings={filings} box={box} />}
    </PagedList>
  );
}
