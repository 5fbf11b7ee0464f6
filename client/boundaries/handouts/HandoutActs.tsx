import { App, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import {
  DecidingAct,
  type Handout,
  type HandoutAct,
  type KeepingMove,
} from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { TextField } from '../markers/TextField.tsx';
import { useHandoutWords } from './words.ts';

const MISSING = [
  ...(['paper-application', 'paper-undertaking', 'paper-basis', 'check', 'return', 'same-person'] as const),
];

/** What may be done next; what is still missing for it is said instead of the button. */
export function HandoutActs({ handout }: { handout: Handout }) {
  const say = useHandoutWords();
  const [doing, setDoing] = useState<HandoutAct | null>(null);
  const ready = handout.next.filter(({ missing }) => missing.length === 0);
  const waiting = handout.next.filter(({ missing }) => missing.length > 0);
  const what = (missing: readonly string[]): string =>
    missing.flatMap((code) => MISSING.filter((one) => one === code).map((one) => say(`miss.${one}`))).join('、');
  return (
    <section className="panel" aria-labelledby="handout-acts">
      <h2 id="handout-acts">{say('progress')}</h2>
      {waiting.map(({ act, missing }) => (
        <p key={act} className="hint">
          {say('missing', { act: say(`act.${act}`), what: what(missing) })}
        </p>
      ))}
      <div className="marker-uploads">
        {ready.map(({ act }, i) => (
          <Button
            key={act}
            type={i === 0 && act !== 'withdraw' ? 'primary' : 'default'}
            danger={act === 'refuse'}
            onClick={() => setDoing(act)}
          >
            {say(`act.${act}`)}
          </Button>
        ))}
      </div>
      {doing && <ActDialog handout={handout} act={doing} onClose={() => setDoing(null)} />}
    </section>
  );
}

interface Texts {
  note: string;
  recipient: string;
  username: string;
  day: string | null;
  how: 'returned' | 'destroyed';
}

function ActDialog({ handout, act, onClose }: { handout: Handout; act: HandoutAct; onClose: () => void }) {
  const say = useHandoutWords();
  const { message } = App.useApp();
  const now = useFacts()?.now;
  const [isOpen, setOpen] = useState(true);
  const [texts, setTexts] = useState<Texts>({
    ...{ note: '', recipient: handout.contactName, username: '', how: 'destroyed' },
    day: now ? dayOf(now) : null,
  });
  const onSuccess = () => {
    void message.success(say('done'));
    setOpen(false);
  };
  const keep = useAct(HandoutsApi.moveHandout, { onSuccess });
  const decide = useAct(HandoutsApi.decideHandout, { onSuccess });
  const submit = submitOf({ handout, act, texts, keep: keep.mutate, decide: decide.mutate });
  return (
    <Modal
      open={isOpen}
      title={say(`act.${act}`)}
      mask={{ closable: false }}
      okText={say('confirm')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: submit === null }}
      confirmLoading={keep.isPending || decide.isPending}
      onOk={() => submit?.()}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <div className="marker-fields">
        <ProblemAlert error={keep.error ?? decide.error} />
        {act === 'hand_out' && <HandOverFields handout={handout} texts={texts} onChange={setTexts} />}
        {act === 'take_back' && <ReturnFields texts={texts} onChange={setTexts} />}
        <TextField
          label={say('note')}
          required={act === 'refuse' || act === 'send_back'}
          long
          value={texts.note}
          onChange={(note) => setTexts({ ...texts, note })}
        />
      </div>
    </Modal>
  );
}

interface Submitting {
  handout: Handout;
  act: HandoutAct;
  texts: Texts;
  keep: ReturnType<typeof useAct<typeof HandoutsApi.moveHandout>>['mutate'];
  decide: ReturnType<typeof useAct<typeof HandoutsApi.decideHandout>>['mutate'];
}

/** What the button sends, or null while something is missing. */
function submitOf({ handout: { id, version, level }, act, texts, keep, decide }: Submitting): (() => void) | null {
  const note = texts.note.trim() || null;
  const deciding = DecidingAct.safeParse(act).data;
  if (deciding) {
    if (deciding !== 'approve' && note === null) return null;
    return () => decide({ params: { id }, version, body: { act: deciding, note } });
  }
  const body = moveOf({ act, texts, note, isSecret: level === 'secret' });
  return body && (() => keep({ params: { id }, version, body }));
}

interface Moving {
  act: HandoutAct;
  texts: Texts;
  note: string | null;
  isSecret: boolean;
}

function moveOf({ act, texts, note, isSecret }: Moving): KeepingMove | null {
  const { day, how } = texts;
  const [recipient, username] = [texts.recipient.trim(), texts.username.trim()];
  switch (act) {
    case 'hand_out':
      if (day === null || recipient === '' || (username === '' && !isSecret)) return null;
      return { act, recipient, handedOn: day, username: isSecret ? null : username, note };
    case 'take_back':
      return day === null ? null : { act, how, on: day, note };
    case 'submit':
    case 'check':
    case 'close':
    case 'withdraw':
      return { act, note };
    default:
      return null;
  }
}

interface FieldsProps {
  texts: Texts;
  onChange: (texts: Texts) => void;
}

function HandOverFields({ handout, texts, onChange }: FieldsProps & { handout: Handout }) {
  const say = useHandoutWords();
  return (
    <>
      <TextField
        label={say('recipient')}
        required
        value={texts.recipient}
        onChange={(recipient) => onChange({ ...texts, recipient })}
      />
      <DayField label={say('handedOn')} required value={texts.day} onChange={(day) => onChange({ ...texts, day })} />
      {handout.level !== 'secret' && (
        <TextField
          label={say('username')}
          required
          help={say('usernameHelp')}
          value={texts.username}
          onChange={(username) => onChange({ ...texts, username })}
        />
      )}
    </>
  );
}

function ReturnFields({ texts, onChange }: FieldsProps) {
  const say = useHandoutWords();
  return (
    <>
      <Field label={say('how')} required>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={texts.how}
            onChange={({ target }) =>
              onChange({ ...texts, how: target.value === 'returned' ? 'returned' : 'destroyed' })
            }
            options={(['returned', 'destroyed'] as const).map((value) => ({ value, label: say(`how.${value}`) }))}
          />
        )}
      </Field>
      <DayField label={say('returnedOn')} required value={texts.day} onChange={(day) => onChange({ ...texts, day })} />
    </>
  );
}
