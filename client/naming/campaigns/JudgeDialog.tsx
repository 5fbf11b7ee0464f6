import { App, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { DefectClass } from '#server/detection/contract.ts';
import type { CampaignCandidate, CampaignId } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { useAct } from '../../api/query.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useFormWords } from './formWords.ts';
import { useCampaignWords } from './words.ts';
import './dialog.css';

/** What a person decides about candidates. */
export type Judgement = 'list' | 'setAside';
interface Props {
  judgement: Judgement;
  campaign: CampaignId;
  names: readonly CampaignCandidate['nameId'][];
  onDone: () => void;
  onClose: () => void;
}

/** Lists the chosen names or sets them aside; neither without a reason. */
export function JudgeDialog({ judgement, campaign, names, onDone, onClose }: Props) {
  const say = useCampaignWords();
  const sayForm = useFormWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [classes, setClasses] = useState<DefectClass[]>([]);
  const [asked, setAsked] = useState(false);
  const [isOpen, setOpen] = useState(true);
  // The names are forgotten by the list below as soon as it is done; the dialog keeps its own count while it closes.
  const [count] = useState(names.length);
  const onSuccess = ({ changed }: { changed: number }) => {
    void message.success(say(`${judgement}Done`, { n: changed }));
    onDone();
    setOpen(false);
  };
  const list = useAct(CampaignsApi.listNames, { onSuccess });
  const aside = useAct(CampaignsApi.setAside, { onSuccess });
  const send = judgement === 'list' ? list : aside;
  const submit = () => {
    setAsked(true);
    if (reason.trim().length < 2) return;
    const given = { params: { id: campaign }, body: { names: [...names], reason } };
    if (judgement === 'list') list.mutate({ ...given, body: { ...given.body, classes } });
    else aside.mutate(given);
  };
  return (
    <Modal
      open={isOpen}
      title={say(`${judgement}Title`, { n: count })}
      width={600}
      mask={{ closable: false }}
      okText={say(judgement).replace('…', '')}
      cancelText={sayForm('cancel')}
      confirmLoading={send.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p className="dialog-intro">{say(`${judgement}Intro`)}</p>
      <ProblemAlert error={send.error} />
      {judgement === 'list' && <ClassField value={classes} onChange={setClasses} />}
      <Field
        label={say(judgement === 'list' ? 'listReason' : 'reason')}
        required
        error={asked && reason.trim().length < 2 ? sayForm('required') : undefined}
      >
        {(control) => (
          <Input.TextArea {...control} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />
        )}
      </Field>
    </Modal>
  );
}

function ClassField({ value, onChange }: { value: DefectClass[]; onChange: (classes: DefectClass[]) => void }) {
  const say = useCampaignWords();
  const sayForm = useFormWords();
  const sayRule = useDetectionWords();
  return (
    <fieldset className="class-field">
      <legend>
        {say('class')}
        {sayForm('optional')}
      </legend>
      <Checkbox.Group
        value={value}
        onChange={(chosen) => onChange(DefectClass.options.filter((each) => chosen.includes(each)))}
        options={DefectClass.options.map((each) => ({ value: each, label: sayRule(`defect.${each}`) }))}
      />
    </fieldset>
  );
}
