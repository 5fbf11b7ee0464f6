import { Alert, App } from 'antd';
import { z } from 'zod';
import { SupervisionApi } from '#server/naming/supervision/contract.ts';
import { MatterActBodies, type MatterActName, MatterDetail } from '#server/naming/supervision/matterContract.ts';
import { endpoint } from '#server/platform/contract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { FormDialog } from '../campaigns/FormDialog.tsx';
import { useToday } from '../useToday.ts';
import { actBody } from './actBody.ts';
import { fieldsOf, firstOf } from './actFields.ts';
import { useSupervisionWords } from './words.ts';

/** The endpoint of an act with the body left open: the form has parsed it by the contract already. */
const actEndpoint = (act: MatterActName) => {
  const { path, summary, permission } = SupervisionApi[act];
  return endpoint({
    ...{ method: 'post', path, summary, permission, jurisdiction: 'supervision-matter' },
    params: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
    reply: MatterDetail,
  });
};

interface Props {
  found: MatterDetail;
  act: MatterActName;
  onClose: () => void;
}

/** One act on a matter; whoever comes second is told so and loses nothing that was typed. */
export function MatterActDialog({ found, act, onClose }: Props) {
  const say = useSupervisionWords();
  const today = useToday();
  const language = useLanguage();
  const { message } = App.useApp();
  const { data: law } = useCall(SupervisionApi.law, {});
  const send = useAct(actEndpoint(act), {
    onSuccess: () => {
      void message.success(say('done'));
      onClose();
    },
  });
  if (today === undefined || law === undefined) return null;
  const measures = law.measures
    .filter(({ code }) => found.measureKinds.includes(code))
    .map(({ code, labelZh, labelEn }) => ({ value: code, label: language === 'en' ? labelEn : labelZh }));
  const capacities = found.liability.fineOn.map((value) => ({ value, label: say(`capacity.${value}`) }));
  const fields = fieldsOf(act, { found, measures, capacities });
  const isStale = send.error instanceof ApiProblem && send.error.status === 412;
  return (
    <FormDialog
      title={`${say(`act.${act}`)}：${found.subjectName}`}
      intro={
        <>
          {act.endsWith('Penalty') && <p>{say('penaltyHint')}</p>}
          {isStale && <Alert type="warning" showIcon role="alert" title={say('stale')} />}
        </>
      }
      okText={say(`act.${act}`)}
      fields={fields}
      say={say}
      first={firstOf(fields, today)}
      isPending={send.isPending}
      error={isStale ? null : send.error}
      faultsOf={(values) => {
        const outcome = actBody(MatterActBodies[act], values);
        return 'faults' in outcome ? outcome.faults : new Set();
      }}
      onSubmit={(values) => {
        const outcome = actBody(MatterActBodies[act], values);
        if ('body' in outcome) send.mutate({ params: { id: found.id }, body: outcome.body, version: found.version });
      }}
      onClose={onClose}
    />
  );
}
