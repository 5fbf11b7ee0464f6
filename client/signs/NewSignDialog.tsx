import { App, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Place } from '#server/gazetteer/contract.ts';
import { Side, SignsApi } from '#server/signs/contract.ts';
import { useAct } from '../api/query.ts';
import { overlayOf } from '../map/overlay.ts';
import { Field } from '../ui/Field.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { usePunctuation } from '../ui/usePunctuation.ts';
import { PositionField } from './PositionField.tsx';
import { useRegisterWords } from './registerWords.ts';
import { EMPTY_SIGN, type SignForm } from './signForm.ts';
import { type SignTypeChoice, useSignTypes } from './useSignTypes.ts';
import { useSignWords } from './words.ts';

const MOUNTINGS = ['post', 'wall', 'column'] as const;

/** Orders a sign for a standard name: only what the register cannot know is asked. */
export function NewSignDialog({ place, onClose }: { place: Place; onClose: () => void }) {
  const say = useSignWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form, setForm] = useState<SignForm>(EMPTY_SIGN);
  const types = useSignTypes(place);
  const type = form.type ?? types[0]?.value;
  const [isOpen, setOpen] = useState(true);
  const [asked, setAsked] = useState(false);
  // One key for this dialog: a second click after a lost reply must not order a second sign.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const change = (part: Partial<SignForm>) => setForm((was) => ({ ...was, ...part }));
  const create = useAct(SignsApi.create, {
    onSuccess: (sign) => {
      void message.success(say('created'));
      void navigate(`/signs/${sign.id}`);
    },
  });
  const submit = () => {
    setAsked(true);
    const { position, number, material, postcode, azimuthReason, ...rest } = form;
    if (!position || !type) return;
    const [said, given, code] = [azimuthReason.trim(), material.trim(), postcode.trim()].map((text) => text || null);
    const optional = { azimuthReason: said ?? null, material: given ?? null, postcode: code ?? null };
    const body = { ...rest, ...optional, type, placeId: place.id, position, number: number.trim() || null };
    create.mutate({ body, idempotencyKey });
  };
  return (
    <Modal
      open={isOpen}
      title={`${say('newSign')}：${place.standardName ?? ''}`}
      width={720}
      mask={{ closable: false }}
      okText={say('create')}
      cancelText={say('cancel')}
      confirmLoading={create.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p>{say('newSignIntro')}</p>
      <ProblemAlert error={create.error} />
      <SignFields types={types} form={{ ...form, type: type ?? null }} onChange={change} />
      <PositionOf place={place} form={form} onChange={change} />
      {asked && !form.position && (
        <p className="sign-fault" role="alert">
          {say('needPosition')}
        </p>
      )}
    </Modal>
  );
}

interface FieldsProps {
  types: readonly SignTypeChoice[];
  form: SignForm;
  onChange: (part: Partial<SignForm>) => void;
}

function SignFields({ types, form, onChange }: FieldsProps) {
  const say = useSignWords();
  const optional = usePunctuation().inBrackets(say('optional'));
  return (
    <div className="sign-fields">
      <Field label={say('type')} required>
        {(control) => (
          <Select {...control} value={form.type} onChange={(type) => onChange({ type })} options={[...types]} />
        )}
      </Field>
      <Field label={say('number') + optional} help={say('numberHint')}>
        {(control) => (
          <Input
            {...control}
            maxLength={20}
            value={form.number}
            onChange={(e) => onChange({ number: e.target.value })}
          />
        )}
      </Field>
      <Field label={say('azimuth') + optional} help={say('azimuthHint')}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={360}
            value={form.azimuthDegrees}
            onChange={(azimuthDegrees) => onChange({ azimuthDegrees })}
          />
        )}
      </Field>
      <Field label={say('maintainer') + optional}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={form.maintainer}
            onChange={(e) => onChange({ maintainer: e.target.value })}
          />
        )}
      </Field>
      <MoreFields form={form} onChange={onChange} />
      <Field label={say('mounting')}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={form.mounting}
            onChange={({ target }) => onChange({ mounting: MOUNTINGS.find((m) => m === target.value) ?? 'post' })}
            options={MOUNTINGS.map((value) => ({ value, label: say(`mounting.${value}`) }))}
          />
        )}
      </Field>
    </div>
  );
}

/** What may be left to later: why another run of the street, the material, the side, the postcode. */
function MoreFields({ form, onChange }: Omit<FieldsProps, 'types'>) {
  const words = useRegisterWords();
  const optional = usePunctuation().inBrackets(words('optional'));
  const text = (name: 'azimuthReason' | 'material' | 'postcode', most: number, help?: string) => (
    <Field label={words(name) + optional} {...(help ? { help } : {})}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          value={form[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {form.azimuthDegrees !== null && text('azimuthReason', 300, words('azimuthReasonHint'))}
      {text('material', 60)}
      {text('postcode', 6)}
      <Field label={words('side') + optional}>
        {(control) => (
          <Select
            {...control}
            allowClear
            value={form.side}
            onChange={(side: SignForm['side'] | undefined) => onChange({ side: side ?? null })}
            options={Side.options.map((value) => ({ value, label: words(`side.${value}`) }))}
          />
        )}
      </Field>
    </>
  );
}

interface PositionProps {
  place: Place;
  form: SignForm;
  onChange: (part: Partial<SignForm>) => void;
}

function PositionOf({ place, form, onChange }: PositionProps) {
  const { geometry, standardName } = place;
  const context = useMemo(
    () => [overlayOf('context', [{ key: 'place', name: standardName ?? '', geometry }])],
    [geometry, standardName],
  );
  return (
    <PositionField
      value={form.position}
      around={geometry}
      context={context}
      onChange={(position) => onChange({ position })}
    />
  );
}
