import { type ComponentType, createContext, useContext } from 'react';

/** What of a list can be exported: the collection of the server and the list's own filter. */
export interface ExportWish {
  collection: string;
  filter: object;
  /** A part of the list, chosen on a map; asked for when the person begins to export. */
  selection?: () => object;
  /** On the button, where it stands beside others. */
  label?: string;
}

const Button = createContext<ComponentType<ExportWish> | null>(null);

/** Given by the office, which knows exports; the lists below it do not. */
export const ExportActs = Button.Provider;

/** The button that exports what a list shows; nothing where nobody gave one. */
export function ExportAct(wish: ExportWish) {
  const Given = useContext(Button);
  return Given && <Given {...wish} />;
}
