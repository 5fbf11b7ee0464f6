import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type SignOwner, SignRegisterApi } from '#server/signs/registerContract.ts';
import { useAct, useCall } from '../api/query.ts';
import { useMay } from '../api/session.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { BegunForm } from '../ui/BegunForm.tsx';
import { Field } from '../ui/Field.tsx';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useRegisterWords } from './registerWords.ts';
import { useSignWords } from './words.ts';
import '../ui/listPage.css';
import './signs.css';

/** Which department owns new signs, by type, with the ground; each office says it for its own divisions. */
export function OwnersPage() {
  const say = useSignWords();
  const words = useRegisterWords();
  const { data, error, refetch } = useCall(SignRegisterApi.listSignOwners, {});
  return (
    <>
      <nav className="crumb">
        <Link to="/signs">{say('back')}</Link>
      </nav>
      <PageHeader title={words('ownersTitle')} lead={words('ownersLead')} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingBlock rows={4} />}
      <ul className="card-list">
        {data?.items.map((row) => (
          <OwnerCard key={row.type} row={row} />
        ))}
      </ul>
    </>
  );
}

function OwnerCard({ row }: { row: SignOwner }) {
  const words = useRegisterWords();
  const typeOf = useCodeLabel('sign-types');
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  return (
    <li className="card-item">
      <div className="card-item-head">
        <strong>{row.type === '*' ? words('anyType') : typeOf(row.type)}</strong>
        <StatusTag tone={row.verified ? 'good' : 'warning'}>
          {words(row.divisionCode === '000000' ? 'ownerDefault' : row.verified ? 'verified' : 'notVerified')}
        </StatusTag>
      </div>
      {isEditing ? (
        <BegunForm record={row} version={row.version}>
          {(known) => <OwnerForm row={known} onClose={() => setEditing(false)} />}
        </BegunForm>
      ) : (
        <>
          <p>{row.owner}</p>
          <p className="hint">{row.ground}</p>
          {may('signs.manage') && (
            <div className="card-item-foot">
              <Button size="small" onClick={() => setEditing(true)}>
                {words('change')}
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  );
}

function OwnerForm({ row, onClose }: { row: SignOwner; onClose: () => void }) {
  const words = useRegisterWords();
  const { message } = App.useApp();
  const [form, setForm] = useState({ owner: row.owner, ground: '', verified: false });
  const save = useAct(SignRegisterApi.setSignOwner, {
    onSuccess: () => {
      void message.success(words('saved'));
      onClose();
    },
  });
  const isReady = form.owner.trim() !== '' && form.ground.trim() !== '';
  return (
    <>
      <ProblemAlert error={save.error} />
      <Field label={words('owner')} required>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={form.owner}
            onChange={({ target }) => setForm({ ...form, owner: target.value })}
          />
        )}
      </Field>
      <Field label={words('ground')} required>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={300}
            value={form.ground}
            onChange={({ target }) => setForm({ ...form, ground: target.value })}
          />
        )}
      </Field>
      <Checkbox checked={form.verified} onChange={({ target }) => setForm({ ...form, verified: target.checked })}>
        {words('verified')}
      </Checkbox>
      <div className="card-item-foot">
        <Button onClick={onClose}>{words('cancel')}</Button>
        <Button
          type="primary"
          disabled={!isReady}
          loading={save.isPending}
          onClick={() => save.mutate({ body: { ...form, type: row.type }, version: row.version })}
        >
          {words('save')}
        </Button>
      </div>
    </>
  );
}
