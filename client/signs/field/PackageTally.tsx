import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useDeferredValue } from 'react';
import { FieldOfficeApi, type PackageCounts } from '#server/signs/field/fieldApiContract.ts';
import { call } from '../../api/call.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { PackageFormState } from './packageForm.ts';
import { useFieldWords } from './words.ts';

/** What the package would hold, counted as it is put together. */
export function PackageTally({ form }: { form: Pick<PackageFormState, 'divisionCode' | 'bbox' | 'include'> }) {
  const say = useFieldWords();
  const { divisionCode, bbox, include } = useDeferredValue(form);
  const { data, error } = useQuery({
    queryKey: ['field-package-counts', divisionCode, bbox, include],
    queryFn: ({ signal }) => {
      if (divisionCode === null) throw new Error('Not asked without a division');
      return call(FieldOfficeApi.countPackage, { body: { divisionCode, bbox, include } }, { signal });
    },
    enabled: divisionCode !== null,
    placeholderData: (previous) => previous,
  });
  return (
    <section className="panel" aria-labelledby="package-counts">
      <h2 id="package-counts">{say('counts')}</h2>
      <ProblemAlert error={error} />
      {data ? <Numbers counted={data} /> : <p>{say('countsHint')}</p>}
    </section>
  );
}

function Numbers({ counted: { counts, most, fits } }: { counted: PackageCounts }) {
  const say = useFieldWords();
  const rows = [
    ['countSigns', counts.signs, most.signs],
    ['countNames', counts.names, most.names],
    ['countOrders', counts.orders, most.others],
    ['countReports', counts.reports, most.others],
    ['countMarkers', counts.markers, most.others],
    ['countLines', counts.lines, most.others],
    ['countItems', counts.items, most.others],
  ] as const;
  return (
    <div aria-live="polite">
      <dl className="field-tally">
        {rows.map(([word, n, limit]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>
              <strong>{n}</strong> {n > limit && <span className="sign-fault">{say('most', { n: limit })}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {!fits && <Alert type="error" showIcon title={say('tooMany')} />}
    </div>
  );
}
