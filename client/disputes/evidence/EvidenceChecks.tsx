import type { Dispute } from '#server/disputes/contract.ts';
import type { Evidence, EvidenceRules } from '#server/disputes/evidence/evidenceContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { useRuleWords } from './useRuleWords.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  rules: EvidenceRules;
  evidence: Evidence;
}

const TONE = { pass: 'good', fail: 'bad', unclear: 'warning' } as const;

/** The class that is proposed with each of its conditions, and what was decided. */
export function EvidenceChecks({ dispute, rules, evidence }: Props) {
  const say = useEvidenceWords();
  const words = useRuleWords(rules);
  const { proposed, checks, ruling, kind } = evidence;
  const isNamed = rules.kinds.find(({ id }) => id === kind)?.class !== 'EXCLUDED';
  return (
    <>
      {ruling && (
        <section className="evidence-part">
          <h3>{say('ruling')}</h3>
          <p>
            <strong>{words.classOf(ruling.class)}</strong>
          </p>
          <p className="evidence-text">{ruling.reason}</p>
          <p className="hint">
            {say('ruledBy', { office: ruling.organisation, by: ruling.by, at: formatInstant(ruling.at) })}
          </p>
        </section>
      )}
      <section className="evidence-part">
        <h3>{say('checks')}</h3>
        <p>
          {say('proposed')}：<strong>{words.classOf(proposed)}</strong>
        </p>
        {checks.length === 0 && <p className="hint">{say(isNamed ? 'noChecks' : 'inadmissible')}</p>}
        <ul className="evidence-checks">
          {checks.map(({ code, result }) => (
            <li key={code}>
              <StatusTag tone={TONE[result]}>{say(`result.${result}`)}</StatusTag> {say(`check.${code}`)}
              <CheckGround code={code} dispute={dispute} rules={rules} evidence={evidence} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What a condition was measured by. */
function CheckGround({ code, dispute, rules, evidence }: Props & { code: Evidence['checks'][number]['code'] }) {
  const say = useEvidenceWords();
  const language = useLanguage();
  const { listed } = usePunctuation();
  const { otherProvinces } = evidence;
  if (code === 'before_dispute')
    return <span className="hint">{say('arose', { day: formatDay(dispute.aroseOn, language) })}</span>;
  if (code === 'own_province' && otherProvinces.length > 0)
    return <span className="hint">{say('touches', { names: listed(otherProvinces) })}</span>;
  if (code !== 'after_liberation') return null;
  return rules.liberation.map(({ dated, source }) => (
    <span key={dated} className="hint">
      {say('liberation', { dated, source })}
    </span>
  ));
}
