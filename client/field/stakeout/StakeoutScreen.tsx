import { usePackage } from '../store/usePackage.ts';
import { Frame } from '../ui/Frame.tsx';
import { go } from '../ui/router.ts';
import { Stakeout } from './Stakeout.tsx';
import { type Target, targetsOf } from './targetsOf.ts';
import { useStakeoutWords } from './words.ts';

/** What is done where one has arrived. */
const NEXT: Record<Target['kind'], ((id: string) => string) | null> = {
  sign: (id) => `/inspect/${id}`,
  order: (id) => `/order/${id}`,
  marker: null,
};

/** Leads to one sign, piece of work or marker of the package. */
export function StakeoutScreen({ kind, id }: { kind?: string; id?: string }) {
  const say = useStakeoutWords();
  const kept = usePackage();
  const target = kept && targetsOf(kept.content).find((one) => one.kind === kind && one.id === id);
  const path = target && NEXT[target.kind]?.(target.id);
  return (
    <Frame title={target ? say('title', { name: target.title }) : say('list')} back="/map">
      {kept !== undefined && !target && <p className="empty">{say('missing')}</p>}
      {target && (
        <Stakeout
          target={target}
          {...(path ? { next: { label: say(`next.${target.kind}`), go: () => go(path) } } : {})}
        />
      )}
    </Frame>
  );
}
