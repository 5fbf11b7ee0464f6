import { type ClockCounts, ClockMeasure, StatisticsApi } from '#server/naming/statistics/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useUiWords } from '../../ui/words.ts';
import type { Period } from './address.ts';
import { CountLink } from './CountLink.tsx';
import { Loaded } from './Loaded.tsx';
import { StatisticsTable } from './StatisticsTable.tsx';
import { useStatisticsWords } from './words.ts';

/** How long each legal period really took, against its limit. */
export function ClockTable({ caption, period }: { caption: string; period: Period }) {
  const say = useStatisticsWords();
  const sayUi = useUiWords();
  const inEnglish = useLanguage() === 'en';
  const reply = useCall(StatisticsApi.clocks, { query: period }, { keepPrevious: true });
  const rows = reply.data?.rows ?? [];
  const spread = (
    <>
      {say('spread')} <span className="visually-hidden">{say('spreadLegend')}</span>
    </>
  );
  return (
    <Loaded reply={reply} isEmpty={rows.length === 0}>
      <StatisticsTable
        caption={caption}
        head={[
          ...[caption, say('limit')],
          ...ClockMeasure.options.slice(0, 3).map((measure) => say(`measure.${measure}`)),
          ...[say('share'), say('median'), say('p90'), spread],
          ...ClockMeasure.options.slice(3).map((measure) => say(`measure.${measure}`)),
        ]}
        rows={rows.map((clock) => {
          const row = inEnglish ? clock.labelEn : clock.label;
          const limit = sayUi(clock.unit === 'day' ? 'days' : 'workingDays', { n: clock.length });
          const link = (measure: ClockMeasure) => (
            <CountLink
              key={measure}
              count={clock.counts[measure]}
              cell={{ measure, key: clock.key, row }}
              period={period}
            />
          );
          const name = clock.verified ? row : `${row}（${say('unverified')}）`;
          return {
            key: clock.key,
            cells: [
              ...[name, limit, ...ClockMeasure.options.slice(0, 3).map(link)],
              ...[
                shareOf(clock) ?? say('noValue'),
                clock.medianDays ?? say('noValue'),
                clock.p90Days ?? say('noValue'),
              ],
              ...[<Spread key="spread" clock={clock} />, ...ClockMeasure.options.slice(3).map(link)],
            ],
          };
        })}
      />
      <p className="hint">{say('spreadLegend')}</p>
    </Loaded>
  );
}

const shareOf = ({ counts }: ClockCounts): string | null =>
  counts.ended === 0 ? null : `${Math.round((counts.within / counts.ended) * 1000) / 10}%`;

const WIDTH = 120;
// The limit stands at two thirds: what is over it up to half as much again is in sight, more stands at the edge.
const placeOf = (days: number, limit: number): number => Math.min((days / limit) * (WIDTH * (2 / 3)), WIDTH - 5);

/** The same numbers on a scale in which every limit stands at the same place. */
function Spread({ clock: { medianDays, p90Days, length } }: { clock: ClockCounts }) {
  if (medianDays === null || p90Days === null) return null;
  const [median, p90] = [placeOf(medianDays, length), placeOf(p90Days, length)];
  return (
    <svg className="spread" width={WIDTH} height={20} viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
      <line x1={0} x2={WIDTH} y1={10} y2={10} className="spread-scale" />
      <line x1={median} x2={p90} y1={10} y2={10} className="spread-range" />
      <line x1={(WIDTH * 2) / 3} x2={(WIDTH * 2) / 3} y1={1} y2={19} className="spread-limit" />
      <circle cx={p90 + 4} cy={10} r={4} className="spread-p90" />
      <circle cx={median + 4} cy={10} r={4} className="spread-median" />
    </svg>
  );
}
