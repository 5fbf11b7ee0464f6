import { ApiProblem } from '../../api/apiProblem.ts';
import { useLanguage } from '../../ui/addWords.ts';

/** The refusals of an answer that concern fields under a pointer: by the rest of their pointer, and all their pointers. */
export function useFaults(
  error: Error | null,
  under: string,
): { faults: ReadonlyMap<string, string>; pointers: string[] } {
  const inEnglish = useLanguage() === 'en';
  const errors = error instanceof ApiProblem ? error.errors : [];
  const mine = errors.filter(({ pointer }) => pointer.startsWith(`${under}/`));
  const faults = new Map<string, string>();
  for (const { pointer, detail, detailZh } of mine) {
    // A fault deep in a field is said at the field.
    const [field = ''] = pointer.slice(under.length + 1).split('/');
    if (!faults.has(field)) faults.set(field, inEnglish ? detail : detailZh);
  }
  return { faults, pointers: mine.map(({ pointer }) => pointer) };
}
