import { useLanguage } from '../ui/addWords.ts';
import type { Item, JointInspection, MarkerEntries } from './markerEntries.ts';
import { useMarkerWords } from './words.ts';

interface Props {
  inspection: JointInspection;
  item: Item;
  entries: MarkerEntries;
  set: (changed: Partial<MarkerEntries>) => void;
}

/** What is wrong, until when it is to be mended, and how. */
export function DefectFields({ inspection, item, entries, set }: Props) {
  const say = useMarkerWords();
  const language = useLanguage();
  const target = item.isMarker ? 'marker' : 'section';
  return (
    <>
      <label>
        {say('kind')}
        <select
          value={entries.defectCode ?? ''}
          onChange={({ target: { value } }) => set({ defectCode: value || null })}
        >
          <option value="">{say('choose')}</option>
          {inspection.defects
            .filter((defect) => defect.target === target)
            .map(({ code, label, labelZh }) => (
              <option key={code} value={code}>
                {language === 'en' ? label : labelZh}
              </option>
            ))}
        </select>
      </label>
      <label>
        {say('deadline')}
        <input
          type="date"
          value={entries.deadline ?? ''}
          onChange={({ target: { value } }) => set({ deadline: value || null })}
        />
      </label>
      <label>
        {say('action')}
        <input value={entries.action} maxLength={500} onChange={({ target: { value } }) => set({ action: value })} />
      </label>
    </>
  );
}
