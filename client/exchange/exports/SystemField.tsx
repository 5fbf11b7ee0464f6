import { Select } from 'antd';
import { useFacts } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { systemsNear } from '../builtUpAreas/systemsNear.ts';
import { useExportWords } from './words.ts';

const DEGREES = [4490, 4326, 3857] as const;

/** The system of coordinates: degrees, Web Mercator, and the zones of Gauss–Krüger next to the office. */
export function SystemField({ value, onChange }: { value: number; onChange: (crs: number) => void }) {
  const say = useExportWords();
  const longitude = useFacts()?.center[0];
  const grids = longitude === undefined ? [] : systemsNear(longitude);
  return (
    <Field label={say('crs')} help={say('crsHelp')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          popupMatchSelectWidth={false}
          options={[
            ...DEGREES.map((each) => ({ value: each, label: say(`crs.${each}`) })),
            ...grids.map(({ epsg, zone, meridian }) => ({
              value: epsg,
              label: zone === null ? say('plain', { meridian, epsg }) : say('zoned', { zone, epsg }),
            })),
          ]}
        />
      )}
    </Field>
  );
}
