import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SystemCheck } from './SystemCheck.tsx';
import { useFilingAct } from './useFilingAct.ts';
import { useFilingWords } from './words.ts';
import '../campaigns/dialog.css';

interface Props {
  found: FilingDetail;
  onClose: () => void;
}

/** Each check ticked by a person, beside what the register itself sees; only then is the filing accepted. */
export function AcceptDialog({ found, onClose }: Props) {
  const say = useFilingWords();
  const language = useLanguage();
  const checks = useCodeList('filing-checks', { divisionCode: found.approverDivision });
  const { isPending, error, send } = useFilingAct(found, 'accept', onClose);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [isOpen, setOpen] = useState(true);
  const tick = (code: string, isTicked: boolean) =>
    setTicked((was) => new Set(isTicked ? [...was, code] : [...was].filter((each) => each !== code)));
  const isAll = checks.length > 0 && checks.every(({ code }) => ticked.has(code));
  return (
    <Modal
      open={isOpen}
      title={say('act.accept')}
      width={640}
      mask={{ closable: false }}
      okText={say('act.accept')}
      okButtonProps={{ disabled: !isAll }}
      cancelText={say('cancel')}
      confirmLoading={isPending}
      onOk={() => send({ checks: [...ticked], note })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p className="dialog-intro">{say('intro.accept')}</p>
      <ProblemAlert error={error} />
      <ul className="check-list">
        {checks.map((check) => (
          <li key={check.code}>
            <Checkbox checked={ticked.has(check.code)} onChange={({ target }) => tick(check.code, target.checked)}>
              {labelIn(language, check)}
            </Checkbox>
            <SystemCheck check={found.checks.find(({ code }) => code === check.code)} />
          </li>
        ))}
      </ul>
      <p className="hint">{say('allChecks')}</p>
      <Field label={say('note')}>
        {(control) => (
          <Input {...control} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
    </Modal>
  );
}
