import { QRCode } from 'antd';
import type { Sign } from '#server/signs/contract.ts';
import { useSignWords } from './words.ts';

/** Where a scan leads. Level Q as on the plate itself: a quarter of it may be dirty. */
export function ScanPanel({ sign }: { sign: Sign }) {
  const say = useSignWords();
  return (
    <section className="panel scan-panel" aria-labelledby="scan">
      <h2 id="scan">{say('scan')}</h2>
      <div className="scan-row">
        <div role="img" aria-label={say('qrOf', { name: sign.name })}>
          {/* The drawing claims to be an unnamed picture of its own. */}
          <div aria-hidden="true">
            <QRCode type="canvas" value={sign.url} errorLevel="Q" size={148} />
          </div>
        </div>
        <div>
          <a href={sign.url} target="_blank" rel="noreferrer">
            {sign.url}
          </a>
          <p className="hint">{say('scanHint')}</p>
        </div>
      </div>
    </section>
  );
}
