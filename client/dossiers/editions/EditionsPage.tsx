import { App, Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Edition, EditionsApi } from '#server/dossiers/editions/editionContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useFacts, useMay } from '../../api/session.ts';
import { FormDialog } from '../../naming/campaigns/FormDialog.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { EditionFiles } from './EditionFiles.tsx';
import { useEditionWords } from './words.ts';
import '../../ui/listPage.css';
import '../dossiers.css';

/** Frozen editions of the divisions, the latest first, and freezing another. */
export function EditionsPage() {
  const say = useEditionWords();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const { data, error, refetch } = useCall(EditionsApi.list, {});
  const freeze = may('divisions.freeze') && (
    <Button type="primary" onClick={() => setNew(true)}>
      {say('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={freeze} />
      {!data && (error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={6} />)}
      {data?.items.length === 0 && (
        <EmptyState text={say('empty')}>
          <p className="empty-hint">{say('emptyHint')}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && <Editions items={data.items} />}
      {isNew && <FreezeDialog onClose={() => setNew(false)} />}
    </>
  );
}

function Editions({ items }: { items: readonly Edition[] }) {
  const say = useEditionWords();
  const language = useLanguage();
  const columns: TableColumnsType<Edition> = [
    {
      key: 'asOf',
      title: say('asOf'),
      render: (_, { id, asOf, kind, divisionName }) => (
        <>
          <Link className="record-name" to={`/division-editions/${id}`}>
            {formatDay(asOf, language)}
          </Link>
          <p className="hint">
            {divisionName} · {say(`kind.${kind}`)}
          </p>
        </>
      ),
    },
    {
      key: 'number',
      title: say('number'),
      render: (_, { number, reason }) => (
        <>
          {say('numberOf', { n: number })}
          {reason && <p className="hint">{reason}</p>}
        </>
      ),
    },
    { key: 'rows', title: say('rows'), dataIndex: 'rowCount' },
    { key: 'made', title: say('made'), render: (_, { organisation, madeBy }) => `${organisation} ${madeBy}` },
    { key: 'files', title: say('files'), render: (_, { id }) => <EditionFiles id={id} /> },
  ];
  return (
    <RecordTable
      fits
      label={say('title')}
      columns={columns}
      records={items}
      to={({ id }) => `/division-editions/${id}`}
    />
  );
}

function FreezeDialog({ onClose }: { onClose: () => void }) {
  const say = useEditionWords();
  const facts = useFacts();
  const { message } = App.useApp();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const freeze = useAct(EditionsApi.freeze, {
    onSuccess: () => {
      void message.success(say('frozen'));
      onClose();
    },
  });
  if (!facts) return null;
  const lastYear = Number(dayOf(facts.now).slice(0, 4)) - 1;
  const body = EditionsApi.freeze.body;
  const parsed = (values: Readonly<Record<string, string>>) =>
    body.safeParse({ ...values, reason: values.reason?.trim() ? values.reason : undefined });
  return (
    <FormDialog
      title={say('new')}
      intro={say('freezeHint')}
      okText={say('new')}
      fields={[
        {
          name: 'kind',
          kind: 'choice',
          label: 'kind',
          choices: [
            ['year', 'kind.year'],
            ['half_year', 'kind.half_year'],
          ],
        },
        { name: 'asOf', kind: 'day', label: 'asOf' },
        { name: 'reason', kind: 'paragraph', label: 'reason', hint: 'reasonHint', optional: true },
      ]}
      say={say}
      first={{ kind: 'year', asOf: `${lastYear}-12-31` }}
      isPending={freeze.isPending}
      error={freeze.error}
      faultsOf={(values) => new Set(parsed(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = parsed(values);
        if (data) freeze.mutate({ body: data, idempotencyKey });
      }}
      onClose={onClose}
    />
  );
}
