import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { useCodeList } from '../../gazetteer/useCodeList.ts';
import { FormDialog, type FormValues } from '../campaigns/FormDialog.tsx';
import { useToday } from '../useToday.ts';
import { FILING_FORM, filingBody, PAPER_SUBMIT, type PlainAct } from './filingForms.ts';
import { useFilingAct } from './useFilingAct.ts';
import { useFilingWords } from './words.ts';

interface Props {
  found: FilingDetail;
  act: PlainAct;
  onClose: () => void;
}

/** Filing, announcing, dealing with an unlawful name, cancelling. */
export function PlainActDialog({ found, act, onClose }: Props) {
  const say = useFilingWords();
  const today = useToday();
  const channels = useCodeList('announcement-channels', { divisionCode: found.approverDivision });
  const { isPending, error, send } = useFilingAct(found, act, onClose);
  if (today === undefined || (act === 'announce' && channels.length === 0)) return null;
  const usual = channels.filter(({ traits }) => traits.usual === 'true').map(({ labelZh }) => labelZh);
  const first: FormValues = { announcedOn: today, filedOn: today, channels: usual.join('、') };
  const fields = act === 'submit' && found.channel === 'paper' ? PAPER_SUBMIT : FILING_FORM[act];
  // Only what the form asks is sent.
  const asked = (values: FormValues): FormValues =>
    Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? '']));
  return (
    <FormDialog
      title={say(`act.${act}`)}
      intro={<p>{say(`intro.${act}`)}</p>}
      okText={say(`act.${act}`)}
      isDanger={act === 'cancel'}
      fields={fields}
      say={say}
      first={first}
      isPending={isPending}
      error={error}
      faultsOf={(values) => {
        const outcome = filingBody(act, asked(values));
        return 'faults' in outcome ? outcome.faults : new Set();
      }}
      onSubmit={(values) => {
        const outcome = filingBody(act, asked(values));
        if ('body' in outcome) send(outcome.body);
      }}
      onClose={onClose}
    />
  );
}
