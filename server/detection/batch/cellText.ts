import { z } from 'zod';

const Rich = z.object({ richText: z.object({ text: z.string() }).array() });
const Linked = z.object({ text: z.unknown() });
const Computed = z.object({ result: z.unknown() });

/** What a cell shows as text: rich text joined, the result of a formula, the words of a link; '' for an empty cell or an error. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  const rich = Rich.safeParse(value);
  if (rich.success) return rich.data.richText.map(({ text }) => text).join('');
  const linked = Linked.safeParse(value);
  if (linked.success && linked.data.text !== undefined) return cellText(linked.data.text);
  const computed = Computed.safeParse(value);
  return computed.success ? cellText(computed.data.result) : '';
}
