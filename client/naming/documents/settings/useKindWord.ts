import { ChasePaper, DocumentKind, type TemplateKind } from '#server/naming/documents/contract.ts';
import { useCodeLabel } from '../../../gazetteer/useCodeList.ts';
import { useDocumentWords } from '../words.ts';
import { useSettingsWords } from './words.ts';

/** The name of a kind of document, of a case or of the chase of a late filing, or of the blank form of a material. */
export function useKindWord(): (kind: TemplateKind) => string {
  const say = useSettingsWords();
  const sayDocument = useDocumentWords();
  const labelOf = useCodeLabel('application-materials');
  return (kind) => {
    const [, material] = kind.match(/^material-(.+)$/) ?? [];
    if (material !== undefined) return say('blankForm', { material: labelOf(material) });
    if (kind === 'tracking_receipt') return say('kind.tracking_receipt');
    const paper = ChasePaper.safeParse(kind);
    if (paper.success) return say(`kind.${paper.data}`);
    return sayDocument(`kind.${DocumentKind.parse(kind)}`);
  };
}
