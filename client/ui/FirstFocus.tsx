import { useEffect } from 'react';

/**
 * Where typing begins in a dialog: the first field of its form, or the button where there is nothing to fill in. Stands
 * inside the form. At once, and only where nobody chose a field: focus given when the dialog had opened
 * (`afterOpenChange`) took the words of whoever was typing by then out of their field.
 * @param formId the id of the form, which its button carries as `form`
 */
export function FirstFocus({ formId }: { formId: string }) {
  // After the effects of the dialog around it, which keep to whom the focus goes back.
  useEffect(() => queueMicrotask(() => focusFirst(formId)), [formId]);
  return null;
}

function focusFirst(formId: string): void {
  const form = document.getElementById(formId);
  if (!form || form.contains(document.activeElement)) return;
  const first = form.querySelector<HTMLElement>('input:not([disabled]), textarea, select');
  const button = document.querySelector<HTMLElement>(`button[form="${CSS.escape(formId)}"]`);
  (first ?? button)?.focus({ preventScroll: true });
}
