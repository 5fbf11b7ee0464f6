import type { Handout, HandoutManifest } from '#server/boundaries/handouts/handoutContract.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { useHandoutWords } from './words.ts';

/** What went out, to whom, how often; and what it holds. */
export function PackagePanel({ handout }: { handout: Handout }) {
  const say = useHandoutWords();
  const { state, medium, manifest, packageSha256, recipient } = handout;
  if (packageSha256 === null && recipient === null) return null;
  return (
    <section className="panel" aria-labelledby="handout-package">
      <h2 id="handout-package">{say('package')}</h2>
      {medium === 'outside' && <p>{say('packageOutside')}</p>}
      {packageSha256 && !manifest && <p className="hint">{say('packageHidden')}</p>}
      <DefinitionList
        items={[
          { term: say('recipient'), value: recipientOf(handout) },
          { term: say('handedOn'), value: handout.handedOn },
          { term: say('downloads'), value: say('downloadsOf', { n: handout.downloads }) },
          { term: say('downloadUntil'), value: handout.downloadUntil && formatInstant(handout.downloadUntil) },
          { term: say('returned'), value: returnOf(handout, handout.returnedHow && say(`how.${handout.returnedHow}`)) },
          ...(manifest ? [{ term: say('madeAt'), value: formatInstant(manifest.madeAt) }] : []),
          ...(packageSha256
            ? [{ term: say('sha256'), value: <code className="handout-hash">{packageSha256}</code>, wide: true }]
            : []),
        ]}
      />
      {manifest && <Manifest key={state} manifest={manifest} />}
    </section>
  );
}

const recipientOf = ({ recipient, recipientUsername }: Handout): string =>
  [recipient, recipientUsername && `(${recipientUsername})`].filter(Boolean).join(' ');

const returnOf = ({ returnedOn, returnNote }: Handout, how: string | null): string =>
  how ? [how, returnedOn, returnNote].filter(Boolean).join(' · ') : '';

function Manifest({ manifest }: { manifest: HandoutManifest }) {
  const say = useHandoutWords();
  const { withoutOutline, ...counts } = manifest.counts;
  return (
    <>
      <p>{say('holds', counts)}</p>
      {withoutOutline.length > 0 && <p>{say('withoutOutline', { names: withoutOutline.join('、') })}</p>}
      {manifest.mapReviewNumbers.length > 0 && (
        <p>
          {say('reviewNumbers')}：{manifest.mapReviewNumbers.join('、')}
        </p>
      )}
      <ul className="marker-list">
        {manifest.files.map(({ path, bytes, sha256 }) => (
          <li key={path}>
            {path} <span className="hint">{formatBytes(bytes)}</span>
            <p className="hint">
              <code className="handout-hash">{sha256}</code>
            </p>
          </li>
        ))}
      </ul>
      <h3>{say('conditions')}</h3>
      <ul className="handout-conditions">
        {manifest.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </>
  );
}
