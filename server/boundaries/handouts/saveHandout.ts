import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import {
  type Handout,
  type HandoutCounts,
  type HandoutDraft,
  HandoutId,
  type HandoutLevel,
} from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { handoutRule } from './handoutRules.ts';
import { countSelection } from './handoutSelection.ts';
import { lockHandout } from './lockHandout.ts';
import { findHandout } from './selectHandout.ts';

type Deps = Pick<HandoutDeps, 'db' | 'now' | 'today'>;

/** Enters a request as a draft. @throws Problem invalid-input, conflict */
export function createHandout(deps: Deps, actor: Actor, draft: HandoutDraft): Promise<Handout> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await handoutRule(tx, draft.level, deps.today());
    requireOwnArea(actor, draft, deps.today());
    const { id } = await one(tx, z.object({ id: HandoutId }), insert(draft, actor, at));
    await run(tx, insertStep({ id, act: 'create', state: 'draft', note: null }, actor, at));
    await note(tx, { actor, action: 'handouts.create', id, draft, at });
    return findHandout(tx, actor, id, deps.today());
  });
}

/** Changes a draft. @throws Problem invalid-input, not-allowed, stale-version, wrong-state */
export function editHandout(
  deps: Deps,
  actor: Actor,
  { id, version, draft }: { id: HandoutId; version: number; draft: HandoutDraft },
): Promise<Handout> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockHandout(tx, actor, { id, version, states: ['draft'] });
    await handoutRule(tx, draft.level, deps.today());
    requireOwnArea(actor, draft, deps.today());
    await run(
      tx,
      sql`update boundary_handout set (level, applicant, contact_name, contact_phone, purpose, legal_basis, undertakings, selection,
            outside_items, version, updated_at) = (${valuesOf(draft)}, version + 1, ${at}::timestamptz) where id = ${id}`,
    );
    await note(tx, { actor, action: 'handouts.edit', id, draft, at });
    return findHandout(tx, actor, id, deps.today());
  });
}

/** How much of a selection may go out; of restricted data only to those who may clear it, so that nobody counts what he may not see. */
export function previewHandout(
  deps: Deps,
  actor: Actor,
  { level, selection }: { level: HandoutLevel; selection: NonNullable<HandoutDraft['selection']> },
): Promise<HandoutCounts> {
  requireOwnArea(actor, { selection }, deps.today());
  const isCapped = level === 'restricted' && !actor.permissions.has('boundaries.clear');
  return countSelection(deps.db, {
    selection,
    level: isCapped ? 'internal' : level,
    office: actor.divisionCode,
  });
}

function requireOwnArea(actor: Actor, { selection }: Pick<HandoutDraft, 'selection'>, today: string): void {
  if (selection === null) return;
  if (!withinDivision(actor, selection.area))
    throw fieldFault(
      '/selection/area',
      'outside-jurisdiction',
      'An office hands out data of its own divisions',
      '只能提供本单位管辖区域的成果',
    );
  if (selection.day > today)
    throw fieldFault('/selection/day', 'in-future', 'No data is there of a day to come', '数据日期不能晚于今天');
}

const note = (
  tx: Db,
  { actor, action, id, draft, at }: { actor: Actor; action: string; id: HandoutId; draft: HandoutDraft; at: string },
): Promise<void> => {
  const { contactName: _name, contactPhone: _phone, ...after } = draft;
  return record(tx, { actor, action, subjectKind: 'boundary-handout', subjectId: id, after, at });
};

const valuesOf = (draft: HandoutDraft): Sql => sql`
  ${draft.level}, ${draft.applicant}, ${draft.contactName}, ${draft.contactPhone}, ${draft.purpose}, ${draft.legalBasis},
  ${draft.undertakings}, ${draft.selection === null ? null : json(draft.selection)}, ${draft.outsideItems}`;

const insert = (draft: HandoutDraft, actor: Actor, at: string): Sql => sql`
  insert into boundary_handout (level, applicant, contact_name, contact_phone, purpose, legal_basis, undertakings, selection,
    outside_items, organisation_id, organisation, division_code, made_by_id, made_by, state, created_at, updated_at)
  values (${valuesOf(draft)}, ${actor.organisationId}, ${actor.organisationName}, ${actor.divisionCode}, ${actor.id},
    ${actor.displayName}, 'draft', ${at}::timestamptz, ${at}::timestamptz)
  returning id`;

interface StepRow {
  id: HandoutId;
  act: string;
  state: string;
  note: string | null;
}

/** A row of the ledger of one request. */
export const insertStep = ({ id, act, state, note: text }: StepRow, actor: Actor, at: string): Sql => sql`
  insert into boundary_handout_step (handout_id, act, state, note, actor_id, actor, organisation, at)
  values (${id}, ${act}, ${state}, ${text}, ${actor.id}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz)`;
