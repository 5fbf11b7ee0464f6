import type { CountyStatistics } from '#server/naming/campaigns/campaignContract.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { useCampaignWords } from './words.ts';

const CLASSES = ['大', '洋', '怪', '重'] as const;
const COUNTS = ['kept', 'toCorrect', 'corrected', 'openTasks'] as const;
type Class = (typeof CLASSES)[number];
type Total = Omit<CountyStatistics, 'countyCode' | 'countyName'>;

const widest = (row: Total, each: Class): number => Math.max(row.classes[each], row.candidateClasses[each]);
const sum = (rows: readonly CountyStatistics[], of: (row: CountyStatistics) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

type Classes = CountyStatistics['classes'];
const classSums = (rows: readonly CountyStatistics[], of: (row: CountyStatistics) => Classes): Classes => ({
  大: sum(rows, (row) => of(row).大),
  洋: sum(rows, (row) => of(row).洋),
  怪: sum(rows, (row) => of(row).怪),
  重: sum(rows, (row) => of(row).重),
});

const totalOf = (rows: readonly CountyStatistics[]): Total => ({
  candidates: sum(rows, (row) => row.candidates),
  open: sum(rows, (row) => row.open),
  listed: sum(rows, (row) => row.listed),
  classes: classSums(rows, (row) => row.classes),
  candidateClasses: classSums(rows, (row) => row.candidateClasses),
  kept: sum(rows, (row) => row.kept),
  toCorrect: sum(rows, (row) => row.toCorrect),
  corrected: sum(rows, (row) => row.corrected),
  openTasks: sum(rows, (row) => row.openTasks),
});

/** Counts by county and class; the bar shows the share of the county with most names of that class. */
export function CountyTable({ rows }: { rows: readonly CountyStatistics[] }) {
  const say = useCampaignWords();
  const sayRule = useDetectionWords();
  if (rows.length === 0) return <p className="hint">{say('noStatistics')}</p>;
  const most = Math.max(1, ...rows.flatMap((row) => CLASSES.map((each) => widest(row, each))));
  return (
    <>
      {/* It scrolls sideways on small screens, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is a stop of the keyboard (WCAG 2.1.1) */}
      <section className="county-scroll" aria-label={say('statistics')} tabIndex={0}>
        <table className="county-table">
          <thead>
            <tr>
              <th scope="col">{say('county')}</th>
              <th scope="col">{say('candidates')}</th>
              <th scope="col">{say('open')}</th>
              <th scope="col">{say('listed')}</th>
              {CLASSES.map((each) => (
                <th key={each} scope="col" className="class-column" title={sayRule(`defect.${each}`)}>
                  {each}
                </th>
              ))}
              {COUNTS.map((count) => (
                <th key={count} scope="col">
                  {say(count)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <CountyRow key={row.countyCode} name={row.countyName} row={row} most={most} />
            ))}
          </tbody>
          {rows.length > 1 && (
            <tfoot>
              <CountyRow name={say('total')} row={totalOf(rows)} />
            </tfoot>
          )}
        </table>
      </section>
      <p className="hint">{say('statisticsHint')}</p>
    </>
  );
}

/** Without `most` no bars: a total compared with its own parts says nothing. */
function CountyRow({ name, row, most }: { name: string; row: Total; most?: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{row.candidates}</td>
      <td>{row.open}</td>
      <td>{row.listed}</td>
      {CLASSES.map((each) => (
        <td key={each} className="class-column">
          <ClassCell row={row} each={each} most={most} />
        </td>
      ))}
      {COUNTS.map((count) => (
        <td key={count}>{row[count]}</td>
      ))}
    </tr>
  );
}

/** Listed and proposed names of a class; the bar is the county's share of the largest number in the table. */
function ClassCell({ row, each, most }: { row: Total; each: Class; most: number | undefined }) {
  const say = useCampaignWords();
  const [listed, candidates] = [row.classes[each], row.candidateClasses[each]];
  const widthOf = (count: number) => ({ width: `${(count / (most ?? 1)) * 100}%` });
  return (
    <>
      <span className="visually-hidden">{say('classCell', { class: each, listed, candidates })}</span>
      <span className="class-count" aria-hidden="true">
        {listed}
        <small> / {candidates}</small>
      </span>
      {most !== undefined && (
        <span className="class-bar" aria-hidden="true">
          <span className="bar-candidates" style={widthOf(widest(row, each))} />
          <span className="bar-listed" style={widthOf(listed)} />
        </span>
      )}
    </>
  );
}
