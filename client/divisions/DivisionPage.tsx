import { Link, useParams } from 'react-router';
import { type DivisionHistory, DivisionHistoryApi } from '#server/divisions/changeContract.ts';
import type { Division } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { useMay, useSession } from '../api/session.ts';
import { MapView } from '../map/MapView.tsx';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { DivisionEvents } from './DivisionEvents.tsx';
import { DivisionSheets } from './DivisionSheets.tsx';
import { useDivisionWords } from './words.ts';
import '../ui/listPage.css';
import './divisions.css';

const LAYERS = ['divisions', 'division-labels'] as const;

/** The division an address names, by any code that it ever had. */
export function DivisionPage() {
  const say = useDivisionWords();
  const code = DivisionCode.safeParse(useParams().code);
  if (!code.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/divisions">{say('back')}</Link>
      </p>
    );
  }
  return <OpenDivision key={code.data} code={code.data} />;
}

function OpenDivision({ code }: { code: DivisionCode }) {
  const { data, error, refetch } = useCall(DivisionHistoryApi.history, { params: { code } });
  const [latest] = data?.rows ?? [];
  if (data && latest) return <DivisionCard history={data} latest={latest} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function DivisionCard({ history, latest }: { history: DivisionHistory; latest: Division }) {
  const say = useDivisionWords();
  const language = useLanguage();
  const may = useMay();
  const own = useSession().data?.organisation.divisionCode.replace(/(00)+$/, '');
  const ended = latest.validTo !== null;
  const isPrinted = may('boundaries.read') && !ended && own !== undefined && latest.code.startsWith(own);
  return (
    <>
      <nav className="crumb">
        <Link to={latest.parentCode ? `/divisions?parent=${latest.parentCode}` : '/divisions'}>{say('back')}</Link>
      </nav>
      <PageHeader
        title={latest.path || latest.name}
        tags={ended && <StatusTag tone="warning">{say('codeEnded')}</StatusTag>}
        lead={`${latest.type} · ${latest.code}`}
        actions={isPrinted && <DivisionSheets code={latest.code} />}
      />
      <section className="panel" aria-labelledby="division-facts">
        <h2 id="division-facts">{say('history')}</h2>
        <DefinitionList
          items={[
            { term: say('superior'), value: latest.parentCode },
            { term: say('entrusted'), value: latest.entrustedCode },
            { term: say('seat'), value: seatWords(latest) ?? say('notRecorded') },
            { term: say('approval'), value: latest.approvalDocument },
          ]}
        />
        {latest.bbox && (
          <MapView
            label={say('mapOf', { name: latest.name, day: formatDay(latest.validFrom, language) })}
            at={ended ? latest.validFrom : undefined}
            layers={LAYERS}
            bounds={latest.bbox}
            height="320px"
            hideTable
          />
        )}
      </section>
      <CodesInTime history={history} />
      <section className="panel" aria-labelledby="division-events">
        <h2 id="division-events">{say('events')}</h2>
        {history.events.length === 0 ? (
          <p className="hint">{say('noEvents')}</p>
        ) : (
          <DivisionEvents events={history.events} />
        )}
      </section>
      <Periods rows={history.rows} />
    </>
  );
}

/** Where its government sits: in words, in which division, at which point. */
function seatWords({ seat, seatCode, seatPoint }: Division): string | null {
  if (seat === null) return null;
  const point = seatPoint?.map((angle) => angle.toFixed(5)).join(', ');
  return [seat, seatCode && `（${seatCode}）`, point].filter(Boolean).join(' ');
}

function CodesInTime({ history }: { history: DivisionHistory }) {
  const say = useDivisionWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="division-codes">
      <h2 id="division-codes">{say('codes')}</h2>
      <DefinitionList
        items={history.codes.map(({ code, from, to }) => ({
          term: code,
          value:
            to === null
              ? say('codeOpen', { from: formatDay(from, language) })
              : `${say('codeSpan', { from: formatDay(from, language), to: formatDay(to, language) })}；${say('codeEnded')}`,
        }))}
      />
    </section>
  );
}

function Periods({ rows }: { rows: readonly Division[] }) {
  const say = useDivisionWords();
  const language = useLanguage();
  const spanOf = ({ validFrom, validTo }: Division) =>
    validTo === null
      ? say('open_ended', { from: formatDay(validFrom, language) })
      : say('until', { from: formatDay(validFrom, language), to: formatDay(validTo, language) });
  return (
    <section className="panel" aria-labelledby="division-periods">
      <h2 id="division-periods">{say('periods')}</h2>
      <ul className="division-periods">
        {rows.map((row) => (
          <li key={row.validFrom}>
            {spanOf(row)}：{row.path || row.name}（<span className="division-code">{row.code}</span>）{' '}
            <Link to={`/divisions?parent=${row.parentCode ?? row.code}&at=${row.validFrom}`}>
              {formatDay(row.validFrom, language)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
