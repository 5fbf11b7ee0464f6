import { actNamed } from './actNamed.ts';
import { useNamingWords } from './words.ts';

/** What waits for a person, in words: an act, an opinion, or nothing (null). */
export function useTodoLabel(): (todo: string | null) => string | null {
  const say = useNamingWords();
  return (todo) => {
    if (todo === null) return null;
    if (todo === 'opinion') return say('act.answer');
    const act = actNamed(todo);
    return act ? say(`act.${act}`) : todo;
  };
}
