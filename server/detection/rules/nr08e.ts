import type { PlaceCategory } from '../../gazetteer/contract.ts';
import type { Subject } from '../subject.ts';
import { uniquenessRule } from '../uniquenessRule.ts';

const NO_SCOPE_IN_LAW: readonly PlaceCategory[] = ['park', 'protected_area', 'facility', 'other'];

const holds = ({ category, generic }: Subject): boolean =>
  (category === 'division' && (generic ?? '').startsWith('街道')) ||
  (category !== undefined && NO_SCOPE_IN_LAW.includes(category));

/** What art. 9 gives no scope: sub-districts, parks, facilities, other entities. County scope, advice only (own decision). */
export const nr08e = uniquenessRule('NR-08e', holds, [...NO_SCOPE_IN_LAW, 'division']);
