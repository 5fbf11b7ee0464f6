import type { ContestedArea, Dispute, DisputeTrack } from '#server/disputes/contract.ts';

/** What is typed so far. T3 and T4 are no boundary disputes and lead elsewhere. */
export interface Typed {
  track: DisputeTrack | 'T3' | 'T4' | null;
  sideA: string | null;
  sideB: string | null;
  title: string;
  facts: string;
  agreement: string;
  aroseOn: string | null;
  area: ContestedArea | null;
  cause: string;
  affectedVillages: string;
  affectedPopulation: number | null;
  resourcesAtStake: string;
  riskLevel: string | null;
  bindingReason: string;
}

export const EMPTY: Typed = {
  ...{ track: null, sideA: null, sideB: null, title: '', facts: '', agreement: '', aroseOn: null, area: null },
  ...{ cause: '', affectedVillages: '', affectedPopulation: null, resourcesAtStake: '', riskLevel: null },
  bindingReason: '',
};

/** Names one by one out of a line of text, however they are set apart. */
export const namesOf = (text: string): string[] =>
  text
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The draft as the contract wants it; what is left empty is null. */
export function draftOf(typed: Typed, binds: boolean): unknown {
  const { affectedVillages, ...rest } = typed;
  const filled = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value.trim() || null : value]),
  );
  return {
    ...filled,
    affectedVillages: namesOf(affectedVillages),
    agreement: typed.track === 'T2' ? filled.agreement : null,
    bindingReason: binds ? filled.bindingReason : null,
  };
}

/** A registration as it is typed. */
export const typedOf = (dispute: Dispute): Typed => ({
  ...{ track: dispute.track, sideA: dispute.sideA.code, sideB: dispute.sideB.code, title: dispute.title },
  ...{ facts: dispute.facts, agreement: dispute.agreement ?? '', aroseOn: dispute.aroseOn, area: dispute.area },
  ...{ cause: dispute.cause ?? '', affectedVillages: dispute.affectedVillages.join('、') },
  ...{ affectedPopulation: dispute.affectedPopulation, resourcesAtStake: dispute.resourcesAtStake ?? '' },
  ...{ riskLevel: dispute.riskLevel, bindingReason: dispute.bindingReason ?? '' },
});

/** What of it may be put right. */
export function changeOf(typed: Typed): unknown {
  const { agreement, cause, resourcesAtStake, affectedVillages } = typed;
  const { title, facts, aroseOn, area, affectedPopulation, riskLevel } = typed;
  return {
    ...{ title, facts, aroseOn, area, affectedPopulation, riskLevel, affectedVillages: namesOf(affectedVillages) },
    ...{ cause: cause.trim() || null, resourcesAtStake: resourcesAtStake.trim() || null },
    ...(typed.track === 'T2' ? { agreement } : {}),
  };
}
