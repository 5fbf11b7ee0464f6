import type { Dispute } from '#server/disputes/contract.ts';
import { type Evidence, EvidenceBand, type EvidenceId } from '#server/disputes/evidence/evidenceContract.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import type { EvidenceList } from './evidenceList.ts';
import { useParts } from './useParts.ts';
import { useRuleWords } from './useRuleWords.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  list: EvidenceList;
  onOpen: (id: EvidenceId) => void;
}

/** Basis over reference over what is neither; in each, who brought it side by side, in the order of filing. */
export function EvidenceBands({ list, ...props }: Props) {
  return EvidenceBand.options.map((band) => <Band key={band} band={band} list={list} {...props} />);
}

function Band({ band, dispute, list, onOpen }: Props & { band: EvidenceBand }) {
  const say = useEvidenceWords();
  const parts = useParts(dispute);
  const items = list.items.filter((one) => one.band === band);
  const columns = parts.filter(({ part }) => part !== 'handler' || items.some((one) => one.part === part));
  return (
    <section className={`evidence-band band-${band}`} aria-labelledby={`evidence-${band}`}>
      <h3 id={`evidence-${band}`}>
        {say(`band.${band}`)} <small>{say(`bandLead.${band}`)}</small>
      </h3>
      <div className="evidence-columns">
        {columns.map(({ part, name }) => {
          const own = items.filter((one) => one.part === part);
          return (
            <div key={part} className={`evidence-column part-${part}`}>
              <h4>{name}</h4>
              {own.length === 0 && <p className="hint">{say('nothingHere')}</p>}
              <ul className="evidence-list">
                {own.map((one) => (
                  <EvidenceCard key={one.id} evidence={one} list={list} onOpen={onOpen} />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

interface CardProps {
  evidence: Evidence;
  list: EvidenceList;
  onOpen: (id: EvidenceId) => void;
}

function EvidenceCard({ evidence, list: { rules }, onOpen }: CardProps) {
  const say = useEvidenceWords();
  const words = useRuleWords(rules);
  const why = useWhyExcluded(evidence);
  const { id, number, title, issuer, dated, ruling } = evidence;
  return (
    <li className="evidence-card">
      <button type="button" className="evidence-open" onClick={() => onOpen(id)}>
        {title}
      </button>
      <div className="hint">{[say('number', { n: number }), issuer, dated ?? say('undated')].join(' · ')}</div>
      <div className="evidence-tags">
        <StatusTag tone={evidence.class === 'EXCLUDED' ? 'plain' : 'active'}>
          {words.articleOf(evidence.class)}
        </StatusTag>
        <StatusTag tone={ruling ? 'good' : 'warning'}>{say(ruling ? 'state.ruled' : 'state.open')}</StatusTag>
      </div>
      {why && <p className="evidence-why">{why}</p>}
    </li>
  );
}

/** In the words of whoever decided it, else by the conditions that are not met, else by its kind; null where it counts. */
function useWhyExcluded({ class: given, ruling, checks }: Evidence): string | null {
  const say = useEvidenceWords();
  const { listed } = usePunctuation();
  if (given !== 'EXCLUDED') return null;
  if (ruling) return ruling.reason;
  const failed = checks.filter(({ result }) => result === 'fail').map(({ code }) => say(`check.${code}`));
  return failed.length > 0 ? say('refusedBy', { checks: listed(failed) }) : say('inadmissible');
}
