import { App, Button, Popconfirm } from 'antd';
import {
  type ThresholdHistory,
  type ThresholdId,
  type ThresholdRow,
  ThresholdsApi,
} from '#server/exchange/thresholds/thresholdContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SideDrawer } from '../../ui/SideDrawer.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { ChangeThreshold } from './ChangeThreshold.tsx';
import { useThresholdDeskWords } from './deskWords.ts';
import { useSizeWord } from './useSizeWord.ts';
import { useSourceWord } from './useSourceWord.ts';
import { useThresholdWords } from './words.ts';

/** One size: what it decides, the way to change it, and all its rows. */
export function ThresholdDrawer({ id, onClose }: { id: ThresholdId; onClose: () => void }) {
  const say = useThresholdDeskWords();
  const language = useLanguage();
  const { data, error, refetch } = useCall(ThresholdsApi.get, { params: { id } });
  return (
    <SideDrawer title={data ? say(`part.${data.part}`) : say('title')} onClose={onClose}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock rows={6} />}
      {data && (
        <>
          <p className="size-meaning">{language === 'en' ? data.note : data.noteZh}</p>
          <History history={data} />
          {data.scopes.length > 0 ? <ChangeThreshold history={data} /> : <p className="hint">{say('readOnly')}</p>}
        </>
      )}
    </SideDrawer>
  );
}

function History({ history }: { history: ThresholdHistory }) {
  const say = useThresholdDeskWords();
  return (
    <section aria-labelledby="size-history">
      <h3 id="size-history">{say('history')}</h3>
      <ul className="size-history">
        {history.rows.map((row) => (
          <Row key={row.id} row={row} history={history} />
        ))}
      </ul>
    </section>
  );
}

const TONE: Record<ThresholdRow['state'], Tone> = {
  in_force: 'good',
  future: 'active',
  ended: 'plain',
  withdrawn: 'plain',
};

function Row({ row, history }: { row: ThresholdRow; history: ThresholdHistory }) {
  const say = useThresholdDeskWords();
  const sayStanding = useThresholdWords();
  const language = useLanguage();
  const sizeWord = useSizeWord();
  const sourceWord = useSourceWord();
  const { value, division, validFrom, validTo, state, source, reason, enteredBy, enteredAt, verified } = row;
  const [from, to] = [formatDay(validFrom, language), validTo && formatDay(validTo, language)];
  const at = (instant: string | null) => (instant ? formatInstant(instant) : '');
  const days = to ? say('fromTo', { from, to }) : say('from', { day: from });
  const entered = enteredBy === null ? say('shipped') : say('enteredBy', { by: enteredBy, at: at(enteredAt) });
  const standing = row.verifiedBy
    ? say('verifiedBy', { by: row.verifiedBy, at: at(row.verifiedAt) })
    : sayStanding(verified ? 'verified' : 'unverified');
  return (
    <li className="size-row">
      <strong>{sizeWord(value, history.unit)}</strong> {division ?? say('nation')}{' '}
      <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>
      <p>{[days, sourceWord(source)].join(' · ')}</p>
      {reason && <p>{reason}</p>}
      <p className="hint">{[entered, standing].join(' · ')}</p>
      {row.mayVerify && <Verify id={history.id} row={row} />}
    </li>
  );
}

function Verify({ id, row }: { id: ThresholdId; row: ThresholdRow }) {
  const say = useThresholdDeskWords();
  const { message } = App.useApp();
  const verify = useAct(ThresholdsApi.verify, { onSuccess: () => void message.success(say('verified')) });
  return (
    <>
      <ProblemAlert error={verify.error} />
      <Popconfirm
        title={say('verifySure')}
        okText={say('verifyYes')}
        cancelText={say('cancel')}
        onConfirm={() => verify.mutate({ params: { id }, version: row.version, body: { row: row.id } })}
      >
        <Button size="small" loading={verify.isPending}>
          {say('verify')}
        </Button>
      </Popconfirm>
    </>
  );
}
