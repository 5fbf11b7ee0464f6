import { SignStatus } from '#server/signs/contract.ts';
import { FORM_PATHS, SIGN_SYMBOLS } from './signSymbols.ts';
import { useMapWords } from './words.ts';

type Status = (typeof SignStatus.options)[number];

/** A state as the map draws it. */
export function SignSymbol({ status }: { status: Status }) {
  const { form, colour } = SIGN_SYMBOLS[status];
  return (
    <svg className="sign-symbol" viewBox="-2 -2 28 28" aria-hidden="true">
      <path d={FORM_PATHS[form]} fill={colour} fillRule="evenodd" />
    </svg>
  );
}

export function Legend() {
  const say = useMapWords();
  return (
    <details className="legend">
      <summary>{say('legend')}</summary>
      <ul>
        {SignStatus.options.map((status) => (
          <li key={status}>
            <SignSymbol status={status} />
            {say(`status.${status}`)}
          </li>
        ))}
        <li>
          <svg className="sign-symbol" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="8" className="legend-marker" />
          </svg>
          {say('marker')}
        </li>
        <li>
          <svg className="sign-symbol" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M0 12h24" className="legend-line" />
          </svg>
          {say('line')}
        </li>
      </ul>
    </details>
  );
}
