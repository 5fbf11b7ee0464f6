import { type Language, useLanguage } from '../ui/addWords.ts';
import { useDetectionWords } from './words.ts';

/** Facts the rules are known to give; others (a newer rule) keep the key of the record. */
const KNOWN = [
  'word',
  'standard',
  'source',
  'lexicon',
  'jurisdiction',
  'table',
  'characters',
  'most',
  'other',
  'scope',
  'status',
  'divisionName',
  'readings',
  'mergedSounds',
  'area',
  'metres',
  'fewest',
  'endedOn',
  'threshold',
  'document',
  'asked',
  'missing',
  'conditions',
  'percent',
  'plan',
  'names',
  'applicant',
  'surroundingNames',
  'kind',
  'certainty',
  'meanLogOdds',
  'chineseNamesContaining',
] as const;
const shown = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(shown).join('、') : JSON.stringify(value);
};

/** Facts with something in them; of a fact told in two languages (`scope`, `scopeZh`) the one on the screen. */
function factsIn(language: Language, evidence: Readonly<Record<string, unknown>>): [key: string, value: unknown][] {
  return Object.entries(evidence).flatMap(([key, value]): [string, unknown][] => {
    if (key.endsWith('Zh') || value === null || value === undefined || value === '') return [];
    return [[key, language === 'en' ? value : (evidence[`${key}Zh`] ?? value)]];
  });
}

/** The facts a finding rests on, folded: what a clerk, and later a court, can check. */
export function EvidenceList({ evidence }: { evidence: Readonly<Record<string, unknown>> }) {
  const say = useDetectionWords();
  const facts = factsIn(useLanguage(), evidence);
  const labelOf = (key: string): string => {
    const known = KNOWN.find((k) => k === key);
    return known ? say(`evidence.${known}`) : key;
  };
  if (facts.length === 0) return null;
  return (
    <details className="finding-evidence">
      <summary>{say('evidence')}</summary>
      <dl>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{labelOf(key)}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
