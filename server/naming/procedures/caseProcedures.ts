import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { CaseId, CaseState } from '../caseContract.ts';
import { caseFacts } from '../caseFacts.ts';
import { caseNeeds, type StandingNeed } from './caseNeeds.ts';
import type { CaseProcedures } from './contract.ts';
import type { ProcedureNeed } from './needContract.ts';
import type { ProcedureRecord, ShownRecord } from './procedureContract.ts';

/** A procedure is about a chosen name, so it begins with the consultation; the legality review closes the file. */
export const RECORDED_IN: readonly CaseState[] = [
  ...(['consulting', 'reconciling', 'argumentation', 'public_notice', 'drafting_decision'] as const),
];
export const DECLARED_IN: readonly CaseState[] = ['accepted', 'checking', ...RECORDED_IN];

interface Asked {
  id: CaseId;
  today: string;
}

/** What a case needs in proportion, and how each stands. Name and unit of the experts are kept from the applicant. */
export async function caseProcedures(db: Db, actor: Actor, { id, today }: Asked): Promise<CaseProcedures> {
  const found = await caseFacts(db, id, today);
  const standing = (await caseNeeds(db, [id], today)).get(id);
  if (!standing) throw new Error(`No facts of case ${id}`);
  const isHandler = found.handlerOrgId === actor.organisationId && actor.permissions.has('naming.handle');
  const isOutside = actor.organisationId === found.applicantOrgId && !isHandler;
  return {
    ...{ declared: standing.declared, listed: standing.listed },
    mayDeclare: isHandler && DECLARED_IN.includes(found.state),
    mayRecord: isHandler && RECORDED_IN.includes(found.state),
    needs: standing.needs.map((need) => shown(need, isOutside)),
  };
}

const shown = ({ recorded, ...need }: StandingNeed, isOutside: boolean): ProcedureNeed => ({
  ...need,
  version: recorded?.version ?? 0,
  record: recorded ? withoutPersons(recorded.record, isOutside) : null,
  recordedBy: recorded?.by ?? null,
  recordedAt: recorded?.at ?? null,
});

function withoutPersons(record: ProcedureRecord, isOutside: boolean): ShownRecord {
  if (record.form !== 'expert' || !isOutside) return record;
  return { ...record, experts: record.experts.map((expert) => ({ ...expert, name: null, unit: null })) };
}
