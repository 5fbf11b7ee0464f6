import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { Dispute, DisputesApi } from '#server/disputes/contract.ts';
import type { DisputeActName } from '#server/disputes/procedure/actContract.ts';
import { DisputeActsApi, type Procedure } from '#server/disputes/procedure/procedureContract.ts';
import { endpoint } from '#server/platform/contract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct } from '../../api/query.ts';
import { useToday } from '../../naming/useToday.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDisputeWords } from '../words.ts';
import { ActFieldItem } from './ActFieldItem.tsx';
import { type Answers, actBody } from './actBody.ts';
import { ACT_FIELDS } from './actFields.ts';
import { useProcedureWords } from './words.ts';

/** The endpoint of an act with the body left open: the form has parsed it by the contract already. */
const actEndpoint = (act: DisputeActName) => {
  const { path, summary, permission } = DisputeActsApi[act];
  return endpoint({
    ...{ method: 'post', path, summary, permission, jurisdiction: 'dispute' },
    params: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
    reply: Dispute,
  });
};

interface Props {
  dispute: Dispute;
  procedure: Procedure;
  act: DisputeActName;
  onClose: () => void;
}

/** One act: the rule it stands on, what it asks, and why it was refused. */
export function ActDialog({ dispute, procedure, act, onClose }: Props) {
  const sayDispute = useDisputeWords();
  const say = useProcedureWords();
  const today = useToday();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(true);
  const [typed, setTyped] = useState<Answers>({});
  const send = useAct(actEndpoint(act), {
    onSuccess: (reply) => {
      // The next act is at once at the version that this one left.
      client.setQueryData([DisputesApi.get.method, DisputesApi.get.path, { params: { id: dispute.id } }], reply);
      void message.success(say('done'));
      setOpen(false);
    },
  });
  const answers = { ...firstAnswers(act, procedure, today), ...typed };
  const body = actBody(act, answers);
  const fields = ACT_FIELDS[act];
  return (
    <Modal
      open={isOpen}
      title={sayDispute(`act.${act}`)}
      width={720}
      mask={{ closable: false }}
      okText={sayDispute(`act.${act}`)}
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: body === undefined }}
      onOk={() => body && send.mutate({ params: { id: dispute.id }, version: dispute.version, body })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <Basis act={act} procedure={procedure} />
      <ProblemAlert error={send.error} shownElsewhere={fields.map(({ name }) => `/${name}`)} />
      <div className="dispute-form">
        {fields.map((field) => (
          <ActFieldItem
            key={field.name}
            field={field}
            dispute={dispute}
            procedure={procedure}
            value={answers[field.name] ?? ''}
            problem={send.error instanceof ApiProblem ? send.error : null}
            onChange={(value) => setTyped((was) => ({ ...was, [field.name]: value }))}
          />
        ))}
      </div>
    </Modal>
  );
}

/** What stands in the form already: today, the only choice there is, the course that was settled. */
function firstAnswers(act: DisputeActName, { meetingKinds, sides, settlement }: Procedure, today = ''): Answers {
  return {
    ...Object.fromEntries(ACT_FIELDS[act].filter(({ kind }) => kind === 'day').map(({ name }) => [name, today])),
    ...{ kind: meetingKinds[0]?.kind ?? '', side: sides[0] ?? '', datum: 'CGCS2000' },
    ...(act === 'sealMap' && settlement ? { course: JSON.stringify(settlement.course) } : {}),
  };
}

function Basis({ act, procedure }: Pick<Props, 'act' | 'procedure'>) {
  const say = useProcedureWords();
  const isChinese = useLanguage() === 'zh-CN';
  const rule = procedure.rules.find((one) => one.act === act);
  if (!rule) return null;
  const article = isChinese ? rule.articleZh : rule.article;
  return (
    <p className="dispute-basis">
      {isChinese ? rule.ruleZh : rule.rule}
      <br />
      <span className="hint">{article ? say('article', { article }) : say('noArticle')}</span>
    </p>
  );
}
