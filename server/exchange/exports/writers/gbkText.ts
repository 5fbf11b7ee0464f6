import iconv from 'iconv-lite';

// iconv-lite takes over what later editions put into places that GBK left to its users; programs that read GBK do not.
const isLater = (lead: number, trail: number): boolean =>
  lead === 0xfe ||
  (lead === 0xa9 && trail >= 0x89 && trail <= 0x95) ||
  (lead === 0xa8 && (trail === 0xbc || trail === 0xbf));
const PRIVATE_USE = /\p{Co}/u;

/** Whether GBK has the character. */
export function isInGbk(character: string): boolean {
  if (character < '\u0080') return true;
  if (PRIVATE_USE.test(character)) return false;
  const bytes = iconv.encode(character, 'gbk');
  const [lead = 0, trail] = bytes;
  return bytes.length === 2 && trail !== undefined && !isLater(lead, trail) && iconv.decode(bytes, 'gbk') === character;
}

// What stands for a character that a printer does not have (U+3013, in GBK A1FE).
const GETA = '〓';

/** The text with what GBK does not have replaced: a letter by its plain one, anything else by 〓. */
export function inGbk(text: string, missing: (character: string) => void): string {
  let kept = '';
  for (const character of text) {
    const carried = isInGbk(character);
    if (!carried) missing(character);
    kept += carried ? character : plain(character);
  }
  return kept;
}

function plain(character: string): string {
  const [letter = ''] = character.normalize('NFD');
  return /^[A-Za-z]$/.test(letter) ? letter : GETA;
}

export const gbkBytes = (text: string): number => iconv.encode(text, 'gbk').length;
