import { Typography } from 'antd';
import type { KeyDesk } from '#server/signs/keys/signKeyContract.ts';
import { useKeyWords } from './words.ts';

const ROTATE = 'npm run diming -- sign-key rotate --reason "…"';
const MAKE = `node -e "console.log(require('node:crypto').randomBytes(32).toString('base64url'))"`;

/** What a system administrator runs where the server cannot write its key. */
export function RotateByHand({ place }: { place: KeyDesk['place'] }) {
  const say = useKeyWords();
  return (
    <section className="panel" aria-labelledby="key-by-hand">
      <h2 id="key-by-hand">{say('byHandTitle')}</h2>
      {place === 'folder' ? (
        <>
          <p>{say('byHandFolder')}</p>
          <CommandLine text={ROTATE} />
        </>
      ) : (
        <>
          <p>{say('byHandMake')}</p>
          <CommandLine text={MAKE} />
          <p>{say('byHandSet')}</p>
          <p>{say('byHandRun')}</p>
          <CommandLine text={ROTATE} />
        </>
      )}
    </section>
  );
}

function CommandLine({ text }: { text: string }) {
  return (
    <Typography.Paragraph copyable className="key-command">
      {text}
    </Typography.Paragraph>
  );
}
