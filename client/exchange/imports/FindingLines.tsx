import type { ReactNode } from 'react';
import type { ImportFinding } from '#server/exchange/imports/findingContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { halfOf } from '../builtUpAreas/halfOf.ts';
import { useStepWords } from './stepWords.ts';

const TONE: Record<ImportFinding['severity'], Tone> = { error: 'bad', warning: 'warning', note: 'plain' };
const SHAPE: Record<ImportFinding['severity'], string> = { error: '✕', warning: '▲', note: '●' };

/** Gravity as shape, word and tone. */
export function SeverityTag({ severity }: Pick<ImportFinding, 'severity'>) {
  const say = useStepWords();
  return (
    <StatusTag tone={TONE[severity]}>
      <span aria-hidden="true">{SHAPE[severity]}</span> {say(`severity.${severity}`)}
    </StatusTag>
  );
}

/** A finding in the reader's language, and what would make it acceptable. */
export function FindingText({ finding: { message, message_zh, proposal } }: { finding: ImportFinding }) {
  const say = useStepWords();
  const isEnglish = useLanguage() === 'en';
  return (
    <>
      {isEnglish ? message : message_zh}
      {proposal && <span className="import-sub">{say('proposal', { proposal: halfOf(proposal, isEnglish) })}</span>}
    </>
  );
}

interface Props {
  label: string;
  findings: readonly ImportFinding[];
  /** What can be done about a finding, under it. */
  actsOf?: (finding: ImportFinding) => ReactNode;
}
const ORDER = Object.keys(TONE);

/** Findings, the gravest first. */
export function FindingLines({ label, findings, actsOf }: Props) {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className="import-findings" aria-label={label}>
      {sorted.map((finding) => (
        <li key={finding.code + finding.message}>
          <SeverityTag severity={finding.severity} />
          <div>
            <FindingText finding={finding} />
            {actsOf?.(finding)}
          </div>
        </li>
      ))}
    </ul>
  );
}
