import { useState } from 'react';

const KEY = 'diming.pixelsPerMillimetre';
// What CSS calls a millimetre; no screen keeps to it.
const NOMINAL = 96 / 25.4;
const LEAST = 1.5;
const MOST = 12;

/** Width of an ID-1 card (ISO/IEC 7810): identity, bank and bus cards. */
export const CARD_MILLIMETRES = 85.6;

function stored(): number | null {
  const scale = Number(localStorage.getItem(KEY));
  return scale >= LEAST && scale <= MOST ? scale : null;
}

/** CSS pixels per true millimetre of this screen, as somebody has measured it with a card; remembered in the browser. */
export function useScreenScale() {
  const [measured, setMeasured] = useState(stored);
  const save = (pixelsPerMillimetre: number) => {
    localStorage.setItem(KEY, String(pixelsPerMillimetre));
    setMeasured(pixelsPerMillimetre);
  };
  return { pixelsPerMillimetre: measured ?? NOMINAL, isMeasured: measured !== null, save };
}
