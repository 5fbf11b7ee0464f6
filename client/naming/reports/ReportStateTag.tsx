import type { ReportState } from '#server/naming/reports/contract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useReportWords } from './words.ts';

const TONE: Record<ReportState, Tone> = {
  submitted: 'warning',
  accepted: 'active',
  declined: 'plain',
  checked: 'active',
  answered: 'good',
};

/** Where a report stands, in its word. */
export function ReportStateTag({ state }: { state: ReportState }) {
  const say = useReportWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
