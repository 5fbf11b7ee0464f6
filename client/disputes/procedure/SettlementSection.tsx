import { Link } from 'react-router';
import type { Dispute } from '#server/disputes/contract.ts';
import type { Procedure, Settlement, SettlementMap } from '#server/disputes/procedure/procedureContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { PaperLink } from './PaperLink.tsx';
import { WithProcedure } from './WithProcedure.tsx';
import { useProcedureWords } from './words.ts';

/** The agreement or decision, whether a village changes affiliation, and the two maps by their force. */
export function SettlementSection({ dispute }: { dispute: Dispute }) {
  const say = useProcedureWords();
  return (
    <WithProcedure dispute={dispute}>
      {(procedure) =>
        procedure.settlement ? (
          <>
            <Settled dispute={dispute} procedure={procedure} settlement={procedure.settlement} />
            {procedure.maps.length > 0 && <Maps dispute={dispute} procedure={procedure} />}
          </>
        ) : (
          <p className="hint">{say('noSettlement')}</p>
        )
      }
    </WithProcedure>
  );
}

interface Props {
  dispute: Dispute;
  procedure: Procedure;
}

function useRole(procedure: Procedure) {
  const isChinese = useLanguage() === 'zh-CN';
  return (id: string) => {
    const role = procedure.roles.find((one) => one.id === id);
    if (!role) return { label: id, rule: '' };
    return isChinese
      ? { label: role.labelZh, rule: `${role.ruleZh}（${role.articleZh}）` }
      : { label: role.label, rule: `${role.rule} (${role.article})` };
  };
}

function Settled({ dispute, procedure, settlement }: Props & { settlement: Settlement }) {
  const say = useProcedureWords();
  const language = useLanguage();
  const role = useRole(procedure)(settlement.kind);
  const affiliation = useAffiliation(settlement);
  const { title, number, settledOn, effectiveOn, signatures, courseText, paper, affiliationNote, dossierId } =
    settlement;
  return (
    <>
      <h3>
        {title} {number} <StatusTag>{role.label}</StatusTag>
      </h3>
      <p className="hint">{role.rule}</p>
      <DefinitionList
        items={[
          { term: say('settledOn'), value: formatDay(settledOn, language) },
          { term: say('effectiveOn'), value: effectiveOn ? formatDay(effectiveOn, language) : say('notEffective') },
          {
            term: say('signatures'),
            value: signatures.map(({ name, post }) => `${name}${post ? `（${post}）` : ''}`).join('、'),
          },
          { term: say('field.paper'), value: <PaperLink id={dispute.id} paper={paper} /> },
          { term: say('field.courseText'), value: courseText, wide: true },
          ...(dispute.track === 'T1'
            ? [
                {
                  term: say('affiliation'),
                  value: [affiliation, affiliationNote].filter(Boolean).join('。'),
                  wide: true,
                },
              ]
            : []),
          ...(dossierId
            ? [
                {
                  term: say('dossier'),
                  value: <Link to={`/division-dossiers/${dossierId}`}>{say('openDossier')}</Link>,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function useAffiliation({ changesAffiliation, affectedVillages }: Settlement): string {
  const say = useProcedureWords();
  if (changesAffiliation === null) return say('affiliationOpen');
  return changesAffiliation
    ? say('affiliationMoves', { villages: affectedVillages.join('、') })
    : say('affiliationNone');
}

function Maps({ dispute, procedure }: Props) {
  const say = useProcedureWords();
  const roleOf = useRole(procedure);
  const isReplaced = procedure.maps.some(({ role }) => role === 'surveyed_replacing');
  return (
    <>
      <h3>{say('maps')}</h3>
      <div className="dispute-sides">
        {procedure.maps.map((map) => (
          <article key={map.role}>
            <h4>
              {roleOf(map.role).label}{' '}
              <StatusTag tone={map.role === 'attached' && isReplaced ? 'plain' : 'good'}>
                {say(map.role === 'attached' && isReplaced ? 'replaced' : 'inUse')}
              </StatusTag>
            </h4>
            <MapFacts dispute={dispute} map={map} />
            <p className="hint">{roleOf(map.role).rule}</p>
          </article>
        ))}
      </div>
    </>
  );
}

function MapFacts({
  dispute,
  map: { scale, datum, sealedAOn, sealedBOn, map },
}: {
  dispute: Dispute;
  map: SettlementMap;
}) {
  const say = useProcedureWords();
  const language = useLanguage();
  return (
    <p>
      {say('mapLine', { scale, datum })} · <PaperLink id={dispute.id} paper={map} />
      {sealedAOn && sealedBOn && (
        <>
          <br />
          {say('sealed', { a: formatDay(sealedAOn, language), b: formatDay(sealedBOn, language) })}
        </>
      )}
    </p>
  );
}
