import { useState } from 'react';
import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { useMeasures } from '../store/measures.ts';
import { go } from '../ui/router.ts';
import { isCoarse } from './inspectionEntries.ts';
import { useInspectionWords } from './inspectionWords.ts';
import type { InspectionDraft } from './useInspectionDraft.ts';

/** The note, what changes in the register, and the way out without a record. */
export function NoteAndRegister({ sign, form }: { sign: FieldSign; form: InspectionDraft }) {
  const say = useInspectionWords();
  const { entries, enter } = form;
  const measures = useMeasures();
  const coarse = isCoarse(entries.fix, measures);
  return (
    <>
      <label>
        {coarse ? say('noteCoarse', { gate: measures.accuracy }) : say('note')}
        <textarea
          value={entries.note}
          maxLength={1000}
          placeholder={coarse ? '' : say('noteHint')}
          onChange={({ target }) => enter({ note: target.value })}
        />
      </label>
      {entries.codeState ? <p>{say('scanned', { state: say(`code.${entries.codeState}`) })}</p> : null}
      {entries.found === 'missing' ? null : (
        <>
          <h2>{say('register')}</h2>
          <Check checked={entries.moveHere} label={say('moveHere')} onChange={(moveHere) => enter({ moveHere })} />
          {entries.found === 'intact' && sign.status !== 'installed' ? (
            <Check
              checked={entries.asInstalled}
              label={say('asInstalled')}
              onChange={(asInstalled) => enter({ asInstalled })}
            />
          ) : null}
        </>
      )}
      <DropForm form={form} />
    </>
  );
}

function Check(props: { checked: boolean; label: string; onChange: (checked: boolean) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={props.checked} onChange={({ target }) => props.onChange(target.checked)} />
      {props.label}
    </label>
  );
}

function DropForm({ form }: { form: InspectionDraft }) {
  const say = useInspectionWords();
  const [asked, setAsked] = useState(false);
  const dropped = async () => {
    await form.drop();
    go('/');
  };
  if (form.photos.length === 0 && form.entries.found === null) return null;
  if (!asked) {
    return (
      <button type="button" className="big" onClick={() => setAsked(true)}>
        {say('drop')}
      </button>
    );
  }
  return (
    <div role="alertdialog" aria-label={say('drop')} className="alert">
      <p>{say('dropAsk', { n: form.photos.length })}</p>
      <div className="pair">
        <button type="button" className="big main" onClick={() => setAsked(false)}>
          {say('dropNo')}
        </button>
        <button type="button" className="big" onClick={() => void dropped()}>
          {say('dropYes')}
        </button>
      </div>
    </div>
  );
}
