import { useState } from 'react';
import { verifyCode } from '#server/signs/codes/verifyCode.ts';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import type { CodeReader } from '../../camera/readCodes.ts';
import { useCamera } from '../../camera/useCamera.ts';
import { useCodeReader, useCodesInView } from '../../camera/useCodes.ts';
import { bestVerdict, type CodeVerdict, codeVerdict, unreadVerdict } from './codeVerdict.ts';
import { PhotoCode } from './PhotoCode.tsx';
import { TypedCode } from './TypedCode.tsx';
import { VerdictCard } from './VerdictCard.tsx';
import { useScanWords } from './words.ts';
import './scan.css';

interface Props {
  content: Pick<PackageContent, 'signs' | 'keys'>;
  /** The sign that the code ought to be of; null where the scan is to find it. */
  expectedId: string | null;
  /** What the button under a verdict says; nothing for one that leads nowhere. */
  useLabel?: string;
  /** Hears each verdict, and null when the camera looks again. */
  onVerdict?: (verdict: CodeVerdict | null) => void;
  onUse: (verdict: CodeVerdict) => void;
}

/** Reads a plate's code by camera, photo or by hand, and says at once whether it is genuine: no network is asked. */
export function Scanner({ content, expectedId, useLabel, onVerdict, onUse }: Props) {
  const say = useScanWords();
  const reader = useCodeReader();
  const [verdict, setShown] = useState<(CodeVerdict & { others: number }) | null>(null);
  const setVerdict = (next: typeof verdict) => {
    setShown(next);
    onVerdict?.(next);
  };
  const judge = (texts: readonly string[]) => {
    const known = { signs: content.signs, expectedId };
    setVerdict(bestVerdict(texts.map((text) => codeVerdict(text, verifyCode(text, content.keys), known))));
  };
  const expected = content.signs.find(({ id }) => id === expectedId);
  if (verdict)
    return (
      <VerdictCard
        verdict={verdict}
        useLabel={useLabel ?? say('inspect')}
        onUse={() => onUse(verdict)}
        onAgain={() => setVerdict(null)}
      />
    );
  return (
    <section className="scanner" aria-label={expected ? say('titleOf', { name: expected.name }) : say('title')}>
      {reader === 'failed' ? (
        <p role="alert">{say('readerFailed')}</p>
      ) : (
        <>
          <CameraView reader={reader} onCodes={judge} />
          {reader && <PhotoCode reader={reader} onCodes={judge} />}
        </>
      )}
      <TypedCode
        signs={content.signs}
        onSign={(sign) => setVerdict({ ...unreadVerdict(sign, 'typed'), others: 0 })}
        onText={(text) => judge([text])}
      />
      {expected && (
        <button
          type="button"
          className="big"
          onClick={() => setVerdict({ ...unreadVerdict(expected, 'unread'), others: 0 })}
        >
          {say('unreadable')}
        </button>
      )}
    </section>
  );
}

function CameraView({ reader, onCodes }: { reader: CodeReader | null; onCodes: (texts: string[]) => void }) {
  const say = useScanWords();
  const { video, state, torch } = useCamera();
  useCodesInView(video, state === 'on' ? reader : null, onCodes);
  const refused = REFUSALS[state];
  return (
    <div className="scanner-camera" data-off={refused !== null || undefined}>
      <video ref={video} muted playsInline aria-label={say('camera')} hidden={refused !== null} />
      {refused === null ? <Aiming isLooking={state === 'on' && reader !== null} /> : <p role="alert">{say(refused)}</p>}
      {torch && (
        <button type="button" aria-pressed={torch.isOn} onClick={torch.toggle}>
          {say(torch.isOn ? 'torchOff' : 'torchOn')}
        </button>
      )}
    </div>
  );
}

const REFUSALS = { starting: null, on: null, denied: 'cameraDenied', none: 'cameraNone' } as const;

function Aiming({ isLooking }: { isLooking: boolean }) {
  const say = useScanWords();
  return (
    <>
      <div className="scanner-frame" aria-hidden="true" />
      <p role="status">{say(isLooking ? 'looking' : 'starting')}</p>
      <p className="hint">{say('aim')}</p>
    </>
  );
}
