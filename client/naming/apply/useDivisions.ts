import { type Division, DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';

const COUNTY_DIGITS = 6;
const PREFECTURE_DIGITS = 4;
const MOST_AT_ONCE = 200;

/** The county's code within a county's or township's. */
export const countyOf = (code: string): string => code.slice(0, COUNTY_DIGITS);

const useChildren = (parent: string): readonly Division[] => {
  const query = { parent: DivisionCode.parse(parent || '000000'), limit: MOST_AT_ONCE };
  return useCall(DivisionsApi.list, { query }, { enabled: parent !== '' }).data?.items ?? [];
};

/** The counties of the applicant's prefecture and the townships of the chosen one. */
export function useDivisions(chosen: string): { counties: readonly Division[]; townships: readonly Division[] } {
  const { data: me } = useSession();
  const prefecture = me ? me.organisation.divisionCode.slice(0, PREFECTURE_DIGITS).padEnd(COUNTY_DIGITS, '0') : '';
  const counties = useChildren(prefecture);
  const townships = useChildren(countyOf(chosen));
  return { counties, townships };
}
