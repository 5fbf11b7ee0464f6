import { Choice } from '../newSign/Choice.tsx';
import { RecordFrame } from '../newSign/RecordFrame.tsx';
import { useFormDraft } from '../newSign/useFormDraft.ts';
import { useRecordForm } from '../newSign/useRecordForm.ts';
import { courseTo } from '../stakeout/courseTo.ts';
import { distanceText } from '../stakeout/guidance.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefectFields } from './DefectFields.tsx';
import {
  emptyEntries,
  type Item,
  type JointInspection,
  MarkerEntries,
  markerObstacle,
  markerPayload,
} from './markerEntries.ts';
import { useMarkerWords } from './words.ts';

const RESULTS = ['as_agreed', 'defect'] as const;

/** Result, who was there for each side, photograph and position. The other side records the same on a phone of its own. */
export function MarkerItemForm({ inspection, item }: { inspection: JointInspection; item: Item }) {
  const say = useMarkerWords();
  const draft = useFormDraft(`marker_item:${item.id}`, MarkerEntries, emptyEntries(inspection));
  const form = useRecordForm(draft, '/markers');
  if (!draft) return null;
  const { entries, photos, set } = draft;
  const { fix } = form;
  const save = async () => {
    if (fix) await form.save(markerPayload(entries, item, inspection, fix), item.title);
  };
  const obstacle = markerObstacle(entries, item, { photos: photos.length, fix }, form.asked('photos-item'));
  return (
    <RecordFrame
      title={item.title}
      back="/markers"
      kinds={['surroundings']}
      {...{ draft, form, obstacle }}
      onSave={save}
    >
      <div>
        <p className="hint">{inspection.lineName}</p>
        {item.result !== null && (
          <p className="alert">{say('already', { result: say(item.result === 'defect' ? 'defect' : 'as_agreed') })}</p>
        )}
        <Distance item={item} here={form.locating.rough?.position ?? null} />
      </div>
      <Choice
        legend={say('result')}
        options={RESULTS}
        value={entries.result}
        label={(one) => say(one)}
        onChange={(result) => set({ result })}
      />
      {entries.result === 'defect' && <DefectFields inspection={inspection} item={item} entries={entries} set={set} />}
      <label>
        {say('inspectorA')}
        <input value={entries.inspectorA} maxLength={60} onChange={({ target }) => set({ inspectorA: target.value })} />
      </label>
      <label>
        {say('inspectorB')}
        <input value={entries.inspectorB} maxLength={60} onChange={({ target }) => set({ inspectorB: target.value })} />
      </label>
    </RecordFrame>
  );
}

/** How far from where the register has the marker: a moved stone shows here. */
function Distance({ item, here }: { item: Item; here: [number, number] | null }) {
  const say = useMarkerWords();
  const language = useLanguage();
  if (!item.position || !here) return null;
  return <p>{say('away', { distance: distanceText(courseTo(here, item.position).metres, language) })}</p>;
}
