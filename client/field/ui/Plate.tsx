import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { useSignWords } from './signWords.ts';

type Shown = Pick<FieldSign, 'name' | 'romanSign' | 'number' | 'type' | 'colour' | 'standardName'>;

const NUMBERED = new Set(['building', 'door_small', 'door_large']);

/**
 * How the sign should read: the standard name above, its spelling below, a number where the type has one. Drawn by rows and
 * columns and on the ground of the plate.
 */
export function Plate({ sign }: { sign: Shown }) {
  const say = useSignWords();
  const name = sign.standardName ?? sign.name;
  return (
    <div
      className={`plate ${sign.type} ${sign.colour}`}
      role="img"
      aria-label={say('plate', { name, roman: sign.romanSign, number: sign.number ?? '' })}
    >
      <span className="names">
        <span className="han">{name}</span>
        <span className="roman">{sign.romanSign}</span>
      </span>
      {NUMBERED.has(sign.type) && sign.number ? <span className="number">{sign.number}</span> : null}
    </div>
  );
}
