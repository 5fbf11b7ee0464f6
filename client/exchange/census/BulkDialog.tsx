import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { BulkDecision, type BulkReply, CensusApi } from '#server/exchange/census/censusApiContract.ts';
import type { CensusListItem } from '#server/exchange/census/censusContract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReasonField } from './ActPanel.tsx';
import { type ActValues, emptyValues, faultyFields, sharedBody } from './actForm.ts';
import { useActWords } from './actWords.ts';
import { GroundFields } from './PromoteFields.tsx';

interface Props {
  records: readonly CensusListItem[];
  onDone: (reply: z.infer<typeof BulkReply>) => void;
  onClose: () => void;
}
const ACTS = ['promote', 'setAside', 'sendBack'] as const;
type BulkAct = (typeof ACTS)[number];

/** One decision about the chosen records, none of which has a defect. */
export function BulkDialog({ records, onDone, onClose }: Props) {
  const say = useActWords();
  const [isOpen, setOpen] = useState(true);
  const [act, setAct] = useState<BulkAct>('promote');
  const [values, setValues] = useState<ActValues>(() => emptyValues(null, null));
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const change = (part: Partial<ActValues>) => setValues((was) => ({ ...was, ...part }));
  const decide = useAct(CensusApi.bulk, {
    onSuccess: (reply) => {
      onDone(reply);
      setOpen(false);
    },
  });
  const submit = () => {
    const shared = act === 'promote' ? sharedBody(values) : { reason: values.reason };
    const body = BulkDecision.safeParse({
      act,
      records: records.map(({ id, version }) => ({ id, version })),
      ...shared,
    });
    setFaults(faultyFields(body.error?.issues ?? []));
    if (body.success) decide.mutate({ body: body.data });
  };
  const form = { values, change, faults };
  const secrecy = records.some((record) => record.secrecy !== 'public') ? 'restricted' : 'public';
  return (
    <Modal
      open={isOpen}
      title={say('title')}
      width={640}
      mask={{ closable: false }}
      okText={say('submit', { act: say(`act.${act}`) })}
      cancelText={say('cancel')}
      confirmLoading={decide.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p>{say('bulkIntro', { n: records.length })}</p>
      <ProblemAlert error={decide.error} />
      <div className="census-act-form">
        <Radio.Group
          aria-label={say('title')}
          value={act}
          onChange={({ target }) => setAct(ACTS.find((one) => one === target.value) ?? 'promote')}
          options={ACTS.map((value) => ({ value, label: say(`act.${value}`) }))}
        />
        {act === 'promote' && <GroundFields {...form} secrecy={secrecy} />}
        <ReasonField act={act} {...form} />
      </div>
    </Modal>
  );
}
