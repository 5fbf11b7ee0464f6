import { App, Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type CaseProcedures, ProceduresApi } from '#server/naming/procedures/contract.ts';
import { useAct } from '../../api/query.ts';
import { basisIn, labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { Field } from '../../ui/Field.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import { useProcedureWords } from './words.ts';

interface Props {
  found: CaseDetail;
  said: CaseProcedures;
  onStale: () => void;
}

/** What the register cannot know and the handler declares; others read it. */
export function DeclaredFacts({ found, said, onStale }: Props) {
  const say = useProcedureWords();
  const { by, at, version } = said.declared;
  return (
    <section className="declared" aria-labelledby="declared-title">
      <h3 id="declared-title">{say('facts.title')}</h3>
      <p className="hint">{say('facts.lead')}</p>
      {said.mayDeclare && (
        <BegunForm record={said} version={version}>
          {(known) => <FactsForm {...{ found, said: known, onStale }} />}
        </BegunForm>
      )}
      <div className={said.mayDeclare ? 'print-alone' : undefined}>
        <FactsRead found={found} said={said} />
      </div>
      {by && at && <p className="hint">{say('facts.by', { by, at: formatInstant(at) })}</p>}
    </section>
  );
}

function FactsRead({ found, said }: Pick<Props, 'found' | 'said'>) {
  const say = useProcedureWords();
  const language = useLanguage();
  const { facts, addresses, note } = said.declared;
  const items = useCodeList('procedure-facts', { divisionCode: found.divisionCode });
  const named = items.filter(({ code }) => facts.includes(code));
  if (named.length === 0 && addresses === null) return <p className="hint">{say('facts.none')}</p>;
  return (
    <>
      <ul className="need-reasons">
        {named.map((item) => (
          <li key={item.code}>{labelIn(language, item)}</li>
        ))}
        {addresses !== null && (
          <li>
            {say('facts.addresses')}：{addresses}
          </li>
        )}
      </ul>
      {note && <p className="prose">{note}</p>}
    </>
  );
}

function FactsForm({ found, said, onStale }: Props) {
  const say = useProcedureWords();
  const { message } = App.useApp();
  const [{ facts, addresses, note }, setDeclared] = useState(said.declared);
  const put = (part: Partial<CaseProcedures['declared']>) => setDeclared((was) => ({ ...was, ...part }));
  const save = useAct(ProceduresApi.declare, { onSuccess: () => void message.success(say('facts.saved')) });
  const send = () =>
    save.mutate(
      { params: { id: found.id }, body: { facts, addresses, note }, version: said.declared.version },
      { onError: onStale },
    );
  return (
    <div className="no-print">
      <ProblemAlert error={save.error} />
      <FactBoxes found={found} facts={facts} onChange={(next) => put({ facts: next })} />
      {found.kind === 'renaming' && (
        <Field label={say('facts.addresses')} help={say('facts.addressesHelp')}>
          {(control) => (
            <InputNumber {...control} min={0} precision={0} value={addresses} onChange={(n) => put({ addresses: n })} />
          )}
        </Field>
      )}
      <Field label={`${say('facts.note')}${say('optional')}`} help={say('facts.noteHelp')}>
        {(control) => (
          <Input {...control} maxLength={1000} value={note} onChange={({ target }) => put({ note: target.value })} />
        )}
      </Field>
      <Button loading={save.isPending} onClick={send}>
        {say('facts.save')}
      </Button>
    </div>
  );
}

interface BoxProps {
  found: CaseDetail;
  facts: readonly string[];
  onChange: (facts: string[]) => void;
}

function FactBoxes({ found, facts, onChange }: BoxProps) {
  const language = useLanguage();
  const items = useCodeList('procedure-facts', { divisionCode: found.divisionCode });
  return (
    <ul className="fact-boxes">
      {items.map((item) => (
        <li key={item.code}>
          <Checkbox
            checked={facts.includes(item.code)}
            aria-describedby={`fact-${item.code}`}
            onChange={({ target }) =>
              onChange(target.checked ? [...facts, item.code] : facts.filter((code) => code !== item.code))
            }
          >
            {labelIn(language, item)}
          </Checkbox>
          <div id={`fact-${item.code}`} className="field-help">
            {[language === 'en' ? item.traits.reader_note_en : item.traits.reader_note_zh, basisIn(language, item)]
              .filter(Boolean)
              .join(' · ')}{' '}
            {item.traits.verified !== 'true' && <UnverifiedMark />}
          </div>
        </li>
      ))}
    </ul>
  );
}
