import { Button } from 'antd';
import { z } from 'zod';
import { Day } from '#server/platform/contract.ts';
import {
  IndicatorQuery,
  type IndicatorRow,
  type Indicators,
  IndicatorsApi,
  type Share,
} from '#server/signs/indicators/indicatorContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { dayOf } from '../../ui/dayOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { WorkTabs } from '../orders/WorkTabs.tsx';
import { useIndicatorWords } from './words.ts';
import '../../ui/listPage.css';
import './indicators.css';

const Period = z.strictObject({ from: Day.optional(), to: Day.optional() });

/** The indicators of signs by county, for a period that begins with the year unless another is chosen. */
export function IndicatorsPage() {
  const say = useIndicatorWords();
  const now = useFacts()?.now;
  return (
    <>
      <WorkTabs />
      {now ? <OfPeriod today={dayOf(now)} /> : <PageHeader title={say('title')} lead={say('lead')} />}
    </>
  );
}

function OfPeriod({ today }: { today: string }) {
  const say = useIndicatorWords();
  const { filter, change } = useAddressFilter(Period, {});
  const period = { from: filter.from ?? `${today.slice(0, 4)}-01-01`, to: filter.to ?? today };
  const isPeriod = IndicatorQuery.safeParse(period).success;
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          isPeriod && (
            <Button href={urlOf(IndicatorsApi.indicatorWorkbook, { query: period })} download>
              {say('xlsx')}
            </Button>
          )
        }
      />
      <search className="list-filters" aria-label={say('from')}>
        <Field label={say('from')}>
          {({ id }) => (
            <DayPicker id={id} value={period.from} onChange={(from) => change({ from: from ?? undefined })} />
          )}
        </Field>
        <Field label={say('to')} error={isPeriod ? undefined : say('wrongPeriod')}>
          {({ id }) => <DayPicker id={id} value={period.to} onChange={(to) => change({ to: to ?? undefined })} />}
        </Field>
      </search>
      {isPeriod && <Counted period={period} />}
    </>
  );
}

function Counted({ period }: { period: { from: string; to: string } }) {
  const say = useIndicatorWords();
  const { data, error, refetch } = useCall(IndicatorsApi.indicators, { query: period }, { keepPrevious: true });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={6} />;
  if (data.rows.length === 0)
    return (
      <EmptyState text={say('empty')}>
        <p className="empty-hint">{say('emptyHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <IndicatorTable indicators={data} />
      <Definitions indicators={data} />
    </>
  );
}

function IndicatorTable({ indicators: { definitions, rows, total } }: { indicators: Indicators }) {
  const say = useIndicatorWords();
  const isChinese = useLanguage() === 'zh-CN';
  const cells = ({ shares }: IndicatorRow) =>
    definitions.map(({ code, unit, label, labelZh }) => (
      <td key={code} data-label={isChinese ? labelZh : label}>
        <Value share={shares[code]} unit={unit} />
      </td>
    ));
  return (
    <table className="indicator-table panel" aria-label={say('title')}>
      <thead className="head-of-blocks">
        <tr>
          <th scope="col">{say('county')}</th>
          {definitions.map(({ code, label, labelZh }) => (
            <th key={code} scope="col">
              {isChinese ? labelZh : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{row.name}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('total')}</th>
          {cells(total)}
        </tr>
      </tfoot>
    </table>
  );
}

function Value({ share: { numerator, denominator, value }, unit }: { share: Share; unit: 'share' | 'days' }) {
  const say = useIndicatorWords();
  const text = unit === 'share' ? (value ?? 0) * 100 : (value ?? 0);
  return (
    <>
      <strong>{value === null ? say('nothing') : say(unit, { n: text.toFixed(1) })}</strong>
      <span className="hint">{say('parts', { n: Number(numerator.toFixed(1)), m: denominator })}</span>
    </>
  );
}

function Definitions({ indicators: { definitions, asOf, from, to } }: { indicators: Indicators }) {
  const say = useIndicatorWords();
  const language = useLanguage();
  const isChinese = language === 'zh-CN';
  const day = (given: string) => formatDay(given, language);
  const when = { day: say('ofDay', { day: day(asOf) }), period: say('ofPeriod', { from: day(from), to: day(to) }) };
  return (
    <section className="panel" aria-labelledby="definitions">
      <h2 id="definitions">{say('definitions')}</h2>
      <DefinitionList
        items={definitions.map(({ label, labelZh, definition, definitionZh, of }) => ({
          term: isChinese ? labelZh : label,
          value: `${isChinese ? definitionZh : definition} · ${when[of]}`,
          wide: true,
        }))}
      />
    </section>
  );
}
