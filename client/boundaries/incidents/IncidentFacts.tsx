import { Link } from 'react-router';
import type { Incident } from '#server/boundaries/incidents/incidentContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { useIncidentWords } from './words.ts';

/** What is known of an incident. */
export function IncidentFacts({ incident }: { incident: Incident }) {
  const say = useIncidentWords();
  const language = useLanguage();
  const { marker, item, sideA, sideB, responsibleSide, distanceFromLineMetres: metres } = incident;
  const responsible = [sideA, sideB].find(({ code }) => code === responsibleSide)?.name;
  return (
    <section className="panel" aria-labelledby="incident-facts">
      <h2 id="incident-facts">{say('facts')}</h2>
      <DefinitionList
        items={[
          { term: say('foundOn'), value: formatDay(incident.foundOn, language) },
          {
            term: say('reportedBy'),
            value: say('by', {
              ...{ office: incident.organisation, person: incident.reportedBy },
              day: formatDay(incident.reportedOn, language),
            }),
          },
          ...(marker
            ? [{ term: say('marker'), value: <Link to={`/markers/${marker.id}`}>{marker.numberText}</Link> }]
            : []),
          { term: say('responsible'), value: responsible ?? say('unknown') },
          { term: say('causes'), value: incident.cause ? say(`cause.${incident.cause}`) : say('unknown') },
          ...(metres === null ? [] : [{ term: say('distance'), value: formatLength(metres, language) }]),
          ...(item
            ? [
                {
                  term: say('from'),
                  value: <Link to={`/inspections/${item.inspectionId}`}>{say('fromItem', { no: item.no })}</Link>,
                },
              ]
            : []),
          { term: say('place'), value: incident.place, wide: true },
          { term: say('description'), value: incident.description, wide: true },
          ...visitOf(incident, { say, language }),
          ...(incident.result ? [{ term: say('result'), value: incident.result, wide: true }] : []),
          ...(incident.archivePlace ? [{ term: say('archivePlace'), value: incident.archivePlace }] : []),
        ]}
      />
    </section>
  );
}

interface Language {
  say: ReturnType<typeof useIncidentWords>;
  language: ReturnType<typeof useLanguage>;
}

function visitOf({ visit, agreementClause, positionOutcome, lineId }: Incident, { say, language }: Language) {
  if (!visit) return [];
  const people = [visit.sideAPresent, visit.sideBPresent].filter(Boolean).join('、');
  const outcome = positionOutcome && (
    <>
      {say(`outcome.${positionOutcome}`)}
      {positionOutcome === 'as_agreement_says' && (
        <>
          {' '}
          <Link to={`/boundaries/${lineId}/edit`}>{say('editLine')}</Link>
        </>
      )}
    </>
  );
  return [
    { term: say('visit'), value: `${formatDay(visit.on, language)}：${visit.facts}`, wide: true },
    { term: say('visitors'), value: people },
    ...(agreementClause ? [{ term: say('clause'), value: agreementClause, wide: true }] : []),
    ...(outcome ? [{ term: say('outcome'), value: outcome, wide: true }] : []),
  ];
}
