import { App, Button, Progress } from 'antd';
import { useState } from 'react';
import type { CampaignDetail, CampaignScan } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { stageEndpoint } from './actionEndpoint.ts';
import { FormDialog, type FormValues } from './FormDialog.tsx';
import { STAGE_FORM, type StageFormAct } from './forms.ts';
import { useNoticeWords } from './noticeWords.ts';
import { useCampaignWords } from './words.ts';

const isStage = (act: string): act is StageFormAct => act in STAGE_FORM;

/** What may be done with the campaign now, what still stands in the way, and how far the scan is. */
export function StagePanel({ found }: { found: CampaignDetail }) {
  const say = useCampaignWords();
  const language = useLanguage();
  const [act, setAct] = useState<StageFormAct | null>(null);
  const scan = useAct(CampaignsApi.scan);
  const stages = found.acts.filter(isStage);
  const blocked = found.blockedActs.filter(({ act: name }) => name !== 'cancel');
  const mayScan = found.acts.includes('scan');
  const ahead = stages.filter((name) => name !== 'cancel');
  return (
    <section className="panel stage-panel" aria-labelledby="campaign-next">
      <h2 id="campaign-next">{say('next')}</h2>
      <ProblemAlert error={scan.error} />
      <ScanLine found={found} />
      <NoticeLine found={found} />
      {!found.own && <p>{say('countyOnly')}</p>}
      {blocked.map(({ act: name, detail, detailZh }) => (
        <p key={name} className="blocked-line">
          <span aria-hidden="true">■</span>{' '}
          {say('blockedLine', {
            act: isStage(name) ? say(`act.${name}`) : name,
            detail: language === 'en' ? detail : detailZh,
          })}
        </p>
      ))}
      {found.own && found.acts.length + blocked.length === 0 && <p>{say('nothingToDo')}</p>}
      <div className="stage-acts">
        {ahead.map((name) => (
          <Button key={name} type="primary" onClick={() => setAct(name)}>
            {say(`act.${name}`)}
          </Button>
        ))}
        {mayScan && (
          <Button
            type={found.scan ? 'default' : 'primary'}
            loading={scan.isPending}
            onClick={() => scan.mutate({ params: { id: found.id }, body: {} })}
          >
            {say(found.scan ? 'act.rescan' : 'act.scan')}
          </Button>
        )}
        {stages.includes('cancel') && (
          <Button type="text" danger onClick={() => setAct('cancel')}>
            {say('act.cancel')}
          </Button>
        )}
      </div>
      {act && <StageDialog found={found} act={act} onClose={() => setAct(null)} />}
    </section>
  );
}

function ScanLine({ found: { scan } }: { found: CampaignDetail }) {
  const say = useCampaignWords();
  if (!scan) return null;
  if (scan.state === 'failed') return <p role="status">{say('scanFailed')}</p>;
  if (scan.state === 'cancelled') return <ScanCancelled scan={scan} />;
  const { seen, total, hits, startedAt, startedBy, ruleSetVersion } = scan;
  if (scan.state === 'done') {
    const facts = { at: formatInstant(startedAt), by: startedBy, total, hits, version: ruleSetVersion };
    return <p className="hint">{say('scanned', facts)}</p>;
  }
  const line = say('scanning', { seen, total, hits });
  return (
    <div role="status" className="scan-progress">
      <p>{line}</p>
      <Progress percent={total > 0 ? Math.round((seen / total) * 100) : 0} status="active" aria-label={line} />
    </div>
  );
}

function ScanCancelled({ scan: { cancelledBy, finishedAt, seen, total } }: { scan: CampaignScan }) {
  const say = useCampaignWords();
  const counts = { seen, total };
  const line =
    cancelledBy && finishedAt
      ? say('scanCancelledBy', { ...counts, by: cancelledBy, at: formatInstant(finishedAt) })
      : say('scanCancelled', counts);
  return <p role="status">{line}</p>;
}

function NoticeLine({ found: { id, state, notice } }: { found: CampaignDetail }) {
  const say = useNoticeWords();
  const language = useLanguage();
  if (!notice) return null;
  return (
    <>
      <p>
        {say('noticeLine', { from: formatDay(notice.startsOn, language), to: formatDay(notice.endsOn, language) })}
        <span className="hint">{say('unverified')}</span>
      </p>
      {state !== 'cancelled' && (
        <p>
          <a href={`/notices/campaign/${id}`}>{say('openNotice')}</a>
        </p>
      )}
      {notice.objections > 0 && (
        <p>{say('voices', { objections: notice.objections, unanswered: notice.unanswered })}</p>
      )}
    </>
  );
}

interface DialogProps {
  found: CampaignDetail;
  act: StageFormAct;
  onClose: () => void;
}

function StageDialog({ found, act, onClose }: DialogProps) {
  const say = useCampaignWords();
  const { message } = App.useApp();
  const send = useAct(stageEndpoint(act), {
    onSuccess: () => {
      void message.success(say('done'));
      onClose();
    },
  });
  const short = (values: FormValues) =>
    new Set(STAGE_FORM[act].map(({ name }) => name).filter((name) => (values[name] ?? '').trim().length < 2));
  return (
    <FormDialog
      title={say(`act.${act}`)}
      intro={say(`intro.${act}`)}
      okText={say(`act.${act}`)}
      isDanger={act === 'cancel'}
      fields={STAGE_FORM[act]}
      say={say}
      isPending={send.isPending}
      error={send.error}
      faultsOf={short}
      onSubmit={(body) => send.mutate({ params: { id: found.id }, body, version: found.version })}
      onClose={onClose}
    />
  );
}
