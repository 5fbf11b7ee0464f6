import type { CaseId } from '#server/naming/caseContract.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';
import { MaterialsApi } from '#server/naming/materials/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useMaterialWords } from './words.ts';

interface Props {
  /** The material in the reader's language. */
  label: string;
  material: string;
  kind: CaseKind;
  /** Undefined until the draft is saved: then the form is that of the guide, with nothing in it. */
  caseId: CaseId | undefined;
}

/** The form of a material to download: DOCX to fill in, PDF to print. */
export function FormLinks({ label, ...which }: Props) {
  const say = useMaterialWords();
  const name = (ending: string) => say('formFor', { material: label, ending });
  const { pdf, docx } = addressesOf(which);
  return (
    <span className="form-links">
      {say('form')}{' '}
      <a href={docx} download aria-label={name('DOCX')}>
        DOCX
      </a>
      {' · '}
      <a href={pdf} download aria-label={name('PDF')}>
        PDF
      </a>
    </span>
  );
}

function addressesOf({ caseId: id, material, kind }: Omit<Props, 'label'>): { pdf: string; docx: string } {
  const blank = `/guide/forms/${kind}/${material}`;
  if (id === undefined) return { pdf: `${blank}.pdf`, docx: `${blank}.docx` };
  const params = { id, material };
  return { pdf: urlOf(MaterialsApi.formPdf, { params }), docx: urlOf(MaterialsApi.formDocx, { params }) };
}
