import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { CampaignDraft } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { useAct } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayInput } from '../DayInput.tsx';
import { useToday } from '../useToday.ts';
import { useFormWords } from './formWords.ts';
import { useOwnDivisions } from './useOwnDivisions.ts';
import { useCampaignWords } from './words.ts';
import './dialog.css';

interface Draft {
  title: string;
  documentNo: string;
  division: string | undefined;
  categories: PlaceCategory[];
  startsOn: string | undefined;
  endsOn: string | undefined;
}
// Where the ministry saw the problem (2019-06-21): new quarters and large buildings.
const EMPTY: Draft = {
  title: '',
  documentNo: '',
  division: undefined,
  categories: ['residential_area', 'building'],
  startsOn: undefined,
  endsOn: undefined,
};

/** Opens a campaign on the document that orders it. */
export function NewCampaignDialog({ onClose }: { onClose: () => void }) {
  const say = useCampaignWords();
  const sayForm = useFormWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const today = useToday();
  const { data: me } = useSession();
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const draft = { ...EMPTY, division: me?.organisation.divisionCode, startsOn: today, ...typed };
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(true);
  // One key for this dialog: a second click after a lost reply must not open a second campaign.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = useAct(CampaignsApi.create, {
    onSuccess: ({ id }) => {
      void message.success(sayForm('created'));
      void navigate(`/campaigns/${id}`);
    },
  });
  const submit = () => {
    const parsed = CampaignDraft.safeParse(draft);
    setFaults(new Set(parsed.error?.issues.map(({ path }) => String(path[0]))));
    if (parsed.success) create.mutate({ body: parsed.data, idempotencyKey });
  };
  return (
    <Modal
      open={isOpen}
      title={say('new')}
      width={640}
      mask={{ closable: false }}
      okText={say('act.create')}
      cancelText={sayForm('cancel')}
      confirmLoading={create.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={create.error} />
      <div className="dialog-fields">
        <DraftFields draft={draft} faults={faults} onChange={(part) => setTyped((was) => ({ ...was, ...part }))} />
      </div>
    </Modal>
  );
}

interface FieldsProps {
  draft: Draft;
  faults: ReadonlySet<string>;
  onChange: (part: Partial<Draft>) => void;
}

function DraftFields({ draft, faults, onChange }: FieldsProps) {
  const sayForm = useFormWords();
  const faultOf = (name: string) => (faults.has(name) ? sayForm('required') : undefined);
  return (
    <>
      <Field label={sayForm('formTitle')} required error={faultOf('title')}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={draft.title}
            onChange={(e) => onChange({ title: e.target.value })}
          />
        )}
      </Field>
      <Field label={sayForm('formDocument')} required error={faultOf('documentNo')}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={draft.documentNo}
            onChange={(e) => onChange({ documentNo: e.target.value })}
          />
        )}
      </Field>
      <ScopeFields draft={draft} faults={faults} onChange={onChange} />
      <div className="dialog-pair">
        <Field label={sayForm('formStarts')} required error={faultOf('startsOn')}>
          {({ id }) => <DayInput id={id} value={draft.startsOn} onChange={(startsOn) => onChange({ startsOn })} />}
        </Field>
        <Field label={sayForm('formEnds')} required error={faultOf('endsOn')}>
          {({ id }) => <DayInput id={id} value={draft.endsOn} onChange={(endsOn) => onChange({ endsOn })} />}
        </Field>
      </div>
    </>
  );
}

function ScopeFields({ draft, faults, onChange }: FieldsProps) {
  const sayForm = useFormWords();
  const sayPlace = useGazetteerWords();
  const divisions = useOwnDivisions();
  return (
    <>
      <Field label={sayForm('formDivision')} required error={faults.has('division') ? sayForm('required') : undefined}>
        {(control) => (
          <Select
            {...control}
            value={draft.division ?? null}
            onChange={(division: string) => onChange({ division })}
            options={divisions.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </Field>
      <Field label={sayForm('formCategories')} help={sayForm('categoriesHint')}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={draft.categories}
            onChange={(categories: PlaceCategory[]) => onChange({ categories })}
            options={PlaceCategory.options.map((value) => ({ value, label: sayPlace(`category.${value}`) }))}
          />
        )}
      </Field>
    </>
  );
}
