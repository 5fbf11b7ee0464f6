import { ChasePaper, DocumentKind, type TemplateKind } from '#server/naming/documents/contract.ts';
import { useDocumentWords } from '../words.ts';
import { useSettingsWords } from './words.ts';

/** The name of a kind of document, of a case or of the chase of a late filing. */
export function useKindWord(): (kind: TemplateKind) => string {
  const say = useSettingsWords();
  const sayDocument = useDocumentWords();
  return (kind) => {
    const paper = ChasePaper.safeParse(kind);
    if (paper.success) return say(`kind.${paper.data}`);
    return sayDocument(`kind.${DocumentKind.parse(kind)}`);
  };
}
