import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { type Definition, DefinitionList } from '../ui/DefinitionList.tsx';
import { formatArea, formatLength } from '../ui/formatMeasure.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { CandidateLevel } from './CandidateLevel.tsx';
import { useCaseWords } from './caseWords.ts';
import { MaterialsChecklist } from './materials/MaterialsChecklist.tsx';
import { Section } from './Section.tsx';

/** What the applicant wrote: names with meaning and reason, the thing named, who applies, and the papers. */
export function DossierSection({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  return (
    <Section section="dossier">
      <h3>{say('candidates')}</h3>
      <CandidateList found={found} />
      <h3>{say('place')}</h3>
      <DefinitionList items={usePlaceFacts(found)} />
      <h3>{say('applicant')}</h3>
      <DefinitionList
        items={[
          { term: say('applicant'), value: found.applicant },
          { term: say('contact'), value: found.contactName },
          { term: say('phone'), value: found.contactPhone },
          { term: say('handler'), value: found.handler },
          ...(found.trackingCode ? [{ term: say('trackingCode'), value: found.trackingCode }] : []),
        ]}
      />
      <MaterialsChecklist found={found} />
    </Section>
  );
}

function CandidateList({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const run = found.lastRun;
  return (
    <ol className="candidates">
      {found.candidates
        .toSorted((a, b) => a.rank - b.rank)
        .map((candidate) => (
          <li key={candidate.id} className={candidate.chosen ? 'candidate chosen' : 'candidate'}>
            <div className="candidate-head">
              <strong>{candidate.name}</strong>
              <span className="roman">{candidate.romanTone}</span>
              <span className="candidate-tags">
                {candidate.chosen ? (
                  <StatusTag tone="good">✓ {say('chosen')}</StatusTag>
                ) : (
                  <StatusTag>{say('preference', { n: candidate.rank })}</StatusTag>
                )}
                {run && <CandidateLevel run={run} candidateId={candidate.id} />}
              </span>
            </div>
            <p>
              <span className="term">{say('meaning')}</span> {candidate.meaning}
            </p>
            <p>
              <span className="term">{say('reason')}</span> {candidate.reason}
            </p>
          </li>
        ))}
    </ol>
  );
}

/** Only what applies to this kind of entity: a street has no storeys. */
function usePlaceFacts(found: CaseDetail): Definition[] {
  const say = useCaseWords();
  const language = useLanguage();
  const { attributes } = found;
  const facts: Definition[] = [
    { term: say('division'), value: found.divisionPath },
    { term: say('location'), value: found.location },
    { term: say('extent'), value: found.extent, wide: true },
    { term: say('length'), value: found.lengthMetres === null ? null : formatLength(found.lengthMetres, language) },
    { term: say('area'), value: found.areaSquareMetres === null ? null : formatArea(found.areaSquareMetres, language) },
    { term: say('featureType'), value: attributes.featureType },
    { term: say('declaredLength'), value: attributes.lengthMetres && formatLength(attributes.lengthMetres, language) },
    {
      term: say('siteArea'),
      value: attributes.siteAreaSquareMetres && formatArea(attributes.siteAreaSquareMetres, language),
    },
    {
      term: say('floorArea'),
      value: attributes.grossFloorAreaSquareMetres && formatArea(attributes.grossFloorAreaSquareMetres, language),
    },
    { term: say('storeys'), value: attributes.storeys },
    { term: say('builder'), value: attributes.applicantName },
  ];
  return facts.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== 0);
}
