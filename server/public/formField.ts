import { z } from 'zod';

// Line ends and tabs are the only control characters that people type.
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/** A text field as a browser sends it; one that is missing or repeated is taken for empty. */
export const formField = z
  .string()
  .max(4000)
  .transform((text) => text.replaceAll(CONTROL, ''))
  .catch('');
