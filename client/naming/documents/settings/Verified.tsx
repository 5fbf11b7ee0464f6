import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useSettingsWords } from './words.ts';

/** Whether somebody competent has checked the wording or the letters. */
export function Verified({ is }: { is: boolean }) {
  const say = useSettingsWords();
  return is ? (
    <StatusTag tone="good">✓ {say('verified')}</StatusTag>
  ) : (
    <StatusTag tone="warning">{say('unverified')}</StatusTag>
  );
}
