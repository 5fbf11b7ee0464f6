import { Button } from 'antd';
import { useState } from 'react';
import type { Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { LineDialog } from '../archive/LineDialog.tsx';
import { TextField } from '../markers/TextField.tsx';
import { useInspectionWords } from './words.ts';

/** A stretch that the inspectors want looked at, beside those made of the line. */
export function AddStretch({ inspection: { id, version, state } }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [section, setSection] = useState('');
  const save = useAct(InspectionsApi.addStretch, {
    onSuccess: () => {
      setSection('');
      setOpen(false);
    },
  });
  if (state !== 'field_check' || !may('inspections.keep')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('addStretch')}</Button>
      {isOpen && (
        <LineDialog
          className="inspection-form"
          title={say('addStretch')}
          error={save.error}
          isPending={save.isPending}
          isComplete={section.trim() !== ''}
          onSubmit={() => save.mutate({ params: { id }, version, body: { section: section.trim() } })}
          onClose={() => setOpen(false)}
        >
          <TextField label={say('stretch')} help={say('stretchHelp')} required value={section} onChange={setSection} />
        </LineDialog>
      )}
    </>
  );
}
