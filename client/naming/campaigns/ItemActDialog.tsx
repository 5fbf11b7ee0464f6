import { Alert, App } from 'antd';
import type { ItemDetail } from '#server/naming/campaigns/itemContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct } from '../../api/query.ts';
import { useToday } from '../useToday.ts';
import { itemEndpoint } from './actionEndpoint.ts';
import { CorrectionAdvice } from './CorrectionAdvice.tsx';
import { FormDialog, type FormValues } from './FormDialog.tsx';
import { ITEM_FORM, type ItemFormAct } from './forms.ts';
import { itemBody } from './itemBody.ts';
import { useItemWords } from './itemWords.ts';
import { useCampaignWords } from './words.ts';

interface Props {
  found: ItemDetail;
  act: ItemFormAct;
  onClose: () => void;
}

/** What is known already stands in the form: an earlier survey, the place, the next open task, today. */
function firstValues({ act, found }: Omit<Props, 'onClose'>, today: string): FormValues {
  const openTask = found.tasks.find(({ outcome }) => outcome === null)?.kind ?? '';
  const first: Record<ItemFormAct, FormValues> = {
    survey: {
      origin: found.origin ?? '',
      cause: found.cause ?? '',
      difficulty: found.difficulty ?? '',
      note: found.surveyNote ?? '',
      surveyedOn: found.surveyedOn ?? today,
    },
    review: { givenOn: today },
    propose: { proposal: found.proposal ?? '', text: found.proposalText ?? '' },
    strike: {},
    decide: {},
    correct: { location: found.location ?? found.divisionName },
    refer: {},
    followUp: { kind: openTask, outcome: 'done', doneOn: today },
  };
  return first[act];
}

/** One act on a listed name; whoever comes second is told so and loses nothing that was typed. */
export function ItemActDialog({ found, act, onClose }: Props) {
  const say = useItemWords();
  const sayCampaign = useCampaignWords();
  const today = useToday();
  const { message } = App.useApp();
  const send = useAct(itemEndpoint(act), {
    onSuccess: () => {
      void message.success(sayCampaign('done'));
      onClose();
    },
  });
  if (today === undefined) return null;
  const isStale = send.error instanceof ApiProblem && send.error.status === 412;
  return (
    <FormDialog
      title={`${say(`act.${act}`)}：${found.name}`}
      intro={
        <>
          <p>{say(`intro.${act}`)}</p>
          {isStale && <Alert type="warning" showIcon role="alert" title={say('stale')} />}
        </>
      }
      {...(act === 'correct'
        ? { advice: (values, put) => <CorrectionAdvice found={found} values={values} put={put} /> }
        : {})}
      okText={say(`act.${act}`)}
      isDanger={act === 'strike'}
      fields={ITEM_FORM[act]}
      say={say}
      first={firstValues({ act, found }, today)}
      isPending={send.isPending}
      error={isStale ? null : send.error}
      faultsOf={(values) => {
        const outcome = itemBody(act, values);
        return 'faults' in outcome ? outcome.faults : new Set();
      }}
      onSubmit={(values) => {
        const outcome = itemBody(act, values);
        if ('body' in outcome) send.mutate({ params: { id: found.id }, body: outcome.body, version: found.version });
      }}
      onClose={onClose}
    />
  );
}
