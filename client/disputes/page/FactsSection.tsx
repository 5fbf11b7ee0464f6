import { Link } from 'react-router';
import type { Dispute } from '#server/disputes/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { type Definition, DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { RegistrationActs } from '../registration/RegistrationActs.tsx';
import { useDisputeWords } from '../words.ts';

/** What was registered. */
export function FactsSection({ dispute }: { dispute: Dispute }) {
  return (
    <>
      <DefinitionList items={[...useFacts(dispute), ...useStakes(dispute)]} />
      <RegistrationActs dispute={dispute} />
    </>
  );
}

function useFacts(dispute: Dispute): Definition[] {
  const say = useDisputeWords();
  const language = useLanguage();
  const { aroseOn, registrant, agreement, bindingReason, facts, cause, lineId, authority } = dispute;
  const line = lineId && <Link to={`/boundaries/${lineId}`}>{say('openLine')}</Link>;
  return [
    { term: say('aroseOn'), value: formatDay(aroseOn, language) },
    { term: say('registrant'), value: registrant.name },
    ...(agreement ? [{ term: say('agreement'), value: agreement }] : []),
    { term: say('line'), value: line },
    { term: say('factsOf'), value: facts, wide: true },
    ...(cause ? [{ term: say('cause'), value: cause, wide: true }] : []),
    ...(bindingReason ? [{ term: say('bindingReason'), value: bindingReason, wide: true }] : []),
    {
      term: say('procedure'),
      value: language === 'zh-CN' ? authority.procedureZh : authority.procedure,
      wide: true,
    },
  ];
}

function useStakes(dispute: Dispute): Definition[] {
  const say = useDisputeWords();
  const { areaSquareMetres, affectedVillages, affectedPopulation, resourcesAtStake, riskLevel } = dispute;
  const km = areaSquareMetres === null ? null : (areaSquareMetres / 1e6).toFixed(2);
  return [
    { term: say('area'), value: km === null ? say('noArea') : say('areaKm', { km }) },
    { term: say('villages'), value: affectedVillages.join('、') },
    { term: say('population'), value: affectedPopulation },
    { term: say('resources'), value: resourcesAtStake },
    { term: say('risk'), value: riskLevel && say(`risk.${riskLevel}`) },
  ];
}
