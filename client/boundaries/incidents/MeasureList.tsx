import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Incident, Measure } from '#server/boundaries/incidents/incidentContract.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { OutcomeTag } from './IncidentTags.tsx';
import { MeasureDialog } from './MeasureDialog.tsx';
import { useMeasureText } from './useMeasureText.ts';
import { useIncidentWords } from './words.ts';

/** What the law asks to be done, by whom, on what ground, and how far each is. */
export function MeasureList({ incident }: { incident: Incident }) {
  const say = useIncidentWords();
  const [open, setOpen] = useState<Measure | null>(null);
  const days = (step: 'inform' | 'verify' | 'settle') => incident.limits.find((one) => one.step === step)?.days ?? 0;
  return (
    <section className="panel" aria-labelledby="incident-measures">
      <h2 id="incident-measures">{say('measures')}</h2>
      {incident.state === 'reported' && <p className="hint">{say('measuresLead')}</p>}
      <ol className="incident-measures">
        {incident.measures.map((measure) => (
          <Row key={measure.rule.code} incident={incident} measure={measure} onOpen={() => setOpen(measure)} />
        ))}
      </ol>
      <p className="hint">
        {say('limitNote', { inform: days('inform'), verify: days('verify'), settle: days('settle') })}
      </p>
      {open && <MeasureDialog incident={incident} measure={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

// An event of the marker and an inspection have a record of their own: they are put right there.
const isRecordable = ({ outcome, rule: { proof } }: Measure): boolean =>
  outcome === 'open' ||
  outcome === 'waived' ||
  (outcome === 'done' && proof !== 'marker_event' && proof !== 'inspection');

function Row({ incident, measure, onOpen }: { incident: Incident; measure: Measure; onOpen: () => void }) {
  const say = useIncidentWords();
  const may = useMay();
  const text = useMeasureText();
  const { outcome, content } = measure;
  const mayRecord = incident.state === 'verified' && isRecordable(measure) && may('incidents.keep');
  const inspection = incident.inspections.find(({ id }) => id === content?.inspectionId);
  return (
    <li>
      <div>
        <MeasureHead measure={measure} />
        {content && <p className="incident-measure-done">{text(measure)}</p>}
        {inspection && (
          <p>
            <Link to={`/inspections/${inspection.id}`}>{say('openInspection')}</Link>
          </p>
        )}
      </div>
      {mayRecord && <Button onClick={onOpen}>{say(outcome === 'open' ? 'record' : 'change')}</Button>}
    </li>
  );
}

function MeasureHead({ measure }: { measure: Measure }) {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { rule } = measure;
  const article = isChinese ? rule.articleZh : rule.article;
  return (
    <>
      <h3>
        {isChinese ? rule.labelZh : rule.label} <OutcomeTag measure={measure} />
      </h3>
      <p>
        {say(`duty.${rule.duty}`)} · {say(`authority.${rule.authority}`)}
        {rule.causes && ` · ${say('onlyFor', { causes: rule.causes.map((one) => say(`cause.${one}`)).join('、') })}`}
      </p>
      <p className="hint">
        {[say(rule.verified ? 'basis' : 'unverified', { article }), isChinese ? rule.noteZh : rule.note]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}
