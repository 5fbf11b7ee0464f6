/** The longest name, in characters: with its number and folder it stays below the 255 bytes of a file system. */
const MOST = 60;
// Control and direction characters, halves of a character, and what a file system takes for more than a name.
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu;
// What Windows takes for a device, with any ending.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * What somebody typed, as one name in an archive: never a way out of the folder into which it is unpacked, and a name that
 * every file system takes. Rare characters stay. The end of the name is kept when it is too long.
 */
export function entryName(typed: string): string {
  const plain = typed
    .normalize('NFC')
    .replaceAll(UNFIT, '_')
    .trim()
    .replace(/[. ]+$/, '_')
    .replace(DEVICE, '_$&');
  const characters = [...plain.replace(/^\.+/, '_')];
  if (characters.length <= MOST) return characters.join('');
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? '';
  return characters.slice(0, MOST - ending.length).join('') + ending;
}

/** A path that no entry has yet, whichever letters are capitals: the second of a name is `name (2).pdf`. */
export function entryPath(taken: Iterable<string>, path: string): string {
  const known = new Set([...taken].map((one) => one.toLowerCase()));
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]+)?$/s.exec(path) ?? [];
  let free = path;
  for (let n = 2; known.has(free.toLowerCase()); n += 1) free = `${stem} (${n})${ending}`;
  return free;
}
