import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseFacts } from '../caseFacts.ts';

/** Code and receipt are for the applicant, and for the office that handles him. @throws Problem not-allowed */
export function requireKeeper({ applicantOrgId, handlerOrgId }: CaseFacts, actor: Actor): void {
  const isApplicant = applicantOrgId === actor.organisationId && actor.permissions.has('naming.apply');
  const isHandler = handlerOrgId === actor.organisationId && actor.permissions.has('naming.handle');
  if (isApplicant || isHandler) return;
  throw new Problem('not-allowed', 'Only the applicant and the handler give out the code', {
    detailZh: '只有申请单位和承办单位可以出具查询码。',
  });
}
