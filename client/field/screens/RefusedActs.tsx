import { useState } from 'react';
import { fieldDb, type KeptRecord } from '../store/db.ts';
import { discardRecord } from '../store/records.ts';
import { reopenRefused } from '../store/reopenRefused.ts';
import { usePackage } from '../store/usePackage.ts';
import { go } from '../ui/router.ts';
import { shortTime } from '../ui/shortTime.ts';
import { formOf, isInPackage } from './formOf.ts';
import { useOutboxWords } from './outboxWords.ts';

/** What a person can do with a record that the server refused: correct it as a new one, or give it up knowingly. */
export function RefusedActs({ record }: { record: KeptRecord }) {
  const say = useOutboxWords();
  const [asked, setAsked] = useState(false);
  const [isElsewhere, setElsewhere] = useState(false);
  const form = formOf(record);
  const kept = usePackage();
  const correct = async () => {
    // Made a draft, it would be in no list until its package is opened.
    if (!kept || !isInPackage(record.payload, kept.content)) return setElsewhere(true);
    await reopenRefused(await fieldDb(), record, form);
    go(form.path);
  };
  if (asked) return <Discard record={record} onKept={() => setAsked(false)} />;
  return (
    <>
      <div className="pair">
        <button type="button" className="big main" onClick={() => void correct()}>
          {say('correct')}
        </button>
        <button type="button" className="big" onClick={() => setAsked(true)}>
          {say('discard')}
        </button>
      </div>
      {isElsewhere && (
        <p role="alert" className="alert">
          {say('elsewhere')} <a href="#/packages">{say('toPackages')}</a>
        </p>
      )}
    </>
  );
}

function Discard({ record, onKept }: { record: KeptRecord; onKept: () => void }) {
  const say = useOutboxWords();
  const note = 'note' in record.payload && record.payload.note ? say('discardNote', { note: record.payload.note }) : '';
  const facts = {
    kind: say(`kind.${record.payload.kind}`),
    at: shortTime(record.recordedAt),
    n: record.photos.length,
    note,
  };
  return (
    <div role="alertdialog" aria-label={say('discardTitle', { title: record.title })} className="alert">
      <p>
        <strong>{say('discardTitle', { title: record.title })}</strong>
      </p>
      <p>{say('discardLoses', facts)}</p>
      <div className="pair">
        <button type="button" className="big main" onClick={onKept}>
          {say('discardNo')}
        </button>
        <button type="button" className="big" onClick={async () => discardRecord(await fieldDb(), record.id)}>
          {say('discardYes')}
        </button>
      </div>
    </div>
  );
}
