import { useState } from 'react';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import { LineArchiveApi } from '#server/boundaries/lines/archiveContract.ts';
import { useAct } from '../../api/query.ts';
import type { DialogProps } from './dialogs.tsx';
import { DayField, FileField, TextField } from './fields.tsx';
import { LineDialog } from './LineDialog.tsx';
import { useArchiveWords } from './words.ts';

interface PartyForm {
  code: string;
  signer: string;
  post: string;
  seal: string;
}
const EMPTY = {
  title: '',
  number: '',
  signedOn: '',
  maps: '',
  pointTable: '',
  courseText: '',
  filedWith: '',
  filedOn: '',
};

const orNull = (text: string): string | null => text.trim() || null;
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
const partyOf = ({ code, name }: BoundaryLineDetail['sideA']): PartyForm => ({
  code,
  signer: '',
  post: '',
  seal: `${name}人民政府`,
});

/** Records an agreement that both governments signed, as it stands on paper. */
export function AgreementDialog({ line, archive, onClose }: DialogProps) {
  const say = useArchiveWords();
  const [form, setForm] = useState({ ...EMPTY, courseText: archive.courseText ?? '' });
  const [parties, setParties] = useState([partyOf(line.sideA), partyOf(line.sideB)]);
  const [fileId, setFileId] = useState<string | null>(null);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const act = useAct(LineArchiveApi.recordAgreement, { onSuccess: onClose });
  const change = (part: Partial<typeof form>) => setForm((was) => ({ ...was, ...part }));
  const isSigned = parties.every(({ signer, post, seal }) => [signer, post, seal].every((text) => text.trim() !== ''));
  const submit = () => {
    if (fileId === null) return;
    const { title, signedOn, courseText } = form;
    const papers = { maps: linesOf(form.maps), pointTable: orNull(form.pointTable) };
    const filing = {
      filedWith: orNull(form.filedWith),
      filedOn: orNull(form.filedOn),
      supersedesId: archive.agreementId,
    };
    const body = { title, signedOn, courseText, number: orNull(form.number), parties, fileId, ...papers, ...filing };
    act.mutate({ params: { id: line.id }, body, idempotencyKey });
  };
  return (
    <LineDialog
      title={say('act.agreement')}
      intro={say('intro.agreement')}
      error={act.error}
      isPending={act.isPending}
      isComplete={
        fileId !== null && isSigned && form.title.trim() !== '' && form.signedOn !== '' && form.courseText.trim() !== ''
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={say('column.title')} required value={form.title} onChange={(title) => change({ title })} />
      <TextField label={say('column.number')} value={form.number} onChange={(number) => change({ number })} />
      <DayField label={say('signedOn')} value={form.signedOn} onChange={(signedOn) => change({ signedOn })} />
      {[line.sideA, line.sideB].map(({ code, name }) => (
        <PartyFields
          key={code}
          name={name}
          party={parties.find((one) => one.code === code) ?? partyOf({ code, name })}
          onChange={(next) => setParties((was) => was.map((one) => (one.code === code ? next : one)))}
        />
      ))}
      <TextField
        label={say('courseText')}
        required
        lines={5}
        value={form.courseText}
        onChange={(courseText) => change({ courseText })}
      />
      <TextField
        label={say('maps')}
        lines={2}
        help={say('mapsHelp')}
        value={form.maps}
        onChange={(maps) => change({ maps })}
      />
      <TextField label={say('pointTable')} value={form.pointTable} onChange={(pointTable) => change({ pointTable })} />
      <TextField label={say('filedWith')} value={form.filedWith} onChange={(filedWith) => change({ filedWith })} />
      <DayField
        label={say('filedOn')}
        required={false}
        value={form.filedOn}
        onChange={(filedOn) => change({ filedOn })}
      />
      <FileField lineId={line.id} label={say('signedPaper')} required onFile={setFileId} />
    </LineDialog>
  );
}

function PartyFields({
  name,
  party,
  onChange,
}: {
  name: string;
  party: PartyForm;
  onChange: (party: PartyForm) => void;
}) {
  const say = useArchiveWords();
  return (
    <fieldset className="party-fields">
      <legend>{name}</legend>
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
