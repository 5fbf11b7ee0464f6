import { Tooltip } from 'antd';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNamingWords } from './words.ts';
import './unverifiedMark.css';

/** Marks a basis or period nobody has compared with the official text yet. A button, so that the keyboard reaches the explanation. */
export function UnverifiedMark() {
  const say = useNamingWords();
  return (
    <Tooltip title={say('unverifiedHelp')} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="unverified">
        <StatusTag tone="warning">{say('unverified')}</StatusTag>
        <span className="visually-hidden">：{say('unverifiedHelp')}</span>
      </button>
    </Tooltip>
  );
}
