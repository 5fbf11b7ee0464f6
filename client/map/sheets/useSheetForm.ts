import { useState } from 'react';
import type { SheetWish } from '#server/boundaries/sheets/sheetContract.ts';

export interface SheetForm {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  wish: SheetWish;
  change: (part: Partial<Pick<SheetWish, 'paper' | 'orientation'>>) => void;
  /** Undefined: the largest that needs one sheet. */
  setScale: (scale: number | undefined) => void;
}

/** Whether the dialog is open, and what is chosen in it. */
export function useSheetForm(): SheetForm {
  const [isOpen, setOpen] = useState(false);
  const [wish, setWish] = useState<SheetWish>({ paper: 'A3', orientation: 'auto' });
  return {
    ...{ isOpen, setOpen, wish },
    change: (part) => setWish((was) => ({ ...was, ...part })),
    setScale: (scale) =>
      setWish(({ paper, orientation }) => ({ paper, orientation, ...(scale === undefined ? {} : { scale }) })),
  };
}
