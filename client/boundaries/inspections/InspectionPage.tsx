import { Button } from 'antd';
import { Link } from 'react-router';
import { type Inspection, InspectionState } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { InspectionItems } from './InspectionItems.tsx';
import { StateTag } from './InspectionTags.tsx';
import { NextStep } from './NextStep.tsx';
import { OneInspection } from './OneInspection.tsx';
import { useInspectionWords } from './words.ts';
import '../../ui/listPage.css';
import './inspections.css';

/** The joint inspection an address names. */
export function InspectionPage() {
  return <OneInspection>{(inspection) => <InspectionCard inspection={inspection} />}</OneInspection>;
}

/** One inspection: how far it is, what to do next, what was found. */
function InspectionCard({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const may = useMay();
  const { id, sideA, sideB, state, plannedYear, kind, reason, incidentId } = inspection;
  const params = { id };
  return (
    <>
      <nav className="crumb">
        <Link to="/inspections">{say('back')}</Link>
      </nav>
      <PageHeader
        title={say('lineOf', { a: sideA.name, b: sideB.name })}
        tags={<StateTag state={state} />}
        lead={
          <>
            {[say(`kind.${kind}`), say('year', { n: plannedYear }), reason].filter(Boolean).join(' · ')}
            {incidentId && (
              <>
                {' · '}
                <Link to={`/incidents/${incidentId}`}>{say('incident')}</Link>
              </>
            )}
          </>
        }
        actions={
          <>
            <Button href={urlOf(InspectionsApi.reportPdf, { params })} target="_blank">
              {say('reportPdf')}
            </Button>
            <Button href={urlOf(InspectionsApi.reportDocx, { params })}>{say('reportDocx')}</Button>
            {state === 'field_check' && may('inspections.record') && (
              <LinkButton type="primary" to={`/inspections/${id}/field`}>
                {say('openField')}
              </LinkButton>
            )}
          </>
        }
      />
      <section className="panel" aria-labelledby="inspection-progress">
        <h2 id="inspection-progress">{say('progress')}</h2>
        <Steps state={state} />
        {may('inspections.keep') && (
          <BegunForm record={inspection} version={inspection.version}>
            {(known) => known.next && <NextStep inspection={known} />}
          </BegunForm>
        )}
      </section>
      <InspectionFacts inspection={inspection} />
      <InspectionItems inspection={inspection} />
    </>
  );
}

function Steps({ state }: { state: InspectionState }) {
  const say = useInspectionWords();
  const states = InspectionState.options;
  const at = states.indexOf(state);
  return (
    <ol className="inspection-steps">
      {states.map((one, i) => (
        <li
          key={one}
          className={i < at ? 'done' : i === at ? 'now' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          {say(`state.${one}`)}
        </li>
      ))}
    </ol>
  );
}

function InspectionFacts({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const language = useLanguage();
  const { sideA, sideB, leadingSide, signatures, filing, archive, report } = inspection;
  const signed = (code: string): string => {
    const found = signatures.find(({ side }) => side === code);
    return found
      ? say('signedBy', { office: found.office, signer: found.signer, day: formatDay(found.signedOn, language) })
      : say('notSigned');
  };
  return (
    <section className="panel" aria-labelledby="inspection-facts">
      <h2 id="inspection-facts">{say('signatures')}</h2>
      <DefinitionList
        items={[
          { term: say('leading'), value: leadingSide === sideA.code ? sideA.name : sideB.name },
          { term: say('inspectors', { name: sideA.name }), value: inspection.inspectorsA },
          { term: say('inspectors', { name: sideB.name }), value: inspection.inspectorsB },
          { term: sideA.name, value: signed(sideA.code) },
          { term: sideB.name, value: signed(sideB.code) },
          {
            term: say('filing'),
            value:
              filing && say('filedWith', { with: filing.filedWith, document: filing.document, day: filing.filedOn }),
          },
          { term: say('archive'), value: archive?.place },
          { term: say('deskResult'), value: inspection.deskResult, wide: true },
          ...(report ? [{ term: say('implementation'), value: report.implementation, wide: true }] : []),
        ]}
      />
    </section>
  );
}
