import { Button, Radio } from 'antd';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Ref, useState } from 'react';
import { boundsOf } from '../../map/boundsOf.ts';
import type { DrawMode } from '../../map/coordinateText.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import type { Bounds } from '../../map/mapProps.ts';
import type { MapOverlay } from '../../map/overlay.ts';
import { unionOf } from '../../map/unionOf.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import type { ApplicationForm } from './applicationForm.ts';
import { CategoryChoice } from './CategoryChoice.tsx';
import { traitsOf } from './categoryTraits.ts';
import { DivisionChoice } from './DivisionChoice.tsx';
import type { Faults } from './faultsOf.ts';
import { type Change, fieldId } from './sections.ts';
import { useDivisions } from './useDivisions.ts';
import { useDivisionUnder } from './useDivisionUnder.ts';
import { useApplyWords } from './words.ts';

interface Props {
  form: ApplicationForm;
  faults: Faults;
  onChange: Change;
  /** Clashing names, drawn under the applicant's own shape. */
  context: readonly MapOverlay[];
  /** Where a person asked to look; otherwise the map follows the division. */
  lookAt: Bounds | null;
  mapRef: Ref<HTMLDivElement>;
}

const MODE_OF: Readonly<Record<string, DrawMode>> = {
  Point: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
};

/** Category, division and the drawing: everything that says what and where. */
export function PlaceSection({ form, faults, onChange, context, lookAt, mapRef }: Props) {
  const say = useApplyWords();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  // A map that moves under a drawing is a nuisance: it follows the division only while nothing is drawn.
  const [firstBounds] = useState(() => boundsOf([form.geometry]));
  const [chosenShape, setShape] = useState<DrawMode | null>(null);
  const { shapes } = traitsOf(form.category);
  const drawn = form.geometry ? MODE_OF[form.geometry.type] : undefined;
  const mode = shapes.find((s) => s === (drawn ?? chosenShape)) ?? shapes[0] ?? 'point';
  const { counties, townships } = useDivisions(form.division);
  const chosen = [...townships, ...counties].find(({ code }) => code === form.division);
  const change = (category: ApplicationForm['category']) => {
    const fits = drawn !== undefined && traitsOf(category).shapes.includes(drawn);
    onChange({ category, attributes: {}, ...(fits ? {} : { geometry: null }) });
  };
  return (
    <>
      {/* Of a place that is there already the register says both. */}
      {!form.place && (
        <>
          <CategoryChoice value={form.category} onChange={change} error={faults['/category']} />
          <DivisionChoice
            value={form.division}
            counties={counties}
            townships={townships}
            onChange={(division) => onChange({ division })}
            error={faults['/division']}
          />
        </>
      )}
      <div className="apply-map" id={fieldId('/geometry')} ref={mapRef} tabIndex={-1}>
        <h3>{say('draw')}</h3>
        {shapes.length > 1 && (
          <Radio.Group
            aria-label={say('shape')}
            value={mode}
            options={shapes.map((shape) => ({ value: shape, label: say(`shape.${shape}`) }))}
            onChange={(event) => {
              setShape(shapes.find((shape) => shape === event.target.value) ?? null);
              onChange({ geometry: null });
            }}
          />
        )}
        {faults['/geometry'] && (
          <div className="field-error" role="alert">
            {faults['/geometry']}
          </div>
        )}
        <DrawMap
          mode={mode}
          label={say('drawLabel')}
          value={form.geometry}
          onChange={(geometry) => onChange({ geometry })}
          context={context}
          bounds={lookAt ?? (form.geometry ? firstBounds : (chosen?.bbox ?? unionOf(counties.map(({ bbox }) => bbox))))}
          height="min(60vh, 480px)"
          onReady={setMap}
        />
        <UnderLine map={map} form={form} onAdopt={(division) => onChange({ division })} />
      </div>
    </>
  );
}

/** Says in which division the drawing lies, and offers it where another was chosen. */
function UnderLine({
  map,
  form,
  onAdopt,
}: {
  map: MapLibreMap | null;
  form: ApplicationForm;
  onAdopt: (c: string) => void;
}) {
  const say = useApplyWords();
  const { listed } = usePunctuation();
  const under = useDivisionUnder(map, form);
  if (!under) return null;
  const agrees = under.code.startsWith(form.division) || form.division.startsWith(under.code);
  return (
    <p className="apply-under" role="status">
      {say(under.names.length > 1 ? 'underSeveral' : 'under', { name: listed(under.names) })}
      {!agrees && <> {say('underDiffers')}</>}
      {(!agrees || under.code.length > form.division.length) && (
        <Button size="small" onClick={() => onAdopt(under.code)}>
          {say('adopt', { name: under.label })}
        </Button>
      )}
    </p>
  );
}
