import { OfficerMeasure, StatisticsApi } from '#server/naming/statistics/contract.ts';
import { useCall } from '../../api/query.ts';
import type { Period } from './address.ts';
import { CountLink } from './CountLink.tsx';
import { Loaded } from './Loaded.tsx';
import { StatisticsTable } from './StatisticsTable.tsx';
import { useStatisticsWords } from './words.ts';

/** How many cases each officer dealt with, by what he did. No total: a case of two officers is in two rows. */
export function OfficerTable({ caption, period }: { caption: string; period: Period }) {
  const say = useStatisticsWords();
  const reply = useCall(StatisticsApi.officers, { query: period }, { keepPrevious: true });
  const rows = reply.data?.rows ?? [];
  return (
    <Loaded reply={reply} isEmpty={rows.length === 0}>
      <StatisticsTable
        caption={caption}
        head={[caption, say('office'), ...OfficerMeasure.options.map((measure) => say(`measure.${measure}`))]}
        rows={rows.map(({ key, label, office, counts }) => ({
          key,
          cells: [
            ...[label, <span key="office">{office}</span>],
            ...OfficerMeasure.options.map((measure) => (
              <CountLink key={measure} count={counts[measure]} cell={{ measure, key, row: label }} period={period} />
            )),
          ],
        }))}
      />
    </Loaded>
  );
}
