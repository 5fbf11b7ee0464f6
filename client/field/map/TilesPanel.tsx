import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { sizeText } from './sizeText.ts';
import { STALE_DAYS, type TileFailure, type Tiles, useTiles } from './useTiles.ts';
import { useMapWords } from './words.ts';

/** The base map on this device: how much is there, how much would come, and fetching it before going out. */
export function TilesPanel({ tiles }: { tiles: PackageContent['tiles'] }) {
  const say = useMapWords();
  const state = useTiles(tiles);
  const { outlook, progress, failure, get, pause } = state;
  const wanted = outlook ? outlook.missing + outlook.stale : 0;
  return (
    <section className="tiles" aria-label={say('tiles')}>
      <h2>{say('tiles')}</h2>
      {progress ? (
        <>
          <progress value={progress.done} max={progress.all} aria-label={say('tiles')} />
          <p>
            {say('tilesDone', { done: progress.done, all: progress.all })} · {sizeText(progress.bytes)}
          </p>
          <button type="button" className="big" onClick={pause}>
            {say('tilesStop')}
          </button>
        </>
      ) : (
        <>
          <Counted state={state} />
          {failure && <Failure failure={failure} />}
          {wanted > 0 && (
            <button type="button" className="big" onClick={get}>
              {say(failure || (outlook && outlook.missing < state.all) ? 'tilesGoOn' : 'tilesGet')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function Counted({ state: { outlook, all } }: { state: Tiles }) {
  const say = useMapWords();
  if (!outlook) return <p role="status">{say('tilesCounting')}</p>;
  const { missing, stale, bytes } = outlook;
  const n = missing + stale;
  if (n === 0) return <p role="status">{say('tilesReady', { all })}</p>;
  return (
    <p role="status">
      {bytes === null ? say('tilesMissingUnknown', { n }) : say('tilesMissing', { n, size: sizeText(bytes) })}
      {stale > 0 && ` · ${say('tilesStale', { n: stale, days: STALE_DAYS })}`}
    </p>
  );
}

function Failure({ failure }: { failure: TileFailure }) {
  const say = useMapWords();
  const why =
    failure.why === 'refused'
      ? say('tilesRefused', { status: failure.status })
      : say(failure.why === 'full' ? 'tilesFull' : 'tilesUnreachable');
  return (
    <p role="alert" className="alert">
      {say('tilesFailed', { why })}
    </p>
  );
}
