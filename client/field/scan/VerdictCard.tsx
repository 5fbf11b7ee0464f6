import { useEffect, useRef } from 'react';
import type { CodeVerdict } from './codeVerdict.ts';
import { useScanWords } from './words.ts';

const MARKS = { good: '✓', warn: '?', bad: '✕' } as const;

interface Props {
  verdict: CodeVerdict & { others: number };
  /** What the button says that takes the verdict. */
  useLabel: string;
  onUse: () => void;
  onAgain: () => void;
}

/** What a code is worth: a word, a sign and a colour, and what to do about it. */
export function VerdictCard({ verdict, useLabel, onUse, onAgain }: Props) {
  const say = useScanWords();
  const { advice, tone, sign, host, scannedUrl, others } = verdict;
  const heading = useRef<HTMLHeadingElement>(null);
  // The camera is gone: a screen reader goes on here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="verdict" data-tone={tone} aria-label={say(`verdict.${advice}`)}>
      <p className="verdict-mark" aria-hidden="true">
        {MARKS[tone]}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {say(`verdict.${advice}`)}
      </h2>
      <p>{say(`advice.${advice}`, { host: host ?? '' })}</p>
      {others > 0 && <p className="verdict-others">{say('others', { n: others })}</p>}
      <dl>
        {sign && (
          <>
            <dt>{say('sign')}</dt>
            <dd>
              {sign.name}
              {sign.number} · {sign.romanSign}
            </dd>
          </>
        )}
      </dl>
      {scannedUrl !== null && (
        <details>
          <summary>{say('code')}</summary>
          {/* Never a link: a forged one leads into a trap. */}
          <p className="verdict-code">{scannedUrl}</p>
        </details>
      )}
      <button type="button" className="big main" onClick={onUse}>
        {useLabel}
      </button>
      <button type="button" className="big" onClick={onAgain}>
        {say('again')}
      </button>
    </section>
  );
}
