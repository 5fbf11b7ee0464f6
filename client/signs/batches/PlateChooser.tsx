import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import { type Candidate, CandidateFilter, type SignBatch } from '#server/signs/batches/batchContract.ts';
import { type SignId, SignType } from '#server/signs/contract.ts';
import { useAct } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SignStatusTag } from '../SignStatusTag.tsx';
import { useSignWords } from '../words.ts';
import { useBatchWords } from './words.ts';

const STATUSES = CandidateFilter.shape.status.unwrap().options;

/** Picks signs for a batch: some by hand, or all that a filter finds. */
export function PlateChooser({ batch, onClose }: { batch: SignBatch; onClose: () => void }) {
  const say = useBatchWords();
  const [filter, setFilter] = useState<CandidateFilter>({});
  const [chosen, setChosen] = useState<readonly SignId[]>([]);
  const add = useAct(SignBatchesApi.add, { onSuccess: onClose });
  const input = { params: { id: batch.id }, version: batch.version };
  return (
    <Modal
      open
      title={say('choose')}
      width={760}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {say('close')}
        </Button>,
        <Button key="all" loading={add.isPending} onClick={() => add.mutate({ ...input, body: { filter } })}>
          {say('chooseAll')}
        </Button>,
        <Button
          key="some"
          type="primary"
          disabled={chosen.length === 0}
          loading={add.isPending}
          onClick={() => add.mutate({ ...input, body: { signIds: [...chosen] } })}
        >
          {say('chooseSome', { n: chosen.length })}
        </Button>,
      ]}
    >
      <p className="hint">{say('chooseHint')}</p>
      <ProblemAlert error={add.error} />
      <Filters filter={filter} onChange={setFilter} />
      <Candidates filter={filter} chosen={chosen} onChoose={setChosen} />
    </Modal>
  );
}

interface FilterProps {
  filter: CandidateFilter;
  onChange: (filter: CandidateFilter) => void;
}

/** Without the fields that were emptied: the address must not name them. */
const without = (filter: { [K in keyof CandidateFilter]: CandidateFilter[K] | undefined }): CandidateFilter =>
  CandidateFilter.parse(Object.fromEntries(Object.entries(filter).filter(([, value]) => value)));

function Filters({ filter, onChange }: FilterProps) {
  const say = useBatchWords();
  const saySign = useSignWords();
  const typeOf = useCodeLabel('sign-types');
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Input.Search
        allowClear
        aria-label={say('findSign')}
        placeholder={say('findSign')}
        onSearch={(q) => onChange(without({ ...filter, q: q.trim() }))}
      />
      <FilterChoice
        label={say('type')}
        all={say('anyType')}
        value={filter.type}
        onChange={(type) => onChange(without({ ...filter, type }))}
        options={SignType.options.map((value) => ({ value, label: typeOf(value) }))}
      />
      <FilterChoice
        label={say('status')}
        all={say('anyStatus')}
        value={filter.status}
        onChange={(status) => onChange(without({ ...filter, status }))}
        options={STATUSES.map((value) => ({ value, label: saySign(`status.${value}`) }))}
      />
    </search>
  );
}

interface CandidatesProps {
  filter: CandidateFilter;
  chosen: readonly SignId[];
  onChoose: (chosen: readonly SignId[]) => void;
}

function Candidates({ filter, chosen, onChoose }: CandidatesProps) {
  const say = useBatchWords();
  const pages = usePages(SignBatchesApi.candidates, filter);
  const empty = (
    <EmptyState text={say('chooseEmpty')}>
      <p className="empty-hint">{say('chooseEmptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty} rows={5}>
      {(candidates) => (
        <>
          <Checkbox
            checked={candidates.every(({ signId }) => chosen.includes(signId))}
            onChange={({ target }) => onChoose(target.checked ? candidates.map(({ signId }) => signId) : [])}
          >
            {say('selectAll')}
          </Checkbox>
          <CandidateList {...{ candidates, chosen, onChoose }} />
        </>
      )}
    </PagedList>
  );
}

interface ListProps extends Omit<CandidatesProps, 'filter'> {
  candidates: readonly Candidate[];
}

function CandidateList({ candidates, chosen, onChoose }: ListProps) {
  const typeOf = useCodeLabel('sign-types');
  const toggle = (signId: SignId) =>
    onChoose(chosen.includes(signId) ? chosen.filter((each) => each !== signId) : [...chosen, signId]);
  return (
    <ul className="candidate-list">
      {candidates.map(({ signId, name, number, type, status }) => (
        <li key={signId}>
          <Checkbox checked={chosen.includes(signId)} onChange={() => toggle(signId)}>
            <strong>
              {name} {number}
            </strong>{' '}
            {typeOf(type)}
          </Checkbox>
          <SignStatusTag status={status} />
        </li>
      ))}
    </ul>
  );
}
