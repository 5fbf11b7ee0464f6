import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { RowKind, type RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RowDrawer } from './RowDrawer.tsx';
import { type RowEdit, RowEditor } from './RowEditor.tsx';
import { RowTable } from './RowTable.tsx';
import { NEW_ROW } from './rowFields.ts';
import { useSwitchedRow } from './useSwitchedRow.ts';
import { useDeskWords } from './words.ts';

const RowState = z.enum(['in_force', 'off', 'future', 'ended', 'all']);
type RowState = z.infer<typeof RowState>;
interface Filter {
  kind: RowKind;
  q: string;
  state: RowState;
}

/** Rows of one kind, found by word; opened in a drawer, changed through a change. */
export function RowBrowser() {
  const say = useDeskWords();
  const may = useMay();
  const [filter, change] = useRowFilter();
  const [opened, setOpened] = useState<RuleRowItem | null>(null);
  const [edit, setEdit] = useState<RowEdit | null>(null);
  const { kind } = filter;
  const { switched, local } = useSwitchedRow();
  const revise = (row: RuleRowItem, operation: 'replace' | 'end') => {
    setOpened(null);
    setEdit({ operation, kind: row.kind, rowId: row.id, baseVersion: row.version, label: row.label, body: row.body });
  };
  const addHere = (row: RuleRowItem) => {
    setOpened(null);
    setEdit(local(row));
  };
  const switchRow = (row: RuleRowItem) => {
    setOpened(null);
    setEdit(switched(row));
  };
  // A rule needs its program, so there are no new ones to write here; for another place it is added from its row.
  const canAdd = may('rules.draft') && kind !== 'rule' && kind !== 'ground';
  return (
    <>
      <KindSwitch kind={kind} onChange={(next) => change({ ...filter, kind: next })} />
      <div className="rule-toolbar">
        <RowFilters filter={filter} onChange={change} />
        {canAdd && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => setEdit({ operation: 'add', kind, label: '', body: NEW_ROW[kind] })}
          >
            {say('newRow')}
          </Button>
        )}
      </div>
      <RowPages filter={filter} onOpen={setOpened} onSwitch={switchRow} />
      {opened && (
        <RowDrawer
          row={opened}
          onClose={() => setOpened(null)}
          onRevise={revise}
          onSwitch={switchRow}
          onAddHere={addHere}
        />
      )}
      {edit && <RowEditor edit={edit} onClose={() => setEdit(null)} />}
    </>
  );
}

function useRowFilter(): [Filter, (filter: Filter) => void] {
  const [search, setSearch] = useSearchParams();
  const filter: Filter = {
    kind: RowKind.catch('rule').parse(search.get('kind')),
    q: search.get('q') ?? '',
    state: RowState.catch('in_force').parse(search.get('state')),
  };
  const change = ({ kind, q, state }: Filter) =>
    setSearch({ kind, ...(q ? { q } : {}), ...(state === 'in_force' ? {} : { state }) });
  return [filter, change];
}

/** Kinds as a row of buttons of which one is pressed; scrolls sideways on a phone. */
function KindSwitch({ kind, onChange }: { kind: RowKind; onChange: (kind: RowKind) => void }) {
  const say = useDeskWords();
  return (
    <fieldset className="rule-kinds">
      <legend className="visually-hidden">{say('kind')}</legend>
      {RowKind.options.map((each) => (
        <button key={each} type="button" aria-pressed={each === kind} onClick={() => onChange(each)}>
          {say(`kind.${each}`)}
        </button>
      ))}
    </fieldset>
  );
}

function RowFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const say = useDeskWords();
  return (
    <search className="rule-filters" aria-label={say('search')}>
      <Input.Search
        key={`${filter.kind} ${filter.q}`}
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.q}
        onSearch={(q) => onChange({ ...filter, q: q.trim() })}
      />
      <Select
        aria-label={say('state')}
        value={filter.state}
        onChange={(state: RowState) => onChange({ ...filter, state })}
        options={RowState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
      />
    </search>
  );
}

interface PagesProps {
  filter: Filter;
  onOpen: (row: RuleRowItem) => void;
  onSwitch: (row: RuleRowItem) => void;
}

function RowPages({ filter, onOpen, onSwitch }: PagesProps) {
  const say = useDeskWords();
  const { kind, q, state } = filter;
  const pages = usePages(RuleDeskApi.rows, { kind, state, ...(q ? { q } : {}) });
  if (pages.isLoading) return <LoadingBlock rows={8} />;
  if (pages.error) return <ProblemAlert error={pages.error} onRetry={pages.retry} />;
  if (pages.items.length === 0) return <EmptyState text={say('noRows')} />;
  return (
    <>
      <RowTable rows={pages.items} onOpen={onOpen} onSwitch={onSwitch} />
      <footer className="list-foot">
        {pages.total !== null && <span>{say('count', { n: pages.total })}</span>}
        {pages.hasMore && (
          <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
            {say('more')}
          </Button>
        )}
      </footer>
    </>
  );
}
