import type { Incident } from '#server/boundaries/incidents/incidentContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { useIncidentWords } from './words.ts';

/** Who did what about an incident, the latest first. */
export function IncidentHistory({ incident: { acts, measures } }: { incident: Incident }) {
  const say = useIncidentWords();
  const language = useLanguage();
  const nameOf = (code: string | null): string => {
    const rule = measures.find((one) => one.rule.code === code)?.rule;
    return (language === 'zh-CN' ? rule?.labelZh : rule?.label) ?? '';
  };
  const said = ({ act, measure, outcome }: Incident['acts'][number]): string =>
    act === 'measure'
      ? say('did.measure', { measure: nameOf(measure), outcome: say(`outcome.${outcome ?? 'done'}`) })
      : say(`did.${act}`);
  return (
    <section className="panel" aria-labelledby="incident-history">
      <h2 id="incident-history">{say('history')}</h2>
      <ol className="incident-history" reversed>
        {acts.toReversed().map((one) => (
          <li key={`${one.at}-${one.act}-${one.measure}-${one.outcome}`}>
            {said(one)}
            <p className="hint">
              {one.organisation} {one.actor} · {formatInstant(one.at)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
