import type { ImportFinding } from '../imports/findingContract.ts';
import { divisionCodeOf, isDamagedCode, isPlaceCode, lineCodeOf, plainCode } from './cleanCode.ts';
import { cleanName } from './cleanName.ts';
import { type CleanCell, cleanCell, visible } from './cleanText.ts';
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
  const clean = cleanCell(given);
  const lost = lostCharacter(clean.text, field);
  return lost ? bad(lost) : typedCell(clean, given, field);
}

function typedCell({ text, unwrapped }: CleanCell, given: string, field: MappedField): ReadCell {
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
      return good((field.type === 'date' ? dayText(text) : text) || null);
  }
}

// What encodings put in the place of a character that they do not have; nothing is called so.
const LOST = /[〓\ufffd]/u;

/** A day as YYYY-MM-DD where it is written as 2001/5/20, 2001.5.20, 20010520 or 2001年5月20日; anything else as it is. */
function dayText(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text.normalize('NFKC'))?.filter(Boolean) ??
    [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A name without one of its characters is no name, and no other text may overwrite a whole one. */
function lostCharacter(text: string, { type, heading }: MappedField): ImportFinding | undefined {
  if (!LOST.test(text)) return undefined;
  return understandFinding(type === 'name' ? 'name-character-lost' : 'character-lost', {
    heading,
    text: visible(text),
  });
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
