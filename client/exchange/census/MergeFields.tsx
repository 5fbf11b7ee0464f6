import { Radio } from 'antd';
import type { CensusRecord } from '#server/exchange/census/censusContract.ts';
import { Field } from '../../ui/Field.tsx';
import type { ActFields } from './actForm.ts';
import { useActWords } from './actWords.ts';

/** Which place of the register the record is about, among those shown beside it. */
export function MergeFields({ record, values, change, faults }: ActFields & { record: CensusRecord }) {
  const say = useActWords();
  const places = record.matches.filter(({ status }) => status !== 'reserved');
  if (places.length === 0) return <p className="hint">{say('noPlace')}</p>;
  return (
    <Field label={say('place')} required error={faults.has('placeId') ? say('needed') : undefined}>
      {({ id }) => (
        <Radio.Group
          id={id}
          className="census-radio-lines"
          aria-label={say('place')}
          value={values.placeId}
          onChange={({ target }) => change({ placeId: String(target.value) })}
          options={places.map(({ placeId, name, divisionName }) => ({
            value: placeId,
            label: `${name}（${divisionName}）`,
          }))}
        />
      )}
    </Field>
  );
}
