import { pinyin } from 'pinyin-pro';
import { type ReadingRegistry, readingAt } from './readingRegistry.ts';

/** A stretch of a name read as one: a registered text or a single character. */
export interface ReadSegment {
  readonly start: number;
  readonly length: number;
  /** Preferred reading first; each has one syllable a character. */
  readonly alternatives: readonly (readonly string[])[];
  readonly roman: string | null;
  readonly settled: 'approved' | 'proposed' | 'generic' | 'converter' | 'review';
  readonly source: string;
}

const CONVERTER = 'pinyin-pro 3.29.4';

/** Default mode without tone sandhi (Yīxiàntiān, not Yí…), never `surname: 'head'`: that repairs 乐清 and breaks 六盘山, 乐山, 查干. */
const proposedBy = (chars: readonly string[]): string[] => pinyin(chars.join(''), { type: 'array', toneSandhi: false });

function single(char: string, at: number, proposed: string, registry: ReadingRegistry): ReadSegment {
  const known = registry.polyphones.get(char);
  if (!known) {
    return { start: at, length: 1, alternatives: [[proposed]], roman: null, settled: 'converter', source: CONVERTER };
  }
  const readings = [proposed, ...known.filter((reading) => reading !== proposed)];
  const alternatives = readings.map((reading) => [reading]);
  return { start: at, length: 1, alternatives, roman: null, settled: 'review', source: CONVERTER };
}

interface LastRead {
  registry: ReadingRegistry;
  text: string;
  syllables: string;
  segments: readonly ReadSegment[];
}
// The keys of a name and its spelling ask for the same reading one after the other.
let last: LastRead | undefined;

/**
 * Reads a name: the registry decides, the generic term's own syllables come next, the converter only proposes.
 * @param chars characters of the normalised name, one a code point
 * @param genericSyllables syllables of the last characters, empty when there is no generic term
 */
export function readSegments(
  chars: readonly string[],
  genericSyllables: readonly string[],
  registry: ReadingRegistry,
): readonly ReadSegment[] {
  const text = chars.join('');
  const syllables = genericSyllables.join(' ');
  if (last?.text === text && last.syllables === syllables && last.registry === registry) return last.segments;
  last = { registry, text, syllables, segments: read(chars, genericSyllables, registry) };
  return last.segments;
}

function read(chars: readonly string[], genericSyllables: readonly string[], registry: ReadingRegistry): ReadSegment[] {
  const proposals = proposedBy(chars);
  const genericStart = chars.length - genericSyllables.length;
  const segments: ReadSegment[] = [];
  for (let at = 0; at < chars.length; ) {
    const found = readingAt(chars, at, registry);
    const syllable = genericSyllables[at - genericStart];
    if (found) {
      const { alternatives, roman, status, source } = found;
      segments.push({ start: at, length: found.chars.length, alternatives, roman, settled: status, source });
    } else if (syllable !== undefined) {
      const source = 'generic terms';
      segments.push({ start: at, length: 1, alternatives: [[syllable]], roman: null, settled: 'generic', source });
    } else {
      const char = chars[at] ?? '';
      segments.push(single(char, at, proposals[at] ?? char, registry));
    }
    at += found ? found.chars.length : 1;
  }
  return segments;
}
