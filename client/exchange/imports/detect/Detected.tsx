import type { ReactNode } from 'react';

interface Props {
  label: string;
  value: ReactNode;
  /** How it is known, or what is asked. */
  note?: ReactNode;
  isAsked?: boolean;
  children?: ReactNode;
}

/** One thing detected: what it is, how that is known, and the control that corrects it. */
export function Detected({ label, value, note, isAsked = false, children }: Props) {
  return (
    <section className={isAsked ? 'import-choice asked' : 'import-choice'} aria-label={label}>
      <div className="import-choice-fact">
        <h3>{label}</h3>
        <span className="import-choice-value">{value}</span>
        {note && <span className="hint">{note}</span>}
      </div>
      {children && <div className="import-choice-control">{children}</div>}
    </section>
  );
}
