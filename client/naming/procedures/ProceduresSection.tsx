import { useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type CaseProcedures, ProceduresApi } from '#server/naming/procedures/contract.ts';
import type { ProcedureNeed } from '#server/naming/procedures/needContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Errand } from '../errand.ts';
import { Section } from '../Section.tsx';
import { DeclaredFacts } from './DeclaredFacts.tsx';
import { NeedItem } from './NeedItem.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import type { Form } from './recordForms.ts';
import { useProcedureWords } from './words.ts';
import './procedures.css';

interface Props {
  found: CaseDetail;
  onErrand: (errand: Errand) => void;
}

/** What this case needs in proportion (TR art. 11): each procedure with its reason, its state and its record. */
export function ProceduresSection({ found, onErrand }: Props) {
  const say = useProcedureWords();
  const { data, error, refetch } = useCall(ProceduresApi.get, { params: { id: found.id } });
  const [open, setOpen] = useState<{ need: ProcedureNeed; form: Form } | null>(null);
  const readAgain = () => void refetch();
  return (
    <Section section="procedures" aside={data && <Counts said={data} />}>
      <p className="hint">{say('lead')}</p>
      <ProblemAlert error={error} onRetry={readAgain} />
      {!data && !error && <LoadingBlock rows={3} />}
      {data?.listed && (
        <p>
          <StatusTag tone="warning">{say('listed')}</StatusTag>
        </p>
      )}
      <ul className="needs">
        {data?.needs.toSorted(byStrength).map((need) => (
          <NeedItem
            key={need.procedure}
            {...{ found, need, onErrand, mayRecord: data.mayRecord }}
            onForm={(form) => setOpen({ need, form })}
          />
        ))}
      </ul>
      {data && <DeclaredFacts found={found} said={data} onStale={readAgain} />}
      {open && <RecordDialog found={found} {...open} onStale={readAgain} onClose={() => setOpen(null)} />}
    </Section>
  );
}

const ORDER: readonly ProcedureNeed['strength'][] = ['required', 'must_inform', 'consider', 'not_required'];
const byStrength = (a: ProcedureNeed, b: ProcedureNeed): number =>
  ORDER.indexOf(a.strength) - ORDER.indexOf(b.strength);
const isSettled = ({ state }: ProcedureNeed): boolean => ['done', 'omitted', 'step'].includes(state);

function Counts({ said }: { said: CaseProcedures }) {
  const say = useProcedureWords();
  const required = said.needs.filter(({ strength }) => strength === 'required' || strength === 'must_inform');
  if (required.length === 0) return say('noneRequired');
  return say('counts', { required: required.length, missing: required.filter((need) => !isSettled(need)).length });
}
