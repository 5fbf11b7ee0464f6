import type { CaseKind } from '#server/naming/kindContract.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNamingWords } from './words.ts';

/** What a case asks for, in its word. */
export function KindTag({ kind }: { kind: CaseKind }) {
  const say = useNamingWords();
  return <StatusTag tone={kind === 'naming' ? 'plain' : 'active'}>{say(`kind.${kind}`)}</StatusTag>;
}
