import { Radio } from 'antd';
import { SignStatus } from '#server/signs/contract.ts';
import type { Conflict, ConflictField } from '#server/signs/field/fieldApiContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { useSignWords } from '../words.ts';
import { useConflictWords } from './conflictWords.ts';

export type Choices = Partial<Record<ConflictField, 'register' | 'device'>>;
type Row = Conflict['fields'][number];

interface Props {
  conflict: Conflict;
  choices: Choices;
  onChoose: (field: ConflictField, take: 'register' | 'device') => void;
}

/** What the phone saw, what the register has now and what the phone wants, side by side; one below the other on a phone. */
export function ConflictTable({ conflict, choices, onChoose }: Props) {
  const say = useConflictWords();
  const shownOf = useValues();
  const { fields, changed } = conflict;
  if (fields.length === 0) return null;
  const by = changed && say('changedBy', { by: changed.by, at: formatInstant(changed.at) });
  return (
    <table className="conflict-table">
      <thead className="head-of-blocks">
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('phoneSaw')}</th>
          <th scope="col">{say('registerNow')}</th>
          <th scope="col">{say('phoneWants')}</th>
          <th scope="col">{say('settle')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((row) => (
          <tr key={row.field} className={row.isOpen ? 'is-open' : undefined}>
            <th scope="row">{say(`field.${row.field}`)}</th>
            <td data-label={say('phoneSaw')}>{shownOf(row.field, row.base)}</td>
            <td data-label={say('registerNow')}>
              {shownOf(row.field, row.now)}
              {row.isOpen && by && <div className="field-help">{by}</div>}
            </td>
            <td data-label={say('phoneWants')}>{shownOf(row.field, row.wanted)}</td>
            <td data-label={say('settle')}>
              {row.isOpen ? (
                <Radio.Group
                  aria-label={say(`field.${row.field}`)}
                  value={choices[row.field] ?? null}
                  onChange={({ target }) => onChoose(row.field, target.value === 'device' ? 'device' : 'register')}
                  options={[
                    { value: 'register', label: say('keepRegister') },
                    { value: 'device', label: say('takePhone') },
                  ]}
                />
              ) : (
                say('onlyPhone')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MOUNTINGS = ['post', 'wall', 'column'] as const;

function useValues() {
  const say = useSignWords();
  return (field: ConflictField, value: Row['now']): string => {
    if (typeof value !== 'string') return value.map((degrees) => degrees.toFixed(6)).join(', ');
    const status = SignStatus.safeParse(value);
    if (field === 'status' && status.success) return say(`status.${status.data}`);
    const mounting = MOUNTINGS.find((one) => one === value);
    return field === 'mounting' && mounting ? say(`mounting.${mounting}`) : value;
  };
}
