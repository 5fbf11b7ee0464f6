import { App, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { EditionDraft, PublicMapsApi } from '#server/boundaries/publicMaps/publicMapContract.ts';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { TextField } from '../markers/TextField.tsx';
import { usePublicMapWords } from './words.ts';
import '../markers/markers.css';

type Texts = Omit<EditionDraft, 'area' | 'reviewedOn'> & { area: string | null; reviewedOn: string | null };
const EMPTY: Texts = {
  ...{ rule: 'public-map', title: '', reviewNumber: '', reviewedBy: '', scope: '', ground: '' },
  ...{ levels: ['county'], area: null, reviewedOn: null },
};

/** Enters a reviewed map: its outlines become those that the public sees. */
export function EnterEdition({ onClose }: { onClose: () => void }) {
  const say = usePublicMapWords();
  const { message } = App.useApp();
  const [texts, setTexts] = useState<Texts>(EMPTY);
  const [isOpen, setOpen] = useState(true);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const save = useAct(PublicMapsApi.enterEdition, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const body = EditionDraft.safeParse(texts).data;
  const change = (part: Partial<Texts>) => setTexts({ ...texts, ...part });
  const line = (key: 'title' | 'reviewNumber' | 'reviewedBy' | 'scope') => (
    <TextField
      label={say(key === 'title' ? 'edition' : key)}
      required
      value={texts[key]}
      onChange={(text) => change({ [key]: text })}
    />
  );
  return (
    <Modal
      open={isOpen}
      title={say('enter')}
      width={640}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: body === undefined }}
      confirmLoading={save.isPending}
      onOk={() => body && save.mutate({ body, idempotencyKey })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <div className="marker-fields">
        <ProblemAlert error={save.error} />
        {line('title')}
        <RuleField value={texts.rule} onChange={(rule) => change({ rule })} />
        {line('reviewNumber')}
        {line('reviewedBy')}
        <DayField
          label={say('reviewedOn')}
          required
          value={texts.reviewedOn}
          onChange={(reviewedOn) => change({ reviewedOn })}
        />
        {line('scope')}
        <AreaFields texts={texts} onChange={change} />
        <TextField
          label={say('ground')}
          required
          help={say('groundHelp')}
          value={texts.ground}
          onChange={(ground) => change({ ground })}
        />
      </div>
    </Modal>
  );
}

/** Of the kinds that need a review. */
function RuleField({
  value,
  onChange,
}: {
  value: EditionDraft['rule'];
  onChange: (rule: EditionDraft['rule']) => void;
}) {
  const say = usePublicMapWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { data } = useCall(PublicMapsApi.publicEditions, {});
  const rules = (data?.rules ?? []).filter(({ kind }) => kind === 'reviewed');
  return (
    <Field label={say('rule')} required>
      {({ id }) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={rules.map((rule) => ({ value: rule.id, label: isChinese ? rule.labelZh : rule.labelEn }))}
        />
      )}
    </Field>
  );
}

interface AreaProps {
  texts: Texts;
  onChange: (part: Partial<Texts>) => void;
}

function AreaFields({ texts, onChange }: AreaProps) {
  const say = usePublicMapWords();
  const { data: me } = useSession();
  const own = DivisionCode.safeParse(me?.organisation.divisionCode).data;
  const { data } = useCall(
    DivisionsApi.list,
    { query: { limit: 200, ...(own ? { parent: own } : {}) } },
    { enabled: own !== undefined },
  );
  const below = (data?.items ?? []).map(({ code, name }) => ({ value: String(code), label: name }));
  return (
    <>
      <Field label={say('area')} required>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={texts.area}
            onChange={(area: string | null) => onChange({ area })}
            options={me ? [{ value: me.organisation.divisionCode, label: me.divisionName }, ...below] : below}
          />
        )}
      </Field>
      <Field label={say('levels')} required>
        {({ id }) => (
          <Checkbox.Group
            key={id}
            value={texts.levels}
            onChange={(levels) => onChange({ levels })}
            options={(['county', 'township'] as const).map((value) => ({ value, label: say(`level.${value}`) }))}
          />
        )}
      </Field>
    </>
  );
}
