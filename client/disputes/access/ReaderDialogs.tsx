import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { DisputeAccessApi, type DisputeReader } from '#server/disputes/access/accessContract.ts';
import { type DisputeId, DisputeSection } from '#server/disputes/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { TextField } from '../../boundaries/archive/fields.tsx';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAccessWords } from './words.ts';

interface Props {
  disputeId: DisputeId;
  version: number;
  onClose: () => void;
}

/** Names a person of the head's own office. */
export function EntrustDialog({ disputeId, version, onClose }: Props) {
  const say = useAccessWords();
  const [accountId, setAccountId] = useState<string | null>(null);
  const act = useAct(DisputeAccessApi.entrust, { onSuccess: onClose });
  return (
    <LineDialog
      title={say('entrust')}
      intro={say('entrustIntro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={accountId !== null}
      onSubmit={() => accountId && act.mutate({ params: { id: disputeId }, version, body: { accountId } })}
      onClose={onClose}
    >
      <PersonField disputeId={disputeId} of="entrust" value={accountId} onChange={setAccountId} />
    </LineDialog>
  );
}

/** Opens the file, or parts of it, to a person of another organ. */
export function InviteDialog({ disputeId, version, onClose }: Props) {
  const say = useAccessWords();
  const [form, setForm] = useState({
    accountId: null as string | null,
    sections: [] as DisputeSection[],
    until: '',
    ground: '',
  });
  const put = (part: Partial<typeof form>) => setForm((was) => ({ ...was, ...part }));
  const act = useAct(DisputeAccessApi.invite, { onSuccess: onClose });
  const submit = () => {
    const { accountId, sections, until, ground } = form;
    if (accountId === null) return;
    const body = { accountId, ground, until: until || null, sections: sections.length > 0 ? sections : null };
    act.mutate({ params: { id: disputeId }, version, body });
  };
  return (
    <LineDialog
      title={say('invite')}
      intro={say('inviteIntro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={form.accountId !== null && form.ground.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField
        disputeId={disputeId}
        of="invite"
        value={form.accountId}
        onChange={(accountId) => put({ accountId })}
      />
      <SectionsField value={form.sections} onChange={(sections) => put({ sections })} />
      <Field label={say('until')} help={say('untilHelp')}>
        {({ id }) => <DayPicker id={id} value={form.until || null} onChange={(day) => put({ until: day ?? '' })} />}
      </Field>
      <TextField label={say('ground')} required value={form.ground} onChange={(ground) => put({ ground })} />
    </LineDialog>
  );
}

/** Ends somebody's reading. */
export function RemoveDialog({ disputeId, version, onClose, reader }: Props & { reader: DisputeReader }) {
  const say = useAccessWords();
  const [reason, setReason] = useState('');
  const act = useAct(DisputeAccessApi.remove, { onSuccess: onClose });
  const params = { id: disputeId, readerId: reader.id };
  return (
    <LineDialog
      title={say('removeTitle', { person: reader.person })}
      error={act.error}
      isPending={act.isPending}
      isComplete={reason.trim() !== ''}
      onSubmit={() => act.mutate({ params, version, body: { reason } })}
      onClose={onClose}
    >
      <TextField label={say('reason')} required lines={3} value={reason} onChange={setReason} />
    </LineDialog>
  );
}

interface PersonProps {
  disputeId: DisputeId;
  of: 'entrust' | 'invite';
  value: string | null;
  onChange: (accountId: string) => void;
}

function PersonField({ disputeId, of, value, onChange }: PersonProps) {
  const say = useAccessWords();
  const { data } = useCall(DisputeAccessApi.candidates, { params: { id: disputeId } });
  const options = (data?.[of] ?? []).map(({ accountId, person, organisation }) => ({
    value: accountId,
    label: `${organisation} ${person}`,
  }));
  return (
    <Field label={say('person')} required help={data && options.length === 0 ? say('noCandidates') : undefined}>
      {({ id }) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          loading={!data}
          value={value}
          onChange={onChange}
          options={options}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}

/** Parts of the file; none chosen is the whole. */
function SectionsField({
  value,
  onChange,
}: {
  value: DisputeSection[];
  onChange: (sections: DisputeSection[]) => void;
}) {
  const say = useAccessWords();
  return (
    <fieldset className="dispute-sections">
      <legend>{say('sections')}</legend>
      <Checkbox checked={value.length === 0} onChange={() => onChange([])}>
        {say('whole')}
      </Checkbox>
      <Checkbox.Group
        value={value}
        onChange={(chosen) => onChange(DisputeSection.options.filter((one) => chosen.includes(one)))}
        options={DisputeSection.options.map((section) => ({ value: section, label: say(`section.${section}`) }))}
      />
    </fieldset>
  );
}
