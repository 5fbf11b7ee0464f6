import { useState } from 'react';
import type { Standing } from '../locate/gcjQuestion.ts';
import { useFix } from '../locate/useFix.ts';
import { noteScan } from '../screens/useInspectionDraft.ts';
import { useAccount } from '../session/account.ts';
import { usePackage } from '../store/usePackage.ts';
import { Frame } from '../ui/Frame.tsx';
import { go } from '../ui/router.ts';
import type { CodeVerdict } from './codeVerdict.ts';
import { Scanner } from './Scanner.tsx';
import { WhereRead } from './WhereRead.tsx';
import { useScanWords } from './words.ts';

/** Finds a sign by its code, or checks the code of the sign whose form is open (`id`). */
export function ScanScreen({ id }: { id?: string }) {
  const say = useScanWords();
  const kept = usePackage();
  const accountId = useAccount().me?.id;
  const { rough } = useFix({ atOnce: true });
  const [verdict, setVerdict] = useState<CodeVerdict | null>(null);
  const [refused, setRefused] = useState(false);
  const use = async ({ sign, codeState, scannedUrl }: CodeVerdict) => {
    // The code of another sign, read before this one, is recorded of this one.
    const signId = id ?? sign?.id;
    if (!signId || !accountId) return setRefused(true);
    await noteScan(accountId, signId, { codeState, scannedUrl });
    go(`/inspect/${signId}`, true);
  };
  const standing: Standing | null =
    verdict?.codeState === 'genuine' && verdict.sign && rough
      ? { device: rough.position, accuracyMetres: rough.accuracyMetres, register: verdict.sign.position }
      : null;
  return (
    <Frame title={say('title')} back={id ? `/inspect/${id}` : '/'}>
      {kept === null && <p className="empty">{say('noPackage')}</p>}
      {refused && (
        <p role="alert" className="alert">
          {say('nothingToInspect')}
        </p>
      )}
      {standing && <WhereRead standing={standing} />}
      {kept && (
        <Scanner
          content={kept.content}
          expectedId={id ?? null}
          onVerdict={setVerdict}
          onUse={(read) => void use(read)}
        />
      )}
    </Frame>
  );
}
