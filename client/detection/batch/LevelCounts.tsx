import type { NameBatch } from '#server/detection/batchContract.ts';
import { Level } from '#server/detection/contract.ts';
import { LevelTag } from '../LevelTag.tsx';
import './batch.css';

/** How many names have which verdict, the gravest first. */
export function LevelCounts({ levels }: Pick<NameBatch, 'levels'>) {
  return (
    <ul className="level-counts">
      {Level.options
        .filter((level) => levels[level])
        .map((level) => (
          <li key={level}>
            <LevelTag level={level} />
            {levels[level]}
          </li>
        ))}
    </ul>
  );
}
