import { type Finding, ruleCode } from '#server/detection/contract.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { classedFindings } from './classedFindings.ts';
import { useCampaignWords } from './words.ts';

const SHOWN = 2;

/** The gravest findings of the four classes in a line each: what, by which rule and version, on which article. */
export function FindingLines({ findings }: { findings: readonly Finding[] }) {
  const say = useCampaignWords();
  const sayRule = useDetectionWords();
  const inEnglish = useLanguage() === 'en';
  const classed = classedFindings(findings);
  return (
    <ul className="finding-lines">
      {classed.slice(0, SHOWN).map((finding) => (
        <li
          className="finding-line"
          key={`${finding.rule}-${finding.result}-${finding.span?.start ?? finding.clash?.nameId ?? ''}`}
        >
          {inEnglish ? finding.message : finding.messageZh}
          <div className="hint">
            {inEnglish ? `${finding.instrument} ${finding.article}` : `${finding.instrumentZh}${finding.articleZh}`} ·{' '}
            {sayRule('rule', { rule: ruleCode(finding), version: finding.ruleVersion })}
          </div>
        </li>
      ))}
      {classed.length > SHOWN && <li className="finding-line hint">{say('more', { n: classed.length - SHOWN })}</li>}
    </ul>
  );
}
