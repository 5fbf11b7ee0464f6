import { z } from 'zod';

/** One registered reading: data/readings/readings.csv and later the rows a civil affairs bureau confirms. */
export const ReadingRow = z.object({
  text: z.string().min(1),
  /** Syllables with tone marks, one for each character, separated by spaces. */
  syllables: z.string().min(1),
  /** Fixed spelling of the whole text where joining syllables would be wrong (Ürümqi, Dàshílànr). */
  roman: z.string().nullable(),
  /** approved: an authority fixed it; proposed: dictionary knowledge, used until one does; review: a person must decide. */
  status: z.enum(['approved', 'proposed', 'review']),
  source: z.string().min(1),
});
export type ReadingRow = z.infer<typeof ReadingRow>;

/** A character that may not be trusted to a converter, with the readings it has in place names. */
export const PolyphoneRow = z.object({
  char: z.string().min(1),
  readings: z.string().min(1),
  source: z.string().min(1),
});
export type PolyphoneRow = z.infer<typeof PolyphoneRow>;

export interface RegisteredReading {
  readonly chars: readonly string[];
  /** Preferred reading first. */
  readonly alternatives: readonly (readonly string[])[];
  readonly roman: string | null;
  readonly status: ReadingRow['status'];
  readonly source: string;
}
export interface ReadingRegistry {
  /** By first character, longest text first. */
  readonly byFirstChar: ReadonlyMap<string, readonly RegisteredReading[]>;
  readonly polyphones: ReadonlyMap<string, readonly string[]>;
}

const registered = (rows: readonly ReadingRow[]): RegisteredReading[] => {
  const byText = new Map<string, ReadingRow[]>();
  for (const row of rows) byText.set(row.text, [...(byText.get(row.text) ?? []), row]);
  return [...byText.values()].flatMap((same) => {
    // What an authority fixed ends the question: proposals for the same text no longer count.
    const approved = same.filter((row) => row.status === 'approved');
    const kept = approved.length > 0 ? approved : same;
    const first = kept[0];
    if (!first) return [];
    const open = kept.find((row) => row.status === 'review');
    return {
      chars: [...first.text],
      alternatives: kept.map((row) => row.syllables.split(' ')),
      roman: first.roman,
      status: open ? open.status : first.status,
      source: first.source,
    };
  });
};

/** The registry as it is asked: longest registered text first at every position. Rows whose syllables do not match their characters are refused. */
export function readingRegistry(rows: readonly ReadingRow[], polyphones: readonly PolyphoneRow[]): ReadingRegistry {
  const byFirstChar = new Map<string, RegisteredReading[]>();
  for (const reading of registered(rows).sort((a, b) => b.chars.length - a.chars.length)) {
    if (reading.alternatives.some((syllables) => syllables.length !== reading.chars.length)) {
      throw new Error(`Reading of ${reading.chars.join('')}: one syllable for each character is needed`);
    }
    const first = reading.chars[0] ?? '';
    byFirstChar.set(first, [...(byFirstChar.get(first) ?? []), reading]);
  }
  return { byFirstChar, polyphones: new Map(polyphones.map((row) => [row.char, row.readings.split(' ')])) };
}

/** The longest registered text that begins at `at`. */
export function readingAt(
  chars: readonly string[],
  at: number,
  registry: ReadingRegistry,
): RegisteredReading | undefined {
  const candidates = registry.byFirstChar.get(chars[at] ?? '') ?? [];
  return candidates.find((reading) => reading.chars.every((char, i) => chars[at + i] === char));
}
