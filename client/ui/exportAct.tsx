import { type ComponentType, createContext, useContext } from 'react';

/** What of a list can be exported: the collection of the server, the list's own filter, and a part of it chosen by hand. */
export interface ExportWish {
  collection: string;
  filter: object;
  selection?: object;
}

const Button = createContext<ComponentType<ExportWish> | null>(null);

/** Given by the office, which knows exports; the lists below it do not. */
export const ExportActs = Button.Provider;

/** The button that exports what a list shows; nothing where nobody gave one. */
export function ExportAct(wish: ExportWish) {
  const Given = useContext(Button);
  return Given && <Given {...wish} />;
}
