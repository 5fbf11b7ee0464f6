import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import type { BindingLine, DisputePreview } from '#server/disputes/bindingContract.ts';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { useDisputeWords } from '../words.ts';
import type { Typed } from './typed.ts';

interface Props {
  typed: Typed;
  preview: DisputePreview | undefined;
  /** A line that binds without more is on record, and the track says that the line is not clear. */
  binds: boolean;
  onChange: (part: Partial<Typed>) => void;
}

/** Who will handle it and by which article, before anything is sent. */
export function PreviewPanel({ preview, ...rest }: Props) {
  const say = useDisputeWords();
  const isChinese = useLanguage() === 'zh-CN';
  if (!preview) return <p className="hint">{say('previewWait')}</p>;
  const { level, handler, authority } = preview;
  const article = isChinese ? authority.articleZh : authority.article;
  return (
    <section className="dispute-preview" aria-label={say('preview')}>
      <DefinitionList
        items={[
          { term: say('level'), value: say(`level.${level}`) },
          {
            term: say('handler'),
            value: `${handler.name} ${say(authority.verified ? 'basis' : 'unverified', { article })}`,
          },
          { term: say('procedure'), value: isChinese ? authority.procedureZh : authority.procedure, wide: true },
        ]}
      />
      {rest.binds && <Binding preview={preview} {...rest} />}
    </section>
  );
}

/** Lines that bind without more: shown first, then either the other track or a reason. */
function Binding({ typed, preview, onChange }: Omit<Props, 'preview' | 'binds'> & { preview: DisputePreview }) {
  const say = useDisputeWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { binding, article, articleZh } = preview;
  return (
    <Alert
      type="warning"
      showIcon
      title={say('binding')}
      description={
        <>
          <p>{say('bindingLead', { article: isChinese ? articleZh : article })}</p>
          <ul className="dispute-binding">
            {binding.map((line) => (
              <BindingItem key={`${line.kind} ${line.title} ${line.datedOn}`} line={line} />
            ))}
          </ul>
          <Button onClick={() => onChange({ track: 'T2', agreement: binding[0]?.title ?? '' })}>
            {say('bindingToT2')}
          </Button>
          <TextField
            label={say('bindingWhy')}
            help={say('bindingWhyHelp')}
            long
            value={typed.bindingReason}
            onChange={(bindingReason) => onChange({ bindingReason })}
          />
        </>
      }
    />
  );
}

function BindingItem({ line: { item, kind, title, number, datedOn, lineId, disputeId } }: { line: BindingLine }) {
  const say = useDisputeWords();
  const language = useLanguage();
  const to = disputeId ? `/disputes/${disputeId}` : `/boundaries/${lineId}`;
  return (
    <li>
      {say(`binding.${kind}`)}：<Link to={to}>{title}</Link>
      {number && ` ${number}`}
      {datedOn && ` · ${formatDay(datedOn, language)}`} · {say('bindingItem', { item })}
    </li>
  );
}
