import { PlaceCategory } from '#server/gazetteer/contract.ts';
import type { ActName } from '#server/naming/actContract.ts';
import { ACT_NAMES } from '#server/naming/actsOf.ts';
import { CASE_ACTS, type Party } from '#server/naming/caseActs.ts';
import type { CaseVariant } from '#server/naming/caseContract.ts';
import { CaseFacts } from '#server/naming/caseFacts.ts';
import { requireLawful } from '#server/naming/requireLawful.ts';
import { Problem } from '#server/platform/problem.ts';

export const TODAY = '2026-03-02';
export const CATEGORIES = PlaceCategory.exclude(['division']).options;
export type Decided = (typeof CATEGORIES)[number];

/** Which office stands on which side (approval-workflow.md sections 1 and 3); one office may stand on several. */
export type Layout = Record<Exclude<Party, 'receiver'>, string> & { variant: CaseVariant; receiver: string | null };
export const GOVERNMENT: Layout = {
  ...{ variant: 'government', applicant: 'builder', handler: 'civil affairs', approver: 'government' },
  ...{ receiver: 'civil affairs above', announcer: 'civil affairs', higher: 'government above' },
};
/** The offices above are not in this register: the handler stands in for them. */
const ALONE: Layout = { ...GOVERNMENT, receiver: null, higher: 'civil affairs' };
export const departments = (variant: CaseVariant): Layout => ({
  ...{ variant, applicant: 'builder', handler: 'department', approver: 'department' },
  ...{ receiver: 'civil affairs', announcer: 'civil affairs', higher: 'government' },
});
const HOUSING: readonly Layout[] = [departments('housing')];
const SECTOR: readonly Layout[] = [departments('sector')];
export const LAYOUTS: Record<Decided, readonly Layout[]> = {
  ...{ street: [GOVERNMENT, ALONE], natural_entity: [GOVERNMENT], committee_site: [GOVERNMENT], other: [GOVERNMENT] },
  ...{ residential_area: HOUSING, building: HOUSING, park: SECTOR, protected_area: SECTOR, facility: SECTOR },
};
/** Offices on no side: of the same division, and the same offices of every other jurisdiction. */
export const STRANGERS = [
  ...['consulted office', 'another department', 'civil affairs of another county', 'government of another county'],
  ...['department of another county', 'civil affairs of a district below', 'civil affairs of another province'],
];

export const PERMISSIONS = new Set<string>(ACT_NAMES.map((act) => CASE_ACTS[act].permission));

/** A case in which nothing but state, kind and side can stand in an act's way. */
export const READY: CaseFacts = CaseFacts.parse({
  ...{
    id: 'case',
    version: 1,
    caseNo: 'DM',
    state: 'draft',
    kind: 'naming',
    variant: 'government',
    category: 'street',
  },
  ...{ authorityId: 'row', provinceCode: '640000', divisionCode: '640302', applicantId: 'applicant', handlerId: null },
  ...{
    applicantOrgId: '',
    handlerOrgId: '',
    approverOrgId: '',
    receiverOrgId: '',
    announcerOrgId: '',
    higherOrgId: '',
  },
  ...{ proposedBy: 'officer', chosenId: 'name', placeId: 'place', drawsId: null, selfPlaceId: null, hasMinutes: true },
  ...{
    submittedAt: '2026-02-02T00:00:00.000Z',
    opinionsAsked: 1,
    opinionsOpen: 0,
    opinionsAwaited: 0,
    disagreements: 0,
  },
  ...{ noticeEndsOn: '2026-03-01', objectionsOpen: 0, noticeStands: true, filingStatus: null, decidedOn: null },
  ...{
    lastRunId: 'run',
    hasImpact: true,
    isUnprotected: false,
    silentAfter: null,
    receivedOn: null,
    suspendedOn: null,
  },
  ...{
    extendableDueOn: '2026-04-01',
    extended: false,
    delivered: false,
    revocationUntold: false,
    proceduresMissing: [],
  },
});
/** What single acts need besides. */
export const READY_FOR: Partial<Record<ActName, Partial<CaseFacts>>> = {
  reconcile: { disagreements: 1 },
  file: { filingStatus: 'returned' },
  receiveFiling: { filingStatus: 'pending' },
  returnFiling: { filingStatus: 'pending' },
  announce: { filingStatus: 'accepted' },
  announceRevocation: { revocationUntold: true },
  resume: { suspendedOn: '2026-03-01' },
};
export const sidesOf = ({ applicant, handler, approver, receiver, announcer, higher }: Layout): Partial<CaseFacts> => ({
  ...{ applicantOrgId: applicant, handlerOrgId: handler, approverOrgId: approver },
  ...{ receiverOrgId: receiver, announcerOrgId: announcer, higherOrgId: higher },
});

/** The state it leads to, or the kind of refusal. */
export function verdict(
  act: ActName,
  found: CaseFacts,
  office: string,
  permissions: ReadonlySet<string> = PERMISSIONS,
): string {
  try {
    return requireLawful(act, found, { id: 'somebody', organisationId: office, permissions }, TODAY);
  } catch (error) {
    if (error instanceof Problem) return error.kind;
    throw error;
  }
}
