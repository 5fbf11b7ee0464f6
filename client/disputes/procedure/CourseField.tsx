import { useMemo } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { Course } from '#server/disputes/procedure/actContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  label: string;
  dispute: Dispute;
  /** A LineString as GeoJSON, or empty. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The settled stretch, drawn or typed by coordinates, over the contested area. */
export function CourseField({ label, dispute, value, error, onChange }: Props) {
  const say = useProcedureWords();
  const { area } = dispute;
  const shape = value === '' ? null : (Course.safeParse(JSON.parse(value)).data ?? null);
  const context = useMemo(
    () => (area ? [overlayOf('context', [{ key: 'area', name: '', geometry: area }])] : []),
    [area],
  );
  return (
    <fieldset className="whole dispute-course">
      <legend>{label}</legend>
      <p className="hint">{say('help.course')}</p>
      {error && (
        <p role="alert" className="field-error">
          {error}
        </p>
      )}
      <DrawMap
        mode="line"
        label={label}
        value={shape}
        onChange={(drawn) => onChange(drawn?.type === 'LineString' ? JSON.stringify(drawn) : '')}
        context={context}
        bounds={boundsOf([area ?? shape])}
        height="300px"
      />
    </fieldset>
  );
}
