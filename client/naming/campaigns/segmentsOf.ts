export interface Segment {
  /** Where it begins in the name, in UTF-16 units. */
  start: number;
  text: string;
  isMatched: boolean;
}

/** Cuts a name into matched and other stretches; overlapping spans become one. UTF-16 offsets, end exclusive. */
export function segmentsOf(text: string, spans: readonly { start: number; end: number }[]): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const isMatched = spans.some(({ start, end }) => at >= start && at < end);
    const last = segments.at(-1);
    if (last?.isMatched === isMatched) last.text += text.charAt(at);
    else segments.push({ start: at, text: text.charAt(at), isMatched });
  }
  return segments;
}
