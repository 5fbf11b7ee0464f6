import { Link } from 'react-router';
import type { LineId } from '#server/boundaries/contract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import type { MarkerId } from '#server/boundaries/markers/markerContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { IncidentStateTag } from './IncidentTags.tsx';
import { useIncidentWords } from './words.ts';
import './incidents.css';

interface Props {
  line: LineId;
  /** Only those of this marker. */
  marker?: MarkerId;
  /** False where nothing more is reported, as of an ended line. */
  isOpen?: boolean;
}

/** The latest incidents of a line or marker, and the way to report one. */
export function LineIncidents({ line, marker, isOpen = true }: Props) {
  const say = useIncidentWords();
  const may = useMay();
  const language = useLanguage();
  const of = marker ? { marker } : { line };
  const { data } = useCall(IncidentsApi.listIncidents, { query: { ...of, limit: 5 } });
  const address = marker ? `line=${line}&marker=${marker}` : `line=${line}`;
  return (
    <section className="panel" aria-labelledby="line-incidents">
      <h2 id="line-incidents">{say('incidents')}</h2>
      {data?.items.length === 0 && <p className="hint">{say('noIncidents')}</p>}
      <ul className="incident-list">
        {(data?.items ?? []).map(({ id, kind, foundOn, state }) => (
          <li key={id}>
            <Link to={`/incidents/${id}`}>{language === 'zh-CN' ? kind.labelZh : kind.label}</Link>{' '}
            {formatDay(foundOn, language)} <IncidentStateTag state={state} />
          </li>
        ))}
      </ul>
      <div className="incident-acts">
        {isOpen && may('incidents.report') && <LinkButton to={`/incidents/new?${address}`}>{say('report')}</LinkButton>}
        {data?.next && <Link to={`/incidents?${marker ? `marker=${marker}` : `line=${line}`}`}>{say('all')}</Link>}
      </div>
    </section>
  );
}
