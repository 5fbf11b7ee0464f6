import { z } from 'zod';

/**
 * Whom a row of `escalation_rule` tells: the officers of the office that must meet the limit, its head, the handler that waits
 * for an opinion, the receiver that waits for a filing, or the toponym authority above (for a department: of its own level).
 */
export const Tell = z.enum(['officer', 'head', 'handler', 'receiver', 'higher']);
export type Tell = z.infer<typeof Tell>;
