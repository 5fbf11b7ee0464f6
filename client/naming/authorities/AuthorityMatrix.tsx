import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { AuthorityApi, type AuthorityRow } from '#server/naming/authorities/authorityContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { useNamingWords } from '../words.ts';
import { AuthorityChanges } from './AuthorityChanges.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { useAuthorityWords } from './words.ts';
import '../../ui/listPage.css';
import './authorities.css';

/** The authority matrix: read by every office; a row is confirmed by document and by two people. */
export function AuthorityMatrix() {
  const say = useAuthorityWords();
  const may = useMay();
  const { data, error, refetch } = useCall(AuthorityApi.rows, { query: {} });
  const [isOpen, setOpen] = useState(false);
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          may('authorities.draft') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {say('propose')}
            </Button>
          )
        }
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingBlock rows={10} />}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is a stop of the keyboard (WCAG 2.1.1)
        <section className="panel matrix-scroll" aria-label={say('caption')} tabIndex={0}>
          <Table
            className="record-table fits matrix-table"
            aria-label={say('caption')}
            rowKey="id"
            size="middle"
            columns={columns}
            dataSource={data.items}
            pagination={false}
          />
        </section>
      )}
      <AuthorityChanges />
      {isOpen && <ProposeDialog onClose={() => setOpen(false)} />}
    </>
  );
}

const HERE = ['government', 'housing', 'sector'];

function useColumns(): TableColumnsType<AuthorityRow> {
  const say = useAuthorityWords();
  const sayPlace = useGazetteerWords();
  const inEnglish = useLanguage() === 'en';
  const organ = useOrgan();
  // A row speaks of every place: whose division is meant is put in where a case is handled.
  const above = (text: string) =>
    text.replaceAll('{province}', say('anyProvince')).replaceAll('{prefecture}', say('anyPrefecture'));
  return [
    {
      key: 'category',
      title: say('category'),
      render: (_, row) => (
        <>
          <strong>{sayPlace(`category.${row.category}`)}</strong>
          <Where row={row} />
        </>
      ),
    },
    { key: 'status', title: say('status'), width: 220, render: (_, row) => <Standing row={row} /> },
    {
      key: 'handler',
      title: say('handler'),
      render: (_, row) => row.officeName ?? organ(row.handlerKind, row.handlerLevel),
    },
    {
      key: 'approver',
      title: say('approver'),
      render: (_, row) => row.officeName ?? organ(row.approverKind, row.approverLevel),
    },
    { key: 'consulted', title: say('consulted'), render: (_, row) => <Consulted row={row} /> },
    {
      key: 'receiver',
      title: say('receiver'),
      render: (_, row) => above(inEnglish ? row.filingReceiverEn : row.filingReceiver) || '—',
    },
    { key: 'announcer', title: say('announcer'), render: (_, row) => organ(row.announcerKind, row.announcerLevel) },
    {
      key: 'basis',
      title: say('basis'),
      render: (_, row) => (inEnglish ? row.articleEn : row.article) || '—',
    },
  ];
}

/** An organ kind with its level; a dash where the row names none. */
function useOrgan(): (kind: string | null, level: string | null) => string {
  const say = useAuthorityWords();
  const kindOf = useCodeLabel('organ-kinds');
  const levels = ['county', 'prefecture', 'province', 'state'] as const;
  return (kind, level) => {
    if (!kind) return '—';
    const known = levels.find((each) => each === level);
    return known ? `${say(`level.${known}`)} · ${kindOf(kind)}` : kindOf(kind);
  };
}

const SUBTYPES = [
  ...([
    'county',
    'township',
    'subdistrict',
    'state_department',
    'famous',
    'interprovincial',
    'other',
    'memorial',
  ] as const),
];

function Where({ row }: { row: AuthorityRow }) {
  const say = useAuthorityWords();
  const sayKind = useNamingWords();
  const levels = ['district', 'county', 'prefecture', 'any'] as const;
  const level = levels.find((each) => each === row.placeLevel);
  const subtype = SUBTYPES.find((each) => each === row.subtype);
  return (
    <div className="hint">
      {[
        row.jurisdiction === 'CN' ? say('nationwide') : row.jurisdiction,
        level && say(`placeLevel.${level}`),
        subtype ? say(`subtype.${subtype}`) : row.subtype,
        row.caseKind && sayKind(`kind.${row.caseKind}`),
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      {row.delegation && <StatusTag tone="active">{say('delegation')}</StatusTag>}
    </div>
  );
}

function Consulted({ row }: { row: AuthorityRow }) {
  const kindOf = useCodeLabel('organ-kinds');
  const { listed } = usePunctuation();
  return listed([...new Set([...row.consultedByLaw, ...row.consulted])].map(kindOf)) || '—';
}

/** Whether the row is a basis for cases, and if not what would make it one. */
function Standing({ row }: { row: AuthorityRow }) {
  const say = useAuthorityWords();
  const inEnglish = useLanguage() === 'en';
  if (row.verified) {
    return HERE.includes(row.variant) && row.subtype === '' ? (
      <StatusTag tone="good">{say('verified')}</StatusTag>
    ) : (
      <StatusTag>{say('notHere')}</StatusTag>
    );
  }
  return (
    <>
      <StatusTag tone="warning">{say('unverified')}</StatusTag>
      <p className="hint">{say('settles', { text: inEnglish ? row.settlesEn : row.settles })}</p>
    </>
  );
}
