import { useMemo } from 'react';
import type { PassedObjects } from '#server/disputes/result/effectContract.ts';
import type { DisputeResult } from '#server/disputes/result/resultContract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatArea } from '../../ui/formatMeasure.ts';
import { useResultWords } from './words.ts';

type Effect = NonNullable<DisputeResult['effect']>;
const LAYERS = ['divisions', 'division-labels'] as const;

/** What the settled course does: on the map, in areas, and to what lies there. */
export function ResultEffects({ result: { effect, inForce } }: { result: DisputeResult }) {
  const say = useResultWords();
  if (!effect) return null;
  const isSame = effect.passed.length === 0;
  return (
    <>
      <ResultMap effect={effect} isInForce={inForce !== null} />
      {isSame ? <p>{say('sameCourse')}</p> : <Areas areas={effect.areas} />}
      {effect.junctions.length > 0 && <p className="hint">{say('junctions', { n: effect.junctions.length })}</p>}
      {effect.townships === 'apart' && <p className="hint">{say('apart')}</p>}
      {!isSame && <Objects objects={effect.objects} />}
    </>
  );
}

function ResultMap({ effect, isInForce }: { effect: Effect; isInForce: boolean }) {
  const say = useResultWords();
  const language = useLanguage();
  const overlays = useMemo(() => {
    const lines = (which: 'before' | 'after') =>
      effect.stretches.map((stretch, i) => ({
        ...{ key: `${which}-${i}`, name: say(which === 'before' && isInForce ? 'former' : which) },
        geometry: { type: 'LineString', coordinates: stretch[which] },
      }));
    const coarse = effect.passed.some(({ level }) => level === 'county') ? 'county' : 'township';
    const ground = effect.passed
      .filter(({ level }) => level === coarse)
      .map(({ from, to, squareMetres, geometry }) => ({
        key: `${from.code}-${to.code}`,
        name: `${say('moves', { from: from.name, to: to.name })} ${formatArea(squareMetres, language)}`,
        geometry,
      }));
    return [overlayOf('clash', ground), overlayOf('context', lines('before')), overlayOf('subject', lines('after'))];
  }, [effect, isInForce, say, language]);
  const bounds = useMemo(
    () =>
      boundsOf(
        effect.stretches.map(({ before, after }) => ({ type: 'LineString', coordinates: [...before, ...after] })),
      ),
    [effect],
  );
  return (
    <figure className="result-map">
      <MapView label={say('map')} layers={LAYERS} overlays={overlays} bounds={bounds} height="380px" hideTable />
      <figcaption className="hint">{say('mapHint')}</figcaption>
    </figure>
  );
}

function Areas({ areas }: { areas: Effect['areas'] }) {
  const say = useResultWords();
  const language = useLanguage();
  return (
    <table className="result-table">
      <caption>{say('areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('division')}</th>
          <th scope="col">{say('gained')}</th>
          <th scope="col">{say('lost')}</th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ code, name, gainedSquareMetres, lostSquareMetres }) => (
          <tr key={code}>
            <th
              scope="row"
              className={code.length === 9 && areas.some((one) => one.code.length === 6) ? 'result-inner' : ''}
            >
              {name}
            </th>
            <td>{amount(gainedSquareMetres, formatArea(gainedSquareMetres, language))}</td>
            <td>{amount(lostSquareMetres, formatArea(lostSquareMetres, language))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const amount = (squareMetres: number, text: string): string => (squareMetres < 1 ? '—' : text);

function Objects({ objects }: { objects: readonly PassedObjects[] }) {
  const say = useResultWords();
  return (
    <section aria-label={say('objects')}>
      <h3>{say('objects')}</h3>
      {objects.length === 0 && <p className="hint">{say('noObjects')}</p>}
      {objects.map(({ kind, count, items }) => (
        <details key={kind} className="result-objects" open={count <= 5}>
          <summary>
            {say(`object.${kind}`)} <strong>{count}</strong>
          </summary>
          <ul className="result-list">
            {items.map(({ name, from, to }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered; two names may be alike
              <li key={i}>
                {name} {from && to && <span className="hint">{say('moves', { from, to })}</span>}
              </li>
            ))}
            {count > items.length && <li className="hint">{say('more', { n: count - items.length })}</li>}
          </ul>
        </details>
      ))}
    </section>
  );
}
