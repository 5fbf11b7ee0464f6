import type { ImportFinding } from '../imports/findingContract.ts';
import { EncodingEvidence, type EncodingName, type EncodingVerdict, valueText } from './encodings.ts';
import { readerFinding } from './readerFindings.ts';

/** How the values of a table become text. */
export interface ValueDecoding {
  encoding: EncodingName | null;
  decoded(value: string): string;
  findings: readonly ImportFinding[];
}

/** For formats whose text is Unicode by definition. */
export const valuesAsGiven: ValueDecoding = { encoding: null, decoded: (value) => value, findings: [] };

/** A value whose every character is one byte of the file. */
interface ByteValue {
  feature: number;
  heading: string;
  value: string;
}

const bytesOf = (value: string): Buffer => Buffer.from(value, 'latin1');

/**
 * Tells the encoding of a DBF from all its values: what the file says of itself (.cpg, language byte) is only compared.
 * @param declared by the file, where it says something that is known
 * @param chosen by a person, after which nothing is in doubt
 */
export async function valueDecoding(
  values: AsyncIterable<ByteValue>,
  { declared, chosen }: { declared: EncodingName | undefined; chosen: string | undefined },
): Promise<ValueDecoding> {
  const evidence = new EncodingEvidence(true);
  const halves = { utf8: noHalves(), gb: noHalves() };
  for await (const { feature, heading, value } of values) {
    const bytes = bytesOf(value);
    evidence.add(bytes, feature);
    if (valueText(bytes, 'UTF-8').isCut) addHalf(halves.utf8, feature, heading);
    if (valueText(bytes, 'GB18030').isCut) addHalf(halves.gb, feature, heading);
  }
  const { encoding, findings } = decided(evidence.verdict(), declared, chosen);
  const decoded = (value: string) => valueText(bytesOf(value), encoding).text;
  const cut = isUtf8(encoding) ? halves.utf8 : halves.gb;
  const told = { ...cut, heading: decoded(cut.heading) };
  return {
    encoding,
    decoded,
    findings: cut.count > 0 ? [...findings, readerFinding('names-cut', told)] : findings,
  };
}

/** How many values end in half a character, and the first of them. */
const noHalves = () => ({ count: 0, feature: 0, heading: '' });

function addHalf(halves: ReturnType<typeof noHalves>, feature: number, heading: string): void {
  halves.count += 1;
  if (halves.count === 1) Object.assign(halves, { feature, heading });
}

type Decided = { encoding: EncodingName; findings: ImportFinding[] };

function decided(verdict: EncodingVerdict, declared: EncodingName | undefined, chosen: string | undefined): Decided {
  const choice = NAMES.find((name) => name === chosen);
  if (choice !== undefined) return { encoding: choice, findings: [] };
  if (verdict.kind === 'ascii') return { encoding: declared ?? 'UTF-8', findings: [] };
  if (verdict.kind !== 'known') return inDoubt(declared ?? 'GB18030', AT_ODDS(verdict.at));
  const { encoding, isDoubtful } = verdict;
  if (declared === undefined && !isDoubtful)
    return { encoding, findings: [readerFinding('encoding-told-by-content', { encoding })] };
  if (declared !== undefined && isUtf8(declared) !== isUtf8(encoding)) return inDoubt(encoding, CONTRADICTS(declared));
  return isDoubtful ? inDoubt(encoding, RARE) : { encoding, findings: [] };
}

const NAMES: readonly EncodingName[] = ['UTF-8', 'GBK', 'GB18030'];
const isUtf8 = (encoding: EncodingName): boolean => encoding === 'UTF-8';

type Reason = readonly [en: string, zh: string];
const AT_ODDS = (at: number): Reason => [
  `feature ${at} is in another encoding than those before it`,
  `第 ${at} 个要素与此前的编码不同`,
];
const CONTRADICTS = (declared: string): Reason => [
  `the file says ${declared}, but its bytes are something else`,
  `文件声明为 ${declared}，但内容不是`,
];
const RARE: Reason = ['nearly a third of its characters are rare ones', '近三分之一的字是罕用字'];

const inDoubt = (encoding: EncodingName, [reason, reasonZh]: Reason): Decided => ({
  encoding,
  findings: [readerFinding('encoding-doubtful', { encoding, reason, reasonZh })],
});
