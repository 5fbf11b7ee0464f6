import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { DossiersApi } from '#server/dossiers/contract.ts';
import { useMay } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { RecordListPage } from '../naming/record/RecordListPage.tsx';
import { useLanguage } from '../ui/addWords.ts';
import { formatDay } from '../ui/formatDay.ts';
import { RecordTable } from '../ui/RecordTable.tsx';
import { DossierStateTag } from './DossierStateTag.tsx';
import { NewDossierDialog } from './NewDossierDialog.tsx';
import { useDossierWords } from './words.ts';

type Item = z.infer<typeof DossiersApi.list.reply>['items'][number];

/** Dossiers of the office, and those that concern its divisions. */
export function DossierList() {
  const say = useDossierWords();
  const may = useMay();
  return (
    <RecordListPage
      pages={usePages(DossiersApi.list, {})}
      say={say}
      mayOpen={may('dossiers.prepare')}
      dialog={(onClose) => <NewDossierDialog onClose={onClose} />}
      rows={(items) => <Rows items={items} />}
      cards={(items) => <Cards items={items} />}
    />
  );
}

function DossierLink({ item: { id, title } }: { item: Item }) {
  return (
    <Link className="record-name" to={`/division-dossiers/${id}`}>
      {title}
    </Link>
  );
}

function Rows({ items }: { items: readonly Item[] }) {
  const say = useDossierWords();
  const language = useLanguage();
  const columns: TableColumnsType<Item> = [
    {
      key: 'title',
      title: say('column.title'),
      render: (_, item) => (
        <>
          <DossierLink item={item} />
          <div className="hint">
            {item.unit.path} · {item.unit.code}
          </div>
        </>
      ),
    },
    { key: 'change', title: say('column.change'), render: (_, { change }) => say(`change.${change}`) },
    { key: 'owner', title: say('column.owner'), dataIndex: 'owner' },
    {
      key: 'effective',
      title: say('column.effective'),
      render: (_, { effectiveOn }) => (effectiveOn ? formatDay(effectiveOn, language) : '—'),
    },
    { key: 'state', title: say('column.state'), render: (_, { state }) => <DossierStateTag state={state} /> },
  ];
  return (
    <RecordTable label={say('title')} columns={columns} records={items} to={({ id }) => `/division-dossiers/${id}`} />
  );
}

function Cards({ items }: { items: readonly Item[] }) {
  const say = useDossierWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {items.map((item) => (
        <li key={item.id} className="card-item">
          <div className="card-item-head">
            <DossierLink item={item} />
            <DossierStateTag state={item.state} />
          </div>
          <p>
            {say(`change.${item.change}`)} · {item.unit.path}
          </p>
        </li>
      ))}
    </ul>
  );
}
