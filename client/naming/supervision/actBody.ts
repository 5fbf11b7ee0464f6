import type { z } from 'zod';
import type { FormValues } from '../campaigns/FormDialog.tsx';

type Outcome = { body: Record<string, unknown> } | { faults: ReadonlySet<string> };

/** Fields that a form keeps as text and the contract wants otherwise. */
const READ: Readonly<Record<string, (text: string) => unknown>> = {
  amount: (text) => Number(text),
  founded: (text) => text === 'true',
};

/** The body of an act from what was typed, parsed by its contract; or the names of the fields that do not fit. Empty fields are left out. */
export function actBody(contract: z.ZodType<Record<string, unknown>>, values: FormValues): Outcome {
  const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
  const parsed = contract.safeParse(
    Object.fromEntries(filled.map(([key, value]) => [key, READ[key]?.(value) ?? value])),
  );
  return parsed.success
    ? { body: parsed.data }
    : { faults: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
}
