import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import type { DocumentSeries } from '#server/naming/documents/contract.ts';
import { type MissingSeries, SeriesApi } from '#server/naming/documents/seriesContract.ts';
import { useCall } from '../../../api/query.ts';
import { Field } from '../../../ui/Field.tsx';
import { SeriesDialog } from './SeriesDialog.tsx';
import { useSettingsWords } from './words.ts';
import '../../campaigns/dialog.css';

type Draft = Pick<DocumentSeries, 'organisationId' | 'organisation' | 'purpose' | 'version' | 'letters' | 'verified'>;

/** Letters for an office, or a class of its documents, that has none: first whose and for what, then the letters. */
export function NewSeries() {
  const say = useSettingsWords();
  const { data } = useCall(SeriesApi.missing, {});
  const [isChoosing, setChoosing] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  if (!data || data.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setChoosing(true)}>
        {say('addSeries')}
      </Button>
      {isChoosing && (
        <SeriesChoice
          offices={data}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            setDraft(chosen);
          }}
        />
      )}
      {draft && <SeriesDialog series={draft} onClose={() => setDraft(null)} />}
    </>
  );
}

interface ChoiceProps {
  offices: readonly MissingSeries[];
  onClose: () => void;
  onChoose: (draft: Draft) => void;
}

function SeriesChoice({ offices, onClose, onChoose }: ChoiceProps) {
  const say = useSettingsWords();
  const [officeId, setOffice] = useState(offices[0]?.organisationId);
  const office = offices.find(({ organisationId }) => organisationId === officeId);
  const [asked, setPurpose] = useState<DocumentSeries['purpose']>();
  const purpose = office?.purposes.find((one) => one === asked) ?? office?.purposes[0];
  const next = () => {
    if (!office || !purpose) return;
    const { organisationId, organisation } = office;
    onChoose({ organisationId, organisation, purpose, version: 0, letters: '', verified: false });
  };
  return (
    <Modal
      open
      title={say('addSeries')}
      okText={say('next1')}
      cancelText={say('cancel')}
      onOk={next}
      onCancel={onClose}
    >
      <div className="dialog-fields">
        <Field label={say('office')} required>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={officeId}
              onChange={setOffice}
              options={offices.map(({ organisationId, organisation }) => ({
                value: organisationId,
                label: organisation,
              }))}
            />
          )}
        </Field>
        <Field label={say('purpose')} required>
          {(control) => (
            <Select
              {...control}
              value={purpose}
              onChange={setPurpose}
              options={(office?.purposes ?? []).map((one) => ({ value: one, label: say(`purpose.${one}`) }))}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
