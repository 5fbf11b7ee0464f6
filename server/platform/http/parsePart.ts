import { z } from 'zod';
import { type FieldError, Problem } from '../problem.ts';
import { fieldErrors } from './fieldErrors.ts';

/** Fields that a contract does not name are refused, whether or not the contract says `strictObject`. */
export function strictly(schema: z.ZodType | undefined): z.ZodType {
  if (!schema) return z.strictObject({});
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
}

/** @throws Problem invalid-input with every fault by JSON pointer */
export function parsePart(part: FieldError['in'], schema: z.ZodType, given: unknown): unknown {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(part, parsed.error.issues, given);
  throw new Problem('invalid-input', `${errors.length} fault(s) in the ${part} of the request`, {
    detailZh: `请求中有 ${errors.length} 处不符合要求。`,
    errors,
  });
}
