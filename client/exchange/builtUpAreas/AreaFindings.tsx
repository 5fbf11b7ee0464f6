import type { AreaFinding } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { halfOf } from './halfOf.ts';
import { useBuiltUpWords } from './words.ts';

const TONE: Record<AreaFinding['severity'], Tone> = { error: 'bad', warning: 'warning', note: 'plain' };

/** What was found, the gravest first, each with what to do. */
export function AreaFindings({ findings }: { findings: readonly AreaFinding[] }) {
  const say = useBuiltUpWords();
  const isEnglish = useLanguage() === 'en';
  if (findings.length === 0) return null;
  const order = Object.keys(TONE);
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className="built-up-findings">
      {sorted.map(({ code, severity, message, messageZh, proposal }) => (
        <li key={code + message}>
          <StatusTag tone={TONE[severity]}>{say(`severity.${severity}`)}</StatusTag>
          <span>
            {isEnglish ? message : messageZh}
            {proposal && (
              <span className="hint-line">{say('proposal', { proposal: halfOf(proposal, isEnglish) })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
