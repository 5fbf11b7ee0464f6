import { z } from 'zod';

/** 命名, 更名, 销名, 预命名: a name given, changed, ended, or held for later (approval-workflow.md sections 8 and 10). */
export const CaseKind = z.enum(['naming', 'renaming', 'cancellation', 'reservation']);
export type CaseKind = z.infer<typeof CaseKind>;

/** Renaming and cancellation are about a place that the register has: category, division and old name are looked up, not asked. */
export const isAboutPlace = (kind: CaseKind): boolean => kind === 'renaming' || kind === 'cancellation';
