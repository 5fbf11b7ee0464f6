import type { ReactNode } from 'react';

/** Something wide that scrolls by itself, so that the page never does sideways. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section className="import-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
