import type { ImportRow } from '#server/exchange/imports/importContract.ts';
import { FindingText } from '../FindingLines.tsx';
import { faultyHeadings } from '../mapping.ts';
import { ScrollBox } from '../ScrollBox.tsx';
import { useStepWords } from '../stepWords.ts';

interface Props {
  label: string;
  headings: readonly string[];
  rows: readonly ImportRow[];
}

/** Rows as they stand in the file; the cells that findings speak of are marked, and the findings stand under their row. */
export function PreviewTable({ label, headings, rows }: Props) {
  const say = useStepWords();
  return (
    <ScrollBox label={label}>
      <table className="import-grid">
        <thead>
          <tr>
            <th scope="col">{say('rowNumber')}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.number} row={row} headings={headings} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Row({ row, headings }: { row: ImportRow; headings: readonly string[] }) {
  const faulty = faultyHeadings(row);
  const { number, given, findings } = row;
  return (
    <>
      <tr>
        <th scope="row">{number}</th>
        {headings.map((heading) => (
          <td key={heading} className={faulty.includes(heading) ? 'is-faulty' : undefined}>
            {faulty.includes(heading) ? <mark>{given[heading] || '␣'}</mark> : given[heading]}
          </td>
        ))}
      </tr>
      {findings.length > 0 && (
        <tr className="import-grid-findings">
          <td />
          <td colSpan={headings.length}>
            {findings.map((finding) => (
              <p key={finding.code + finding.message}>
                <FindingText finding={finding} />
              </p>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}
