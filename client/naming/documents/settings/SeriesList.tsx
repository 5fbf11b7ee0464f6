import { Button } from 'antd';
import { useState } from 'react';
import { type DocumentSeries, DocumentsApi } from '#server/naming/documents/contract.ts';
import { useCall } from '../../../api/query.ts';
import { useMay } from '../../../api/session.ts';
import { LoadingBlock } from '../../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { NewSeries } from './NewSeries.tsx';
import { SeriesDialog } from './SeriesDialog.tsx';
import { Verified } from './Verified.tsx';
import { useSettingsWords } from './words.ts';

/** The letters of each organ with the last number of each year and the next one. */
export function SeriesList() {
  const say = useSettingsWords();
  const { data, error, refetch } = useCall(DocumentsApi.series, {});
  const mayAdd = useMay()('admin.settings');
  const [edited, setEdited] = useState<DocumentSeries | null>(null);
  const organs = [...new Set(data?.map(({ organisation }) => organisation))];
  return (
    <section className="panel" aria-labelledby="series-title">
      <div className="settings-title">
        <h2 id="series-title" className="panel-title">
          {say('series')}
        </h2>
        {mayAdd && <NewSeries />}
      </div>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingBlock rows={5} />}
      {data?.length === 0 && <p className="hint">{say('noSeries')}</p>}
      {organs.map((organ) => (
        <div key={organ} className="block">
          <h3 className="settings-organ">{organ}</h3>
          <ul className="settings-list">
            {data
              ?.filter(({ organisation }) => organisation === organ)
              .map((series) => (
                <SeriesRow key={series.purpose} series={series} onChange={() => setEdited(series)} />
              ))}
          </ul>
        </div>
      ))}
      {edited && <SeriesDialog series={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function SeriesRow({ series, onChange }: { series: DocumentSeries; onChange: () => void }) {
  const say = useSettingsWords();
  const mayChange = useMay()('admin.settings');
  const { purpose, letters, years, nextNo, source, verified, organisation } = series;
  const last = years.map(({ year, lastNo }) => say('last', { year, no: lastNo }));
  const numbers = [...(last.length > 0 ? last : [say('unused')]), say('next', { no: nextNo })];
  return (
    <li className="settings-row">
      <div>
        <div className="settings-head">
          <strong>{letters}</strong>
          <span>{say(`purpose.${purpose}`)}</span>
          <Verified is={verified} />
        </div>
        <p className="settings-numbers">
          {numbers.map((number) => (
            <span key={number}>{number}</span>
          ))}
        </p>
        <p className="hint">{say('source', { source })}</p>
      </div>
      {mayChange && (
        <Button
          size="small"
          onClick={onChange}
          aria-label={say('actFor', { act: say('change'), kind: `${organisation} ${letters}` })}
        >
          {say('change')}
        </Button>
      )}
    </li>
  );
}
