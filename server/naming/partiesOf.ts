import type { Party } from './caseActs.ts';
import type { CaseFacts } from './caseFacts.ts';

type Sides = Pick<
  CaseFacts,
  'applicantOrgId' | 'handlerOrgId' | 'approverOrgId' | 'receiverOrgId' | 'announcerOrgId' | 'higherOrgId'
>;

/**
 * On which sides of a case an organisation stands.
 * Where the receiver of the filing is an office outside this register (a regional department), the handler records its receipt;
 * so he does with the order of a higher organ outside it.
 */
export function partiesOf(organisationId: string, sides: Sides): ReadonlySet<Party> {
  const holders: [Party, string | null][] = [
    ['applicant', sides.applicantOrgId],
    ['handler', sides.handlerOrgId],
    ['approver', sides.approverOrgId],
    ['receiver', sides.receiverOrgId ?? sides.handlerOrgId],
    ['announcer', sides.announcerOrgId],
    ['higher', sides.higherOrgId],
  ];
  return new Set(holders.filter(([, holder]) => holder === organisationId).map(([party]) => party));
}
