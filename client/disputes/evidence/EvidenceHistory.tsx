import type { Evidence } from '#server/disputes/evidence/evidenceContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { useEvidenceWords } from './words.ts';

/** Who brought it, and every correction with its reason, the latest first. */
export function EvidenceHistory({ evidence: { versions, filedBy, filedAt } }: { evidence: Evidence }) {
  const say = useEvidenceWords();
  return (
    <section className="evidence-part">
      <h3>{say('versions')}</h3>
      <ul className="evidence-versions">
        {versions.toReversed().map(({ version, by, organisation, at, reason }) => (
          <li key={version}>
            {say('version', { n: version })}
            {version === 1 ? (
              <div className="hint">{say('filedBy', { office: filedBy, at: formatInstant(filedAt) })}</div>
            ) : (
              <>
                <div className="hint">{say('ruledBy', { office: organisation, by, at: formatInstant(at) })}</div>
                <p>
                  {say('correctReason')}：{reason}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
