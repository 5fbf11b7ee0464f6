/** Puts the focus on the heading of the page, where reading begins; nothing is stolen from a dialog that is open. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('#content h1');
  if (!heading || document.activeElement?.closest('[aria-modal="true"]')) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
