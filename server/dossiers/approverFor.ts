import { z } from 'zod';
import type { ChangeType } from '../divisions/changeContract.ts';

/** A row of `dossier_approver`. */
export const ApproverRule = z.object({
  id: z.string(),
  subjects: z.string().array(),
  changes: z.string().array(),
  extent: z.enum(['major', 'partial']).nullable(),
  special: z.boolean(),
  organ: z.enum(['npc', 'state_council', 'province_government', 'establishing_government', 'superior_government']),
  filing: z.boolean(),
});
export type ApproverRule = z.infer<typeof ApproverRule>;

interface Facts {
  /** As `subjectOf` has it. */
  subject: string;
  change: ChangeType;
  extent?: 'major' | 'partial' | undefined;
  special: boolean;
}

/** What the law calls a division of this level and type; undefined for units of statistics. */
export function subjectOf({ level, type, statistical }: { level: string; type: string; statistical: boolean }) {
  if (statistical) return undefined;
  return BY_TYPE[type] ?? BY_LEVEL[level];
}

const BY_TYPE: Readonly<Record<string, string>> = {
  自治州: 'autonomous_prefecture',
  地区: 'dispatched',
  盟: 'dispatched',
  自治县: 'autonomous_county',
  自治旗: 'autonomous_county',
  街道: 'street_office',
};
const BY_LEVEL: Readonly<Record<string, string>> = {
  province: 'province',
  prefecture: 'city',
  county: 'county',
  township: 'township',
};

/**
 * Who approves the change (DR arts. 6–10): the rule, `extent` where a person must first say whether the change of line is
 * major or partial, or `none`. A special area (art. 7(4)) goes before everything else.
 */
export function approverFor<R extends ApproverRule>(rules: readonly R[], facts: Facts): R | 'extent' | 'none' {
  const fitting = rules.filter(
    ({ subjects, changes }) => subjects.includes(facts.subject) && changes.includes(facts.change),
  );
  const special = facts.special ? fitting.find((rule) => rule.special) : undefined;
  if (special) return special;
  const usual = fitting.filter((rule) => !rule.special);
  const found = usual.find(({ extent }) => extent === null || extent === facts.extent);
  return found ?? (usual.length > 0 ? 'extent' : 'none');
}
