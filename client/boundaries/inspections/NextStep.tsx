import { Button } from 'antd';
import { useState } from 'react';
import type { Inspection, InspectionMove } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { TextField } from '../markers/TextField.tsx';
import { PrepareForm } from './PrepareForm.tsx';
import { SignForm } from './SignForm.tsx';
import { useInspectionWords } from './words.ts';

type Missing =
  `miss.${'inspectors-a' | 'inspectors-b' | 'desk-result' | 'unchecked-items' | 'open-defects' | 'report'}`;
const KNOWN: readonly Missing[] = [
  ...(['miss.inspectors-a', 'miss.inspectors-b', 'miss.desk-result', 'miss.unchecked-items'] as const),
  ...(['miss.open-defects', 'miss.report'] as const),
];
// What the form of the step itself brings.
const BROUGHT = new Set(['report', 'filing', 'archive', 'both-signatures']);

/** What leads on from here: its form, and what still stands against it. */
export function NextStep({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const { next, state } = inspection;
  if (!next) return null;
  const missing = next.missing
    .filter((code) => !BROUGHT.has(code))
    .flatMap((code) => KNOWN.find((known) => known === `miss.${code}`) ?? []);
  return (
    <>
      {(state === 'planned' || state === 'desk_check') && <PrepareForm inspection={inspection} />}
      {missing.length > 0 ? (
        <p className="hint">{say('missing', { what: missing.map((code) => say(code)).join('、') })}</p>
      ) : (
        <StepForm inspection={inspection} />
      )}
    </>
  );
}

function StepForm({ inspection }: { inspection: Inspection }) {
  switch (inspection.next?.act) {
    case 'settle':
      return <SettleForm inspection={inspection} />;
    case 'sign':
      return <SignForm inspection={inspection} />;
    case 'file':
      return <FileForm inspection={inspection} />;
    case 'archive':
      return <ArchiveForm inspection={inspection} />;
    case 'start_desk':
    case 'start_field':
    case 'close_field':
      return <ActButton inspection={inspection} move={{ act: inspection.next.act }} />;
    default:
      return null;
  }
}

function ActButton({ inspection, move }: { inspection: Inspection; move: InspectionMove | null }) {
  const say = useInspectionWords();
  const go = useAct(InspectionsApi.moveInspection);
  const act = move?.act ?? inspection.next?.act;
  return (
    <>
      <ProblemAlert error={go.error} />
      <div className="inspection-acts">
        <Button
          type="primary"
          loading={go.isPending}
          disabled={move === null}
          onClick={() => move && go.mutate({ params: { id: inspection.id }, body: move, version: inspection.version })}
        >
          {act && say(`act.${act}`)}
        </Button>
      </div>
    </>
  );
}

const REPORT_FIELDS = ['implementation', 'markers', 'features', 'crossing'] as const;

function SettleForm({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const [texts, setTexts] = useState({ implementation: '', markers: '', features: '', crossing: '', other: '' });
  const isWhole = REPORT_FIELDS.every((key) => texts[key].trim() !== '');
  const report = { ...texts, other: texts.other.trim() || null };
  return (
    <div className="inspection-form">
      {[...REPORT_FIELDS, 'other' as const].map((key) => (
        <TextField
          key={key}
          label={say(key)}
          required={key !== 'other'}
          long
          value={texts[key]}
          onChange={(text) => setTexts({ ...texts, [key]: text })}
        />
      ))}
      <ActButton inspection={inspection} move={isWhole ? { act: 'settle', report } : null} />
    </div>
  );
}

function FileForm({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const now = useFacts()?.now;
  const [document, setDocument] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const filedOn = day ?? (now ? dayOf(now) : null);
  const move = document.trim() && filedOn ? { act: 'file' as const, filing: { document, filedOn } } : null;
  return (
    <div className="inspection-form">
      <TextField label={say('filingDocument')} required value={document} onChange={setDocument} />
      <DayField label={say('filedOn')} required value={filedOn} onChange={setDay} />
      <ActButton inspection={inspection} move={move} />
    </div>
  );
}

const PAPERS = ['plan', 'minutes', 'field_records', 'report', 'tables', 'photos'] as const;

function ArchiveForm({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const [place, setPlace] = useState('');
  const archive = { sets: 3, place, papers: [...PAPERS] };
  return (
    <div className="inspection-form">
      <p className="hint">
        {say('archivePapers')}：{PAPERS.map((paper) => say(`paper.${paper}`)).join('、')} · {say('archiveSets')} 3
      </p>
      <TextField label={say('archivePlace')} required value={place} onChange={setPlace} />
      <ActButton inspection={inspection} move={place.trim() ? { act: 'archive', archive } : null} />
    </div>
  );
}
