/** A text with one stretch of it marked: UTF-16 offsets, end exclusive. */
export function MatchedText({ text, span }: { text: string; span: { start: number; end: number } | null }) {
  if (!span || span.end <= span.start) return <>{text}</>;
  return (
    <>
      {text.slice(0, span.start)}
      <mark>{text.slice(span.start, span.end)}</mark>
      {text.slice(span.end)}
    </>
  );
}
