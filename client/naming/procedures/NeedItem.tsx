import { Button } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { ProcedureNeed } from '#server/naming/procedures/needContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import type { Errand } from '../errand.ts';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import { RecordView } from './RecordView.tsx';
import type { Form } from './recordForms.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  found: CaseDetail;
  need: ProcedureNeed;
  mayRecord: boolean;
  onForm: (form: Form) => void;
  onErrand: (errand: Errand) => void;
}

const STATE_TONE: Record<ProcedureNeed['state'], Tone> = {
  ...{ done: 'good', omitted: 'good', under_way: 'active', insufficient: 'bad', outdated: 'bad', missing: 'bad' },
  ...{ open: 'plain', step: 'plain' },
};
const STRENGTH_TONE: Record<ProcedureNeed['strength'], Tone> = {
  ...{ required: 'warning', must_inform: 'warning', consider: 'active', not_required: 'plain' },
};

/** One procedure: how strictly it is asked for, why, how it stands, and what this person may do about it. */
export function NeedItem(props: Props) {
  const { found, need } = props;
  const say = useProcedureWords();
  const { procedure, strength, state, reasons } = need;
  const inEnglish = useLanguage() === 'en';
  const isIdle = strength === 'not_required' && state === 'open';
  return (
    <li className="need">
      <div className="need-head">
        <h3>{say(procedure)}</h3>
        <StatusTag tone={STRENGTH_TONE[strength]}>{say(`strength.${strength}`)}</StatusTag>
        {!isIdle && <StatusTag tone={STATE_TONE[state]}>{say(`state.${state}`)}</StatusTag>}
        <NeedActs {...props} />
      </div>
      {reasons.length === 0 && <p className="hint">{say('noRow')}</p>}
      <ul className="need-reasons">
        {reasons.map((reason) => (
          <li key={reason.id}>
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
      {need.faults.length > 0 && (
        <ul className="need-faults">
          {need.faults.map(({ detail, detailZh }) => (
            <li key={detail}>{inEnglish ? detail : detailZh}</li>
          ))}
        </ul>
      )}
      <RecordView need={need} attachments={found.attachments} />
    </li>
  );
}

function Reason({ reason }: { reason: ProcedureNeed['reasons'][number] }) {
  const inEnglish = useLanguage() === 'en';
  const { listed } = usePunctuation();
  const limits = useLimits(reason);
  const note = inEnglish ? reason.noteEn : reason.noteZh;
  return (
    <>
      {inEnglish ? `${reason.basisEn} (${reason.articleEn})` : `${reason.basisZh}（${reason.articleZh}）`}{' '}
      {!reason.verified && <UnverifiedMark />}
      {(limits.length > 0 || note) && (
        <span className="need-note">
          {[limits.length > 0 ? listed(limits) : '', note].filter(Boolean).join(inEnglish ? '. ' : '。')}
        </span>
      )}
    </>
  );
}

/** The periods that a row sets, in words. */
function useLimits(reason: ProcedureNeed['reasons'][number]): string[] {
  const say = useProcedureWords();
  const unit = say(`unit.${reason.unit}`);
  const words = ['minDays', 'requestDays', 'withinDays', 'noticeDays'] as const;
  const limits = words.flatMap((word) => {
    const n = reason[word];
    return n === null ? [] : [say(word, { n, unit })];
  });
  return reason.mayShorten ? [...limits, say('shortenable')] : limits;
}

function NeedActs({ found, need, mayRecord, onForm, onErrand }: Props) {
  const say = useProcedureWords();
  const { procedure, record, mayOmit, strength, state } = need;
  const isLeft = strength !== 'not_required' && state !== 'done';
  if (procedure === 'legality') return null;
  const named = (act: 'record' | 'edit' | 'omit' | 'suspend') => ({
    size: 'small' as const,
    'aria-label': say('actOf', { procedure: say(procedure), act: say(act) }),
    children: say(act),
  });
  // The clock pauses by its own row alone, through the act that writes to the applicant (LL art. 45).
  const reasonCode = procedure === 'hearing' ? 'hearing' : procedure === 'expert' ? 'expert_review' : undefined;
  const isEdit = record !== null && record.form === procedure;
  return (
    <span className="need-acts no-print">
      {mayRecord && <Button {...named(isEdit ? 'edit' : 'record')} onClick={() => onForm(procedure)} />}
      {mayRecord && mayOmit && isLeft && <Button {...named('omit')} type="text" onClick={() => onForm('omission')} />}
      {reasonCode && isLeft && found.acts.includes('suspend') && (
        <Button {...named('suspend')} type="text" onClick={() => onErrand({ act: 'suspend', first: { reasonCode } })} />
      )}
    </span>
  );
}
