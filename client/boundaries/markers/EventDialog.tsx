import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Marker, MarkerEventRule } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from './DayField.tsx';
import { positionOf } from './positionText.ts';
import { ReferenceFields } from './ReferenceFields.tsx';
import { EMPTY_REFERENCE, type ReferenceText, referencesOf } from './referenceText.ts';
import { TextField } from './TextField.tsx';
import { useMarkerWords } from './words.ts';

interface Texts {
  sideAPresent: string;
  sideBPresent: string;
  approvalDocument: string;
  filingDocument: string;
  description: string;
  position: string;
}
const NO_TEXTS: Texts = {
  ...{ sideAPresent: '', sideBPresent: '', approvalDocument: '', filingDocument: '', description: '', position: '' },
};
const FOUND = ['intact', 'damaged', 'missing', 'moved'] as const;
const orNull = (text: string): string | null => text.trim() || null;

const bodyOf = (rule: MarkerEventRule, texts: Texts) => ({
  ...{ type: rule.type, description: texts.description.trim() },
  ...(rule.bothPresent ? { sideAPresent: orNull(texts.sideAPresent), sideBPresent: orNull(texts.sideBPresent) } : {}),
  ...{ approvalDocument: orNull(texts.approvalDocument), filingDocument: orNull(texts.filingDocument) },
  ...(rule.position === 'asked' ? { position: positionOf(texts.position) } : {}),
});

/** Records what was done to a marker; the form asks what the law's row of the event asks. */
export function EventDialog({ marker, onClose }: { marker: Marker; onClose: () => void }) {
  const say = useMarkerWords();
  const { message } = App.useApp();
  const { data: rules } = useCall(MarkersApi.markerEventRules, {});
  const now = useFacts()?.now;
  const [type, setType] = useState<MarkerEventRule['type']>('observe');
  const [day, setDay] = useState<string | null>(null);
  const [status, setStatus] = useState<(typeof FOUND)[number]>('intact');
  const [texts, setTexts] = useState(NO_TEXTS);
  const [references, setReferences] = useState<readonly ReferenceText[]>([EMPTY_REFERENCE]);
  const [isOpen, setOpen] = useState(true);
  const rule = rules?.items.find((one) => one.type === type);
  const happenedOn = day ?? (now ? dayOf(now) : null);
  const save = useAct(MarkersApi.recordMarkerEvent, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const submit = () => {
    const anew = referencesOf(references);
    if (!rule || !happenedOn || (type === 're_reference' && !anew)) return;
    const chosen = type === 're_reference' ? { references: anew } : {};
    const body = { ...bodyOf(rule, texts), happenedOn, ...(type === 'observe' ? { status } : {}), ...chosen };
    save.mutate({ params: { id: marker.id }, body, version: marker.version });
  };
  return (
    <Modal
      open={isOpen}
      title={say('recordEvent')}
      width={640}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: type === 're_reference' && !referencesOf(references)?.length }}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <div className="marker-fields">
        <ProblemAlert error={save.error} />
        <TypeField rules={rules?.items ?? []} rule={rule} onChange={setType} />
        <DayField label={say('happenedOn')} required value={happenedOn} onChange={setDay} />
        {type === 'observe' && <FoundField value={status} onChange={setStatus} />}
        {rule && <AskedFields rule={rule} marker={marker} texts={texts} onChange={setTexts} />}
        {type === 're_reference' && <ReferenceFields values={references} onChange={setReferences} />}
      </div>
    </Modal>
  );
}

function FoundField({
  value,
  onChange,
}: {
  value: (typeof FOUND)[number];
  onChange: (v: (typeof FOUND)[number]) => void;
}) {
  const say = useMarkerWords();
  return (
    <Field label={say('foundStatus')} required>
      {({ id }) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={FOUND.map((one) => ({ value: one, label: say(`status.${one}`) }))}
        />
      )}
    </Field>
  );
}

interface TypeProps {
  rules: readonly MarkerEventRule[];
  rule: MarkerEventRule | undefined;
  onChange: (type: MarkerEventRule['type']) => void;
}

function TypeField({ rules, rule, onChange }: TypeProps) {
  const say = useMarkerWords();
  const isChinese = useLanguage() === 'zh-CN';
  const article = rule && (isChinese ? rule.articleZh : rule.article);
  const note = rule && (isChinese ? rule.noteZh : rule.note);
  const basis =
    article && (rule.verified ? say('basis', { article }) : say('unverified', { article, note: note ?? '' }));
  return (
    <Field label={say('event')} required help={basis}>
      {({ id }) => (
        <Select
          id={id}
          value={rule?.type ?? null}
          onChange={(type: MarkerEventRule['type'] | null) => type && onChange(type)}
          options={rules.map(({ type }) => ({ value: type, label: say(`event.${type}`) }))}
        />
      )}
    </Field>
  );
}

interface AskedProps {
  rule: MarkerEventRule;
  marker: Marker;
  texts: Texts;
  onChange: (texts: Texts) => void;
}

function AskedFields({ rule, marker, texts, onChange }: AskedProps) {
  const say = useMarkerWords();
  const set = (key: keyof Texts) => (text: string) => onChange({ ...texts, [key]: text });
  const isBad = texts.position !== '' && positionOf(texts.position) === null;
  const field = (key: keyof Texts, label: string) => (
    <TextField label={label} required value={texts[key]} onChange={set(key)} />
  );
  return (
    <>
      {rule.bothPresent && field('sideAPresent', say('sideAPresent', { name: marker.sideA.name }))}
      {rule.bothPresent && field('sideBPresent', say('sideBPresent', { name: marker.sideB.name }))}
      {rule.approvalNeeded && field('approvalDocument', say('approvalDocument'))}
      {rule.filingNeeded && field('filingDocument', say('filingDocument'))}
      {rule.position === 'asked' && (
        <TextField
          label={say('newPosition')}
          required
          value={texts.position}
          error={isBad ? say('badPosition') : undefined}
          onChange={set('position')}
        />
      )}
      <TextField label={say('description')} required long value={texts.description} onChange={set('description')} />
    </>
  );
}
