import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Inspection, InspectionItem } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts, useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { Field } from '../../ui/Field.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AddStretch } from './AddStretch.tsx';
import { useDefectLabel } from './useDefectLabel.ts';
import { useInspectionWords } from './words.ts';

/** What is to be looked at, what was found, and the remedies. */
export function InspectionItems({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const { items } = inspection;
  const checked = items.filter(({ result }) => result !== null).length;
  return (
    <section className="panel" aria-labelledby="inspection-items">
      <h2 id="inspection-items">
        {say('items')} {items.length > 0 && <small>{say('checked', { n: checked, all: items.length })}</small>}
      </h2>
      {items.length === 0 && <p className="hint">{say('noItems')}</p>}
      <ol className="inspection-items">
        {items.map((item) => (
          <ItemRow key={item.id} item={item} inspection={inspection} />
        ))}
      </ol>
      <AddStretch inspection={inspection} />
    </section>
  );
}

function ItemRow({ item, inspection }: { item: InspectionItem; inspection: Inspection }) {
  const say = useInspectionWords();
  const language = useLanguage();
  const labelOf = useDefectLabel();
  const { marker, section, result, defectCode, note, deadline, closedOn, files } = item;
  return (
    <li>
      {item.no}.{' '}
      {marker ? <Link to={`/markers/${marker.id}`}>{say('marker', { number: marker.numberText })}</Link> : section}{' '}
      <StatusTag tone={result === 'defect' ? 'bad' : result ? 'good' : 'plain'}>
        {result ? say(`result.${result}`) : say('unchecked')}
      </StatusTag>
      {defectCode && (
        <p>
          {labelOf(defectCode)} {note} {deadline && `· ${say('deadline')} ${formatDay(deadline, language)}`}
        </p>
      )}
      {files.length > 0 && <p className="hint">{say('photos', { n: files.length })}</p>}
      {closedOn && <p className="hint">{say('closedOn', { day: formatDay(closedOn, language) })}</p>}
      <IncidentLink item={item} inspection={inspection} />
      <CloseButton item={item} inspection={inspection} />
    </li>
  );
}

/** To the incident reported from a defect, or the way to report one. */
function IncidentLink({ item, inspection: { lineId } }: { item: InspectionItem; inspection: Inspection }) {
  const say = useInspectionWords();
  const may = useMay();
  const { id, marker, defectCode, note, incidentIds } = item;
  if (defectCode === null) return null;
  const address = new URLSearchParams({
    ...{ line: lineId, item: id, defect: defectCode },
    ...(marker ? { marker: marker.id } : {}),
    ...(note ? { note } : {}),
  });
  return (
    <p>
      {incidentIds.map((incident) => (
        <Link key={incident} to={`/incidents/${incident}`}>
          {say('incident')}
        </Link>
      ))}
      {incidentIds.length === 0 && may('incidents.report') && (
        <Link to={`/incidents/new?${address.toString()}`}>{say('reportIncident')}</Link>
      )}
    </p>
  );
}

function CloseButton({ item, inspection: { id, state } }: { item: InspectionItem; inspection: Inspection }) {
  const say = useInspectionWords();
  const may = useMay();
  const now = useFacts()?.now;
  const [isOpen, setOpen] = useState(false);
  const [closingNote, setNote] = useState('');
  const close = useAct(InspectionsApi.closeItem, { onSuccess: () => setOpen(false) });
  const isOwed = state === 'findings_open' && item.result === 'defect' && item.closedOn === null;
  if (!isOwed || !may('inspections.keep')) return null;
  const submit = () => {
    const body = { closedOn: dayOf(now ?? ''), closingNote };
    close.mutate({ params: { id, itemId: item.id }, body, version: item.version });
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('closeDefect')}
      </Button>
      <Modal
        open={isOpen}
        title={say('closeDefect')}
        okText={say('save')}
        cancelText={say('cancel')}
        confirmLoading={close.isPending}
        okButtonProps={{ disabled: closingNote.trim() === '' || !now }}
        onOk={submit}
        onCancel={() => setOpen(false)}
      >
        <ProblemAlert error={close.error} />
        <Field label={say('closingNote')} required>
          {(control) => (
            <Input.TextArea {...control} value={closingNote} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </Modal>
    </>
  );
}
