import { Timeline } from 'antd';
import type { CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import type { STAGE_FORM } from './forms.ts';
import { useCampaignWords } from './words.ts';

type Step = CampaignDetail['steps'][number];
const OTHERS = ['create', 'scan'] as const;
const STAGES = [
  'beginSurvey',
  'beginReview',
  'beginNotice',
  'beginCorrection',
  'beginConsolidation',
  'close',
  'cancel',
] as const satisfies readonly (keyof typeof STAGE_FORM)[];

/** Who moved the campaign when and why; the latest first. */
export function CampaignLog({ steps }: { steps: readonly Step[] }) {
  const say = useCampaignWords();
  const wordOf = (act: string): string => {
    const known = STAGES.find((stage) => stage === act) ?? OTHERS.find((other) => other === act);
    return known ? say(`act.${known}`) : act;
  };
  if (steps.length === 0) return <p className="hint">{say('noSteps')}</p>;
  return (
    <div className="panel">
      <Timeline
        items={steps
          .toReversed()
          .map((step) => ({ key: step.id, content: <Entry step={step} done={wordOf(step.act)} /> }))}
      />
    </div>
  );
}

/** One entry of a log, of a campaign or of a listed name. */
export function Entry({ step, done }: { step: Step; done: string }) {
  return (
    <div>
      <strong>{done}</strong>
      <div className="hint">
        <time dateTime={step.at}>{formatInstant(step.at)}</time> · {step.organisation} {step.actor}
      </div>
      {step.reason && <p className="prose">{step.reason}</p>}
    </div>
  );
}
