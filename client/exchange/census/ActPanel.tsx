import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { CensusActBodies, type CensusRecord } from '#server/exchange/census/censusContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type ActFields, type ActName, type ActValues, actBody, emptyValues, faultyFields } from './actForm.ts';
import { useActWords } from './actWords.ts';
import { CandidateFields } from './CandidateFields.tsx';
import { MergeFields } from './MergeFields.tsx';
import { CategoryField, ClashFields, GroundFields } from './PromoteFields.tsx';
import { useCensusActs } from './useCensusActs.ts';
import { useCensusWords } from './words.ts';

interface Props {
  record: CensusRecord;
  act: ActName | null;
  onAct: (act: ActName | null) => void;
  /** The place chosen among the matches. */
  mergeInto: string | null;
  onDone: (isUndo: boolean) => void;
}

const OPEN: readonly ActName[] = ['promote', 'merge', 'candidate', 'setAside', 'sendBack'];

const actsIn = (state: CensusRecord['state']): readonly ActName[] => {
  if (state === 'pending') return OPEN;
  return state === 'sent_back' ? OPEN.filter((one) => one !== 'sendBack') : [];
};

/** What may be decided about the record now, one act at a time; a decision that stands can be taken back. */
export function ActPanel({ record, act, onAct, mergeInto, onDone }: Props) {
  const say = useActWords();
  const sayCensus = useCensusWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { state, undoRefusal, decisions } = record;
  const mayUndo = state !== 'pending';
  const acts = actsIn(state);
  const given = act !== null && [...acts, ...(mayUndo ? ['undo'] : [])].includes(act) ? act : null;
  return (
    <section className="panel no-print" aria-labelledby="census-act">
      <h2 id="census-act">{say('title')}</h2>
      {state !== 'pending' && (
        <p>{say('decided', { state: sayCensus(`state.${state}`), by: decisions[0]?.by ?? '' })}</p>
      )}
      {mayUndo && undoRefusal && (
        <p className="hint">{say('undoRefused', { why: isChinese ? undoRefusal.zh : undoRefusal.en })}</p>
      )}
      <div className="census-acts">
        {acts.map((one) => (
          <Button
            key={one}
            type={one === given ? 'primary' : 'default'}
            aria-expanded={one === given}
            disabled={!record.isChecked}
            onClick={() => onAct(one === given ? null : one)}
          >
            {say(`act.${one}`)}
          </Button>
        ))}
        {mayUndo && !undoRefusal && (
          <Button aria-expanded={given === 'undo'} onClick={() => onAct(given === 'undo' ? null : 'undo')}>
            {say('act.undo')}
          </Button>
        )}
      </div>
      {given && <ActForm key={given} record={record} act={given} mergeInto={mergeInto} onAct={onAct} onDone={onDone} />}
    </section>
  );
}

type FormProps = Omit<Props, 'act'> & { act: ActName };

function ActForm({ record, act, mergeInto, onAct, onDone }: FormProps) {
  const say = useActWords();
  const { message } = App.useApp();
  const [values, setValues] = useState<ActValues>(() => emptyValues(record, mergeInto));
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const change = (part: Partial<ActValues>) => setValues((was) => ({ ...was, ...part }));
  const acts = useCensusActs(record, () => {
    void message.success(say('done', { act: say(`act.${act}`) }));
    onDone(act === 'undo');
  });
  const submit = () => {
    const parsed = CensusActBodies[act].safeParse(actBody(act, values));
    setFaults(faultyFields(parsed.error?.issues ?? []));
    if (parsed.success) acts.perform(act, parsed.data);
  };
  const form = { record, values, change, faults };
  return (
    <form
      className="census-act-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={({ key }) => key === 'Escape' && onAct(null)}
    >
      {act !== 'undo' && <p className="hint">{say(`hint.${act}`)}</p>}
      <ProblemAlert error={acts.error} />
      {act === 'promote' && (
        <>
          <CategoryField {...form} />
          <GroundFields {...form} secrecy={record.secrecy} />
          <ClashFields {...form} />
        </>
      )}
      {act === 'merge' && <MergeFields {...form} />}
      {act === 'candidate' && <CandidateFields {...form} />}
      <ReasonField act={act} {...form} />
      <Button type="primary" htmlType="submit" danger={act === 'undo'} loading={acts.isPending}>
        {say('submit', { act: say(`act.${act}`) })}
      </Button>
    </form>
  );
}

const REASON_WORD: Partial<Record<ActName, 'note' | 'undoReason'>> = { sendBack: 'note', undo: 'undoReason' };

/** The reason of any act; the first thing to fill in where there is nothing else. */
export function ReasonField({ act, values, change, faults }: ActFields & { act: ActName }) {
  const say = useActWords();
  const isAlone = act === 'setAside' || act === 'sendBack' || act === 'undo';
  return (
    <Field label={say(REASON_WORD[act] ?? 'reason')} required error={faults.has('reason') ? say('needed') : undefined}>
      {(control) => (
        <Input.TextArea
          {...control}
          autoFocus={isAlone}
          maxLength={2000}
          rows={3}
          value={values.reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
      )}
    </Field>
  );
}
