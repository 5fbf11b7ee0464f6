import { useDetectionWords } from './words.ts';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The facts a finding rests on, folded. Their keys are those of the record, so that they can be quoted and searched. */
export function EvidenceList({ evidence }: { evidence: Readonly<Record<string, unknown>> }) {
  const say = useDetectionWords();
  const facts = Object.entries(evidence).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (facts.length === 0) return null;
  return (
    <details className="finding-evidence">
      <summary>{say('evidence')}</summary>
      <dl>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
