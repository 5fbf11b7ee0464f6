import { App, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { OrganKind } from '#server/accounts/contract.ts';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { AuthorityApi, AuthorityDraft } from '#server/naming/authorities/authorityContract.ts';
import { CaseKind } from '#server/naming/kindContract.ts';
import { useAct } from '../../api/query.ts';
import { useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayInput } from '../DayInput.tsx';
import { useToday } from '../useToday.ts';
import { useNamingWords } from '../words.ts';
import { useAuthorityWords } from './words.ts';
import '../campaigns/dialog.css';

type Draft = Record<string, unknown>;
type Put = (part: Draft) => void;

const FIRST: Draft = {
  category: 'street',
  caseKind: null,
  placeLevel: 'district',
  variant: 'government',
  delegation: false,
  handlerKind: 'civil_affairs',
  handlerLevel: 'prefecture',
  approverKind: 'government',
  approverLevel: 'prefecture',
  consulted: [],
};

/** Proposes to confirm a row: by which document, from which day, for which divisions. */
export function ProposeDialog({ onClose }: { onClose: () => void }) {
  const say = useAuthorityWords();
  const { message } = App.useApp();
  const today = useToday();
  const [typed, setTyped] = useState<Draft>({});
  const draft = { ...FIRST, effectiveOn: today, ...typed };
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(true);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const propose = useAct(AuthorityApi.propose, {
    onSuccess: () => {
      void message.success(say('sent'));
      setOpen(false);
    },
  });
  const submit = () => {
    const parsed = AuthorityDraft.safeParse(draft);
    setFaults(new Set(parsed.error?.issues.map(({ path }) => String(path[0]))));
    if (parsed.success) propose.mutate({ body: parsed.data, idempotencyKey });
  };
  const put: Put = (part) => setTyped((was) => ({ ...was, ...part }));
  return (
    <Modal
      open={isOpen}
      title={say('propose')}
      width={720}
      mask={{ closable: false }}
      okText={say('send')}
      cancelText={say('cancel')}
      confirmLoading={propose.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={propose.error} />
      <div className="dialog-fields">
        <Scope draft={draft} put={put} faults={faults} />
        <Organs draft={draft} put={put} />
        <Basis draft={draft} put={put} faults={faults} />
      </div>
    </Modal>
  );
}

interface Part {
  draft: Draft;
  put: Put;
  faults?: ReadonlySet<string>;
}

function Choice({
  draft,
  put,
  name,
  label,
  options,
}: Part & { name: string; label: string; options: { value: string; label: string }[] }) {
  const value = typeof draft[name] === 'string' ? draft[name] : '';
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={options}
          onChange={(next: string) => put({ [name]: next === '' ? null : next })}
        />
      )}
    </Field>
  );
}

function Scope({ draft, put, faults }: Part) {
  const say = useAuthorityWords();
  const sayPlace = useGazetteerWords();
  const sayKind = useNamingWords();
  const categories = PlaceCategory.exclude(['division']).options;
  const kinds = CaseKind.options.map((value) => ({ value: String(value), label: sayKind(`kind.${value}`) }));
  const levels = (['district', 'county', 'any'] as const).map((value) => ({
    value,
    label: say(`placeLevel.${value}`),
  }));
  const variants = (['government', 'housing', 'sector'] as const).map((value) => ({
    value,
    label: say(`variant.${value}`),
  }));
  return (
    <>
      <Choice
        {...{ draft, put, name: 'category', label: say('category') }}
        options={categories.map((value) => ({ value, label: sayPlace(`category.${value}`) }))}
      />
      <Choice
        {...{ draft, put, name: 'caseKind', label: say('caseKind') }}
        options={[{ value: '', label: say('anyKind') }, ...kinds]}
      />
      <Line {...{ draft, put, name: 'jurisdiction', label: say('jurisdiction') }} {...(faults ? { faults } : {})} />
      <Choice {...{ draft, put, name: 'placeLevel', label: say('placeLevelLabel') }} options={levels} />
      <Choice {...{ draft, put, name: 'variant', label: say('variantLabel') }} options={variants} />
      <Checkbox checked={draft.delegation === true} onChange={(event) => put({ delegation: event.target.checked })}>
        {say('isDelegation')}
      </Checkbox>
    </>
  );
}

function Organs({ draft, put }: Part) {
  const say = useAuthorityWords();
  const organs = useCodeOptions('organ-kinds').filter(({ value }) => OrganKind.safeParse(value).success);
  const levels = (['county', 'prefecture'] as const).map((value) => ({ value, label: say(`level.${value}`) }));
  return (
    <>
      {(['handler', 'approver'] as const).map((party) => (
        <div className="field-row" key={party}>
          <Choice {...{ draft, put, name: `${party}Kind`, label: say(party) }} options={organs} />
          <Choice
            {...{ draft, put, name: `${party}Level`, label: `${say(party)} · ${say('levelLabel')}` }}
            options={levels}
          />
        </div>
      ))}
      <Field label={say('consulted')}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={Array.isArray(draft.consulted) ? draft.consulted : []}
            options={organs}
            onChange={(consulted: string[]) => put({ consulted })}
          />
        )}
      </Field>
    </>
  );
}

function Line({ draft, put, faults, name, label }: Part & { name: string; label: string }) {
  const say = useAuthorityWords();
  const value = typeof draft[name] === 'string' ? draft[name] : '';
  return (
    <Field label={label} error={faults?.has(name) ? say('fault') : undefined}>
      {(control) => (
        <Input {...control} value={value} onChange={(event) => put({ [name]: event.target.value || undefined })} />
      )}
    </Field>
  );
}

function Basis({ draft, put, faults = new Set() }: Part) {
  const say = useAuthorityWords();
  return (
    <>
      {(['officeCode', 'documentNo', 'article', 'reason'] as const).map((name) => (
        <Line key={name} {...{ draft, put, faults, name, label: say(name) }} />
      ))}
      <Field label={say('effectiveOn')} error={faults.has('effectiveOn') ? say('fault') : undefined}>
        {({ id }) => (
          <DayInput
            id={id}
            value={typeof draft.effectiveOn === 'string' ? draft.effectiveOn : undefined}
            onChange={(effectiveOn) => put({ effectiveOn })}
          />
        )}
      </Field>
    </>
  );
}
