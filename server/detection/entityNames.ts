import type { Subject } from './subject.ts';

/** Which entities a division would be named after (NR-09): famous ones of the list in its name, any of its specific part. */
export const entityNames = ({ words, keys }: Subject): { famous: string[]; specific: string } => ({
  famous: words.filter(({ row }) => row.rules.includes('NR-09')).map(({ row }) => row.text),
  specific: [...keys.specificNorm].length >= 2 ? keys.specificNorm : '',
});
