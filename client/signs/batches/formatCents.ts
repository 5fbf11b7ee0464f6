/** Cents as yuan: `1,234.50`. */
export const formatCents = (cents: number): string =>
  (cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
