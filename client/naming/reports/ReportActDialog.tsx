import { Alert, App } from 'antd';
import { z } from 'zod';
import { ReportActBodies, type ReportActName, ReportDetail, ReportsApi } from '#server/naming/reports/contract.ts';
import { endpoint } from '#server/platform/contract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct } from '../../api/query.ts';
import { FormDialog } from '../campaigns/FormDialog.tsx';
import type { FormField } from '../campaigns/forms.ts';
import { actBody } from '../supervision/actBody.ts';
import { useBreaches } from '../supervision/useBreaches.ts';
import { type ReportWord, useReportWords } from './words.ts';

/** The endpoint of an act with the body left open: the form has parsed it by the contract already. */
const actEndpoint = (act: ReportActName) => {
  const { path, summary, permission } = ReportsApi[act];
  return endpoint({
    ...{ method: 'post', path, summary, permission, jurisdiction: 'violation-report' },
    params: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
    reply: ReportDetail,
  });
};

const ANSWER: FormField<ReportWord> = { name: 'answer', kind: 'paragraph', label: 'field.answer' };
const FIELDS: Record<ReportActName, readonly FormField<ReportWord>[]> = {
  accept: [],
  decline: [ANSWER],
  check: [
    {
      name: 'founded',
      kind: 'choice',
      label: 'field.founded',
      choices: [
        ['true', 'isFounded'],
        ['false', 'isUnfounded'],
      ],
    },
    { name: 'finding', kind: 'paragraph', label: 'field.finding' },
  ],
  openMatter: [
    { name: 'liability', kind: 'select', label: 'field.liability' },
    { name: 'subjectName', kind: 'line', label: 'field.subjectName' },
    {
      name: 'subjectKind',
      kind: 'choice',
      label: 'field.subjectKind',
      choices: [
        ['unit', 'kind.unit'],
        ['person', 'kind.person'],
        ['office', 'kind.office'],
      ],
    },
    { name: 'facts', kind: 'paragraph', label: 'field.facts' },
  ],
  answer: [ANSWER],
  takeOver: [{ name: 'reason', kind: 'paragraph', label: 'field.reason' }],
  handOn: [{ name: 'reason', kind: 'paragraph', label: 'field.reason' }],
};

interface Props {
  found: ReportDetail;
  act: ReportActName;
  onClose: () => void;
}

/** One act on a report; whoever comes second is told so and loses nothing that was typed. */
export function ReportActDialog({ found, act, onClose }: Props) {
  const say = useReportWords();
  const { message } = App.useApp();
  const breaches = useBreaches();
  const send = useAct(actEndpoint(act), {
    onSuccess: () => {
      void message.success(say('done'));
      onClose();
    },
  });
  const fields = FIELDS[act].map((field) => (field.kind === 'select' ? { ...field, options: breaches } : field));
  const isStale = send.error instanceof ApiProblem && send.error.status === 412;
  const isKnown = breaches.some(({ value }) => value === found.kind);
  return (
    <FormDialog
      title={`${say(`act.${act}`)}：${found.reportNo}`}
      intro={
        <>
          <p>{say(`intro.${act}`)}</p>
          {isStale && <Alert type="warning" showIcon role="alert" title={say('stale')} />}
        </>
      }
      okText={say(`act.${act}`)}
      isDanger={act === 'decline'}
      fields={fields}
      say={say}
      first={act === 'openMatter' && isKnown ? { liability: found.kind, facts: found.finding ?? '' } : {}}
      isPending={send.isPending}
      error={isStale ? null : send.error}
      faultsOf={(values) => {
        const outcome = actBody(ReportActBodies[act], values);
        return 'faults' in outcome ? outcome.faults : new Set();
      }}
      onSubmit={(values) => {
        const outcome = actBody(ReportActBodies[act], values);
        if ('body' in outcome) send.mutate({ params: { id: found.id }, body: outcome.body, version: found.version });
      }}
      onClose={onClose}
    />
  );
}
