import { type CaseMeasure, type Grouping, StatisticsApi } from '#server/naming/statistics/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import type { Period } from './address.ts';
import { CountLink } from './CountLink.tsx';
import { Loaded } from './Loaded.tsx';
import { StatisticsTable } from './StatisticsTable.tsx';
import { useStatisticsWords } from './words.ts';

interface Props {
  caption: string;
  by: Grouping;
  measures: readonly CaseMeasure[];
  period: Period;
}

/** Numbers of cases by one grouping, with their total: the rows have no case in common. */
export function CaseCountTable({ caption, by, measures, period }: Props) {
  const say = useStatisticsWords();
  const inEnglish = useLanguage() === 'en';
  const reply = useCall(StatisticsApi.cases, { query: { ...period, by } }, { keepPrevious: true });
  const rows = reply.data?.rows ?? [];
  const total = (measure: CaseMeasure) => rows.reduce((all, { counts }) => all + counts[measure], 0);
  return (
    <Loaded reply={reply} isEmpty={rows.length === 0}>
      <StatisticsTable
        caption={caption}
        head={[say(`row.${by}`), ...measures.map((measure) => say(`measure.${measure}`))]}
        rows={rows.map(({ key, label, labelEn, counts }) => {
          const row = inEnglish ? labelEn : label;
          const cellOf = (measure: CaseMeasure) => (
            <CountLink key={measure} count={counts[measure]} cell={{ measure, by, key, row }} period={period} />
          );
          return { key, cells: [row, ...measures.map(cellOf)] };
        })}
        foot={[
          say('total'),
          ...measures.map((measure) => (
            <CountLink key={measure} count={total(measure)} cell={{ measure }} period={period} />
          )),
        ]}
      />
    </Loaded>
  );
}
