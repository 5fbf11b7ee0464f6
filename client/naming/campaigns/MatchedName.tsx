import type { Finding } from '#server/detection/contract.ts';
import { classedFindings } from './classedFindings.ts';
import { segmentsOf } from './segmentsOf.ts';

interface Props {
  name: string;
  findings: readonly Pick<Finding, 'span' | 'class' | 'level'>[];
}

/** A name with every character marked that brought it among the candidates. */
export function MatchedName({ name, findings }: Props) {
  const spans = classedFindings(findings).flatMap(({ span }) => (span ? [span] : []));
  return (
    <>
      {segmentsOf(name, spans).map(({ start, text, isMatched }) =>
        isMatched ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
      )}
    </>
  );
}
