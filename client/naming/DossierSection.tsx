import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useMay, useSession } from '../api/session.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';
import { type Definition, DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatArea, formatLength } from '../ui/formatMeasure.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { CandidateLevel } from './CandidateLevel.tsx';
import { useCaseWords } from './caseWords.ts';
import { useKindWords } from './kindWords.ts';
import { MaterialsChecklist } from './materials/MaterialsChecklist.tsx';
import { Section } from './Section.tsx';
import { RenewCode } from './tracking/RenewCode.tsx';

/** What the applicant wrote: names with meaning and reason, the thing named, who applies, and the papers. */
export function DossierSection({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const sayKind = useKindWords();
  const kindFacts = useKindFacts(found);
  const mayRenew = useMayRenew(found);
  return (
    <Section section="dossier">
      <h3>{say('candidates')}</h3>
      <CandidateList found={found} />
      {found.drawsId && <p className="hint">{sayKind('draws')}</p>}
      {kindFacts.length > 0 && <DefinitionList items={kindFacts} />}
      <h3>{say('place')}</h3>
      <DefinitionList items={usePlaceFacts(found)} />
      <h3>{say('applicant')}</h3>
      <DefinitionList
        items={[
          { term: say('applicant'), value: found.applicant },
          { term: say('contact'), value: found.contactName },
          { term: say('phone'), value: found.contactPhone },
          { term: say('handler'), value: found.handler },
          ...(mayRenew ? [{ term: say('trackingCode'), value: <RenewCode caseId={found.id} /> }] : []),
        ]}
      />
      <MaterialsChecklist found={found} />
    </Section>
  );
}

/** As on the server: the applicant, and the office that handles him; by name, as the case tells its offices to readers. */
function useMayRenew({ caseNo, applicant, handler }: CaseDetail): boolean {
  const { data: me } = useSession();
  const may = useMay();
  const own = me?.organisation.name;
  if (caseNo === null) return false;
  return (own === applicant && may('naming.apply')) || (own === handler && may('naming.handle'));
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
            <Words term={say('meaning')} text={candidate.meaning} />
            <Words term={say('reason')} text={candidate.reason} />
          </li>
        ))}
    </ol>
  );
}

/** Left out where there is nothing to say: a cancellation proposes no name. */
function Words({ term, text }: { term: string; text: string }) {
  return text === '' ? null : (
    <p>
      <span className="term">{term}</span> {text}
    </p>
  );
}

/** Why a name is to end, and until when it or a reserved one is held. */
function useKindFacts({ cancellation, heldUntil, divisionCode }: CaseDetail): Definition[] {
  const sayKind = useKindWords();
  const language = useLanguage();
  const reasonOf = useCodeLabel('cancellation-reasons', { divisionCode });
  return [
    ...(cancellation
      ? [
          { term: sayKind('cancelReason'), value: reasonOf(cancellation.code) },
          { term: sayKind('cancelText'), value: cancellation.text, wide: true },
        ]
      : []),
    ...(heldUntil ? [{ term: sayKind('heldUntil'), value: formatDay(heldUntil, language) }] : []),
  ];
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
