/** What each kind of case does to a name, in one word (glossary section 2). */
const WORDS: Readonly<Record<string, string>> = {
  naming: '命名',
  renaming: '更名',
  cancellation: '销名',
  reservation: '预命名',
};

/** The words in which documents speak of the case: `subject` stands after 关于 and 同意. */
export function kindWords(kind: string, name: string, formerName = '') {
  const word = WORDS[kind] ?? '命名';
  const renamed = formerName === '' ? `${word}为“${name}”` : `将“${formerName}”${word}为“${name}”`;
  const subjects: Readonly<Record<string, string>> = {
    renaming: renamed,
    cancellation: `注销“${name}”`,
  };
  return {
    name,
    formerName,
    kindWord: word,
    subject: subjects[kind] ?? `${word}“${name}”`,
    isNaming: kind === 'naming',
    isRenaming: kind === 'renaming',
    isCancellation: kind === 'cancellation',
    isReservation: kind === 'reservation',
  };
}
