import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { defectsOf } from './filingForms.ts';
import { useFilingAct } from './useFilingAct.ts';
import { useFilingWords } from './words.ts';
import '../campaigns/dialog.css';

interface Props {
  found: FilingDetail;
  onClose: () => void;
}

/** Sends a filing back with every defect named under its check; what the register itself found stands there already. */
export function ReturnDialog({ found, onClose }: Props) {
  const say = useFilingWords();
  const language = useLanguage();
  const checks = useCodeList('filing-checks', { divisionCode: found.approverDivision });
  const { isPending, error, send } = useFilingAct(found, 'return', onClose);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [isShort, setShort] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const failed = Object.fromEntries(
    found.checks
      .filter(({ passed }) => !passed)
      .map(({ code, detail, detailZh }) => [code, language === 'en' ? detail : detailZh]),
  );
  const values = { ...failed, ...typed };
  const submit = () => {
    const defects = defectsOf(values);
    setShort(defects.length === 0);
    if (defects.length > 0) send({ defects });
  };
  return (
    <Modal
      open={isOpen}
      title={say('act.return')}
      width={640}
      mask={{ closable: false }}
      okText={say('act.return')}
      okButtonProps={{ danger: true }}
      cancelText={say('cancel')}
      confirmLoading={isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p className="dialog-intro">{say('intro.return')}</p>
      <ProblemAlert error={error} />
      <div className="dialog-fields">
        {checks.map((check, i) => (
          <Field
            key={check.code}
            label={labelIn(language, check)}
            error={isShort && i === 0 ? say('oneDefect') : undefined}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                maxLength={1000}
                value={values[check.code] ?? ''}
                onChange={({ target }) => setTyped((was) => ({ ...was, [check.code]: target.value }))}
              />
            )}
          </Field>
        ))}
      </div>
    </Modal>
  );
}
