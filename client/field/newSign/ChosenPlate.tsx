import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { useNewSignWords } from './words.ts';
import './newSign.css';

interface Props {
  label: string;
  /** The sign, where the package has it. */
  sign: FieldSign | null;
  id: string | null;
  onScan: () => void;
}

/** A plate that was read or chosen, and reading another. */
export function ChosenPlate({ label, sign, id, onScan }: Props) {
  const say = useNewSignWords();
  return (
    <section aria-label={label} className="chosen-place">
      <p>
        {label}
        {sign && (
          <>
            <strong>
              {sign.name}
              {sign.number}
            </strong>
            <span>{sign.romanSign}</span>
          </>
        )}
        {!sign && id !== null && <strong>{say('provedElsewhere', { id: id.slice(-6) })}</strong>}
        {id === null && <span>{say('notRead')}</span>}
      </p>
      <button type="button" className="small" onClick={onScan}>
        {say(id === null ? 'scan' : 'scanOther')}
      </button>
    </section>
  );
}
