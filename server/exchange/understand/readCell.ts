import type { ImportFinding } from '../imports/findingContract.ts';
import { divisionCodeOf, isDamagedCode, isPlaceCode, lineCodeOf, plainCode } from './cleanCode.ts';
import { cleanName } from './cleanName.ts';
import { cleanCell } from './cleanText.ts';
import type { MappedField } from './fieldTable.ts';
import { understandFinding } from './understandWords.ts';

interface ReadCell {
  value: string | number | null;
  findings: ImportFinding[];
}

const good = (value: string | number | null): ReadCell => ({ value, findings: [] });
const bad = (finding: ImportFinding): ReadCell => ({ value: null, findings: [finding] });

/** A cell as its field reads it. */
export function readCell(given: string, field: MappedField): ReadCell {
  const { text, unwrapped } = cleanCell(given);
  switch (field.type) {
    case 'name': {
      const clean = cleanName(unwrapped ? text : given);
      return { value: clean.name, findings: clean.findings };
    }
    case 'division-code':
      return divisionCell(plainCode(text), field);
    case 'place-code':
      return placeCode(plainCode(text));
    case 'line-code':
      return lineCode(plainCode(text));
    case 'number':
    case 'year':
      return numberCell(text, field);
    // The position is read from both columns together.
    case 'lon':
    case 'lat':
      return field.field === 'lon' || field.field === 'lat' ? good(null) : good(text || null);
    default:
      return good(text === '' ? null : text);
  }
}

function divisionCell(code: string, field: MappedField): ReadCell {
  const { heading } = field;
  if (code === '') return field.required ? bad(understandFinding('no-code', { heading })) : good(null);
  if (isDamagedCode(code)) return bad(understandFinding('code-damaged', { code }));
  const known = divisionCodeOf(code);
  return known === undefined ? bad(faultOf(code, field)) : good(known);
}

function faultOf(code: string, { heading, kind, required }: MappedField): ImportFinding {
  if (required) return understandFinding('bad-code', { code, heading, digits: String(code.length) });
  return understandFinding(kind === 'divisions' ? 'bad-parent-code' : 'bad-division-code', { code, heading });
}

function placeCode(code: string): ReadCell {
  if (code === '') return good(null);
  if (isDamagedCode(code)) return bad(understandFinding('code-damaged', { code }));
  return isPlaceCode(code) ? good(code) : bad(understandFinding('bad-place-code', { code }));
}

function lineCode(code: string): ReadCell {
  if (code === '') return good(null);
  const known = lineCodeOf(code);
  return known === undefined ? bad(understandFinding('bad-line-code', { code })) : good(known);
}

function numberCell(text: string, { heading, type }: MappedField): ReadCell {
  if (text === '') return good(null);
  const plain = text.normalize('NFKC').replace(/年$|米$|,(?=\d{3})/g, '');
  const value = Number(plain);
  if (plain === '' || Number.isNaN(value) || (type === 'year' && !Number.isInteger(value)))
    return bad(understandFinding('bad-number', { text, heading }));
  return good(value);
}
