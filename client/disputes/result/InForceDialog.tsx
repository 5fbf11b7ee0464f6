import { App } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import { type DisputeResult, DisputeResultApi, type LineInForce } from '#server/disputes/result/resultContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { ChoiceField, DayField, TextField } from '../../boundaries/archive/fields.tsx';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useResultWords } from './words.ts';

interface Props {
  dispute: Dispute;
  result: DisputeResult;
  onClose: () => void;
}
type Party = NonNullable<LineInForce['parties']>['a'];
type Form = ReturnType<typeof firstForm>;

const NONE = 'none';
const orNull = (text: string): string | null => text.trim() || null;
const isParty = ({ signer, post, seal }: Party): boolean => [signer, post, seal].every((text) => text.trim() !== '');

function firstForm({ sideA, sideB }: Dispute, { proposal }: DisputeResult) {
  const party = (name: string, signed?: { name: string; post: string }): Party => ({
    signer: signed?.name ?? '',
    post: signed?.post ?? '',
    seal: name,
  });
  return {
    on: '',
    title: proposal?.title ?? '',
    number: proposal?.number ?? '',
    courseText: proposal?.courseText ?? '',
    a: party(sideA.name, proposal?.signers.a),
    b: party(sideB.name, proposal?.signers.b),
    maps: '',
    filedWith: proposal?.filedWith ?? '',
    filedOn: proposal?.filedOn ?? '',
    fileId: proposal?.fileId ?? '',
    mapFileId: proposal?.mapFileId ?? NONE,
  };
}

function bodyOf(form: Form, lineVersion: number, isAgreement: boolean): LineInForce {
  const { on, title, courseText, a, b, fileId, mapFileId } = form;
  const maps = form.maps
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    ...{ lineVersion, on, title, courseText, fileId, maps },
    number: orNull(form.number),
    parties: isAgreement ? { a, b } : null,
    filedWith: orNull(form.filedWith),
    filedOn: orNull(form.filedOn),
    mapFileId: mapFileId === NONE ? null : mapFileId,
  };
}

const isComplete = (form: Form, isAgreement: boolean): boolean =>
  [form.on, form.title, form.courseText, form.fileId].every((text) => text.trim() !== '') &&
  (!isAgreement || (isParty(form.a) && isParty(form.b)));

/** The line takes force: in words and with papers for its own record. */
export function InForceDialog({ dispute, result, onClose }: Props) {
  const say = useResultWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [form, setForm] = useState(() => firstForm(dispute, result));
  const change = (part: Partial<Form>) => setForm((was) => ({ ...was, ...part }));
  const { line, proposal } = result;
  const isAgreement = proposal?.kind === 'agreement';
  const act = useAct(DisputeResultApi.putInForce, {
    onSuccess: () => {
      void message.success(say('done'));
      onClose();
    },
  });
  if (!line || !proposal) return null;
  return (
    <LineDialog
      title={say('putInForce')}
      intro={say('putInForce.intro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={isComplete(form, isAgreement)}
      onSubmit={() =>
        act.mutate({
          params: { id: dispute.id },
          version: dispute.version,
          body: bodyOf(form, line.version, isAgreement),
        })
      }
      onClose={onClose}
    >
      <DayField label={say('on')} value={form.on} onChange={(on) => change({ on })} />
      <p className="hint">{say('onHelp', { day: formatDay(proposal.earliestOn, language) })}</p>
      <TextField label={say('title')} required value={form.title} onChange={(title) => change({ title })} />
      <TextField label={say('number')} value={form.number} onChange={(number) => change({ number })} />
      <TextField
        label={say('courseText')}
        required
        lines={4}
        value={form.courseText}
        onChange={(courseText) => change({ courseText })}
      />
      {isAgreement && (
        <>
          <Signed name={dispute.sideA.name} party={form.a} onChange={(a) => change({ a })} />
          <Signed name={dispute.sideB.name} party={form.b} onChange={(b) => change({ b })} />
        </>
      )}
      <Papers dispute={dispute} form={form} onChange={change} />
      <TextField label={say('maps')} lines={2} value={form.maps} onChange={(maps) => change({ maps })} />
      {isAgreement && (
        <>
          <TextField label={say('filedWith')} value={form.filedWith} onChange={(filedWith) => change({ filedWith })} />
          <DayField
            label={say('filedOn')}
            required={false}
            value={form.filedOn}
            onChange={(filedOn) => change({ filedOn })}
          />
        </>
      )}
    </LineDialog>
  );
}

/** Which papers of the dispute go into the archive of the line. */
function Papers({
  dispute,
  form,
  onChange,
}: {
  dispute: Dispute;
  form: Form;
  onChange: (part: Partial<Form>) => void;
}) {
  const say = useResultWords();
  const { data } = useCall(DisputeFilesApi.list, { params: { id: dispute.id } });
  const files = (data?.items ?? []).map(({ id, fileName }) => ({ value: id, label: fileName }));
  return (
    <>
      <ChoiceField
        label={say('paper')}
        value={form.fileId}
        options={files}
        onChange={(fileId) => onChange({ fileId })}
      />
      <ChoiceField
        label={say('mapPaper')}
        value={form.mapFileId}
        options={[{ value: NONE, label: say('noMap') }, ...files]}
        onChange={(mapFileId) => onChange({ mapFileId })}
      />
    </>
  );
}

function Signed({ name, party, onChange }: { name: string; party: Party; onChange: (party: Party) => void }) {
  const say = useResultWords();
  return (
    <fieldset className="party-fields">
      <legend>{say('signed', { name })}</legend>
      <TextField
        label={say('signer')}
        required
        value={party.signer}
        onChange={(signer) => onChange({ ...party, signer })}
      />
      <TextField label={say('post')} required value={party.post} onChange={(post) => onChange({ ...party, post })} />
      <TextField label={say('seal')} required value={party.seal} onChange={(seal) => onChange({ ...party, seal })} />
    </fieldset>
  );
}
