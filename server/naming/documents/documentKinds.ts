import type { ActPermission } from '../actContract.ts';
import type { DocumentKind, SeriesPurpose } from './contract.ts';

export interface KindRule {
  /** Whose document it is; `consulted` is the office that was asked, `revoker` the organ that gave the approval or the one above. */
  issuer: 'handler' | 'approver' | 'announcer' | 'consulted' | 'revoker';
  /** What the person who issues it needs besides `naming.issue`: the right to the act it documents. */
  permission: ActPermission | 'naming.opine';
  /** Where its number comes from: a counted series, the act it documents, or it has none. */
  number: SeriesPurpose | 'decision-number' | 'announcement-number' | 'told-number' | 'revocation-number' | null;
}

/** Which office issues which document (approval-workflow.md section 10; LL arts. 32, 38, 44; TR arts. 13, 14). */
export const DOCUMENT_KINDS: Record<DocumentKind, KindRule> = {
  acceptance: { issuer: 'handler', permission: 'naming.handle', number: 'slip' },
  non_acceptance: { issuer: 'handler', permission: 'naming.handle', number: 'slip' },
  correction: { issuer: 'handler', permission: 'naming.handle', number: 'slip' },
  opinion_request: { issuer: 'handler', permission: 'naming.handle', number: 'letter' },
  opinion_reply: { issuer: 'consulted', permission: 'naming.opine', number: 'letter' },
  public_notice: { issuer: 'handler', permission: 'naming.handle', number: 'notice' },
  extension: { issuer: 'handler', permission: 'naming.handle', number: 'told-number' },
  suspension: { issuer: 'handler', permission: 'naming.handle', number: 'told-number' },
  resumption: { issuer: 'handler', permission: 'naming.handle', number: 'slip' },
  approval: { issuer: 'approver', permission: 'naming.approve', number: 'decision-number' },
  refusal: { issuer: 'approver', permission: 'naming.approve', number: 'decision-number' },
  delivery: { issuer: 'handler', permission: 'naming.handle', number: 'slip' },
  filing_report: { issuer: 'handler', permission: 'naming.handle', number: 'report' },
  filing_form: { issuer: 'handler', permission: 'naming.handle', number: null },
  announcement: { issuer: 'announcer', permission: 'naming.announce', number: 'announcement-number' },
  dossier: { issuer: 'announcer', permission: 'naming.announce', number: null },
  revocation: { issuer: 'revoker', permission: 'naming.revoke', number: 'revocation-number' },
  revocation_announcement: { issuer: 'announcer', permission: 'naming.announce', number: 'announcement-number' },
};
