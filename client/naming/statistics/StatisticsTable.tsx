import type { ReactNode } from 'react';

interface Props {
  /** What the table shows; heads it on paper too. */
  caption: string;
  head: readonly ReactNode[];
  /** Each row begins with its name. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  foot?: readonly ReactNode[];
}

/** A plain table of numbers that scrolls sideways where it has no room. */
export function StatisticsTable({ caption, head, rows, foot }: Props) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is a stop of the keyboard (WCAG 2.1.1) */}
      <section className="statistics-scroll" aria-label={caption} tabIndex={0}>
        <table className="statistics-table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and do not move
                <th key={i} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <Row key={key} cells={cells} />
            ))}
          </tbody>
          {foot && (
            <tfoot>
              <Row cells={foot} />
            </tfoot>
          )}
        </table>
      </section>
    </>
  );
}

function Row({ cells: [name, ...cells] }: { cells: readonly ReactNode[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and do not move
        <td key={i}>{cell}</td>
      ))}
    </tr>
  );
}
