import { type TopologyCheck, TopologyKind } from '#server/boundaries/topology/topologyContract.ts';
import { useTopologyWords } from './words.ts';

/** What a check found, in numbers by kind. */
export function KindCounts({ check: { totals } }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  if (!totals) return null;
  const present = TopologyKind.options.filter((kind) => totals.kinds[kind].count > 0);
  if (present.length === 0) return <span>{say('clean')}</span>;
  return <span>{present.map((kind) => `${say(`kind.${kind}`)} ${totals.kinds[kind].count}`).join(' · ')}</span>;
}
