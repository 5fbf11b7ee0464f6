import { Button } from 'antd';
import { useState } from 'react';
import type { Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts, useSession } from '../../api/session.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { FileChooser } from '../markers/FileChooser.tsx';
import { TextField } from '../markers/TextField.tsx';
import { useInspectionWords } from './words.ts';

/** Signs for one's own side, or records what a side signed on paper. */
export function SignForm({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const { data: me } = useSession();
  const { id, version, sideA, sideB, signatures } = inspection;
  const sign = useAct(InspectionsApi.signInspection);
  const open = [sideA, sideB].filter(({ code }) => !signatures.some(({ side }) => side === code));
  const own = me?.organisation.divisionCode;
  return (
    <div className="inspection-form">
      <p className="hint">{say('signHint')}</p>
      <ProblemAlert error={sign.error} />
      {open.some(({ code }) => code === own) && (
        <div>
          <Button
            type="primary"
            loading={sign.isPending}
            onClick={() => sign.mutate({ params: { id }, body: { method: 'account' }, version })}
          >
            {say('signAccount')}
          </Button>
        </div>
      )}
      {open
        .filter(({ code }) => code !== own)
        .map((side) => (
          <PaperSignature key={side.code} inspection={inspection} side={side} />
        ))}
    </div>
  );
}

function PaperSignature({ inspection, side }: { inspection: Inspection; side: { code: string; name: string } }) {
  const say = useInspectionWords();
  const now = useFacts()?.now;
  const { id, version } = inspection;
  const [signer, setSigner] = useState('');
  const [office, setOffice] = useState(`${side.name}民政局`);
  const [day, setDay] = useState<string | null>(null);
  const [scan, setScan] = useState<{ id: string; fileName: string } | null>(null);
  const signedOn = day ?? (now ? dayOf(now) : null);
  const attach = useAct(InspectionsApi.attachInspectionFile, { onSuccess: (file) => setScan(file) });
  const sign = useAct(InspectionsApi.signInspection);
  const submit = () => {
    if (!scan || !signedOn) return;
    const body = {
      ...{ method: 'recorded' as const, side: DivisionCode.parse(side.code), signer, office, signedOn },
      fileId: scan.id,
    };
    sign.mutate({ params: { id }, body, version });
  };
  return (
    <fieldset className="marker-reference inspection-form">
      <legend>
        {say('signPaper')} · {side.name}
      </legend>
      <ProblemAlert error={attach.error ?? sign.error} />
      <TextField label={say('office')} required value={office} onChange={setOffice} />
      <TextField label={say('signer')} required value={signer} onChange={setSigner} />
      <DayField label={say('signedOn')} required value={signedOn} onChange={setDay} />
      <div className="inspection-acts">
        <FileChooser
          label={scan ? say('scanned', { name: scan.fileName }) : say('scan')}
          accept="application/pdf,image/png,image/jpeg,.ofd"
          busy={attach.isPending}
          onFile={(file) => attach.mutate({ params: { id, kind: 'document' }, file })}
        />
        <Button
          type="primary"
          loading={sign.isPending}
          disabled={!scan || !signedOn || signer.trim() === '' || office.trim() === ''}
          onClick={submit}
        >
          {say('act.sign')}
        </Button>
      </div>
    </fieldset>
  );
}
