import { ActBodies } from '#server/naming/actContract.ts';
import { ACT_FORM, type ActField } from './actForm.ts';
import type { useActWords } from './actWords.ts';
import type { Errand, FormValues } from './errand.ts';

type ActWord = Parameters<ReturnType<typeof useActWords>>[0];
export interface FieldFault {
  /** Path of the field in the form, e.g. `['defects', 0]`. */
  name: (string | number)[];
  word: ActWord;
}
type Outcome = { body: Record<string, unknown> } | { faults: FieldFault[] };
interface Issue {
  code: string;
  path: readonly PropertyKey[];
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every(isBlank));

const CHOICES: readonly ActField['kind'][] = [
  ...(['candidate', 'organs', 'reportKind', 'reasonCode', 'channels', 'opinion'] as const),
  ...(['suspensionReason', 'notAcceptGround', 'deliveryMeans', 'colleague', 'touches'] as const),
];

function wordFor(issue: Issue, field: ActField, value: unknown): ActWord {
  if (isBlank(value)) return CHOICES.includes(field.kind) ? 'error.choose' : 'error.required';
  if (issue.code === 'too_big') return 'error.long';
  if (issue.code === 'too_small') return 'error.short';
  return field.kind === 'documentNo' || field.kind === 'announcementNo' ? 'error.documentNo' : 'error.required';
}

function faultOf(issue: Issue, fields: readonly ActField[], values: FormValues): FieldFault[] {
  const field = fields.find(({ name }) => name === issue.path[0]);
  if (!field) return [];
  const name = issue.path.filter((part) => typeof part !== 'symbol');
  const value = name.length > 1 ? Object(values[field.name])[name[1] ?? 0] : values[field.name];
  return [{ name, word: wordFor(issue, field, value) }];
}

/** A consulted office that does not simply agree must say why (approval-workflow.md section 4). */
const lacksReason = ({ act }: Errand, { opinion, text }: FormValues): boolean =>
  act === 'answer' && (opinion === 'disagree' || opinion === 'agree_with_conditions') && isBlank(text);

/**
 * The body of an act from what was typed, parsed by the contract; or the faults, each at its field.
 * Fields left empty are left out, so that the contract's own defaults apply.
 */
export function bodyOf(errand: Errand, values: FormValues): Outcome {
  const fields = ACT_FORM[errand.act];
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
  const own = errand.findingId ? { findingId: errand.findingId } : {};
  const parsed = ActBodies[errand.act].safeParse({ ...given, ...own });
  if (!parsed.success) return { faults: parsed.error.issues.flatMap((issue) => faultOf(issue, fields, values)) };
  if (lacksReason(errand, values)) return { faults: [{ name: ['text'], word: 'error.textNeeded' }] };
  return { body: parsed.data };
}

/** A document number typed with other brackets, as people do on keyboards without 〔〕. */
export const bracketed = (typed: string): string => typed.replace(/[[【（(［]\s*(20\d{2})\s*[\]】）)］]/u, '〔$1〕');
