import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { ChasePaper, DocumentKind, DocumentsApi, type DocumentTemplate } from '#server/naming/documents/contract.ts';
import { useCall } from '../../../api/query.ts';
import { useMay } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/addWords.ts';
import { formatDay } from '../../../ui/formatDay.ts';
import { LoadingBlock } from '../../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useToday } from '../../useToday.ts';
import { TemplateDialog } from './TemplateDialog.tsx';
import { useKindWord } from './useKindWord.ts';
import { Verified } from './Verified.tsx';
import { useSettingsWords } from './words.ts';

// After these the blank forms of materials.
const ORDER: readonly string[] = [...DocumentKind.options, ...ChasePaper.options];

/** Every template with its source, in the order of the procedure; ended versions on demand. */
export function TemplateList() {
  const say = useSettingsWords();
  const today = useToday();
  const { data, error, refetch } = useCall(DocumentsApi.templates, { query: {} });
  const [opened, setOpened] = useState<DocumentTemplate | null>(null);
  const [withEnded, setWithEnded] = useState(false);
  if (!data || !today) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock />;
  const isEnded = ({ validTo }: DocumentTemplate) => validTo !== null && validTo <= today;
  const place = ({ kind }: DocumentTemplate) => ORDER.indexOf(kind) + (ORDER.includes(kind) ? 0 : ORDER.length + 1);
  const shown = data.filter((template) => withEnded || !isEnded(template)).toSorted((a, b) => place(a) - place(b));
  return (
    <section className="panel" aria-labelledby="templates-title">
      <h2 id="templates-title" className="panel-title">
        {say('templates')}
      </h2>
      {data.some(isEnded) && (
        <Checkbox checked={withEnded} onChange={({ target }) => setWithEnded(target.checked)}>
          {say('showEnded')}
        </Checkbox>
      )}
      <ul className="settings-list">
        {shown.map((template) => (
          <TemplateRow key={template.id} template={template} today={today} onOpen={() => setOpened(template)} />
        ))}
      </ul>
      {opened && <TemplateDialog template={opened} today={today} onClose={() => setOpened(null)} />}
    </section>
  );
}

interface RowProps {
  template: DocumentTemplate;
  today: string;
  onOpen: () => void;
}

function TemplateRow({ template, today, onOpen }: RowProps) {
  const say = useSettingsWords();
  const kindWord = useKindWord();
  const language = useLanguage();
  const mayRevise = useMay()('admin.settings');
  const { kind, jurisdiction, version, validFrom, validTo, source, verified } = template;
  const from = formatDay(validFrom, language);
  const act = say(mayRevise ? 'revise' : 'show');
  const where = jurisdiction === 'CN' ? say('everywhere') : jurisdiction;
  return (
    <li className="settings-row">
      <div>
        <div className="settings-head">
          <strong>{kindWord(kind)}</strong>
          <span className="hint">
            {where} · {say('version', { n: version })} ·{' '}
            {validTo === null ? say('from', { day: from }) : say('span', { from, to: formatDay(validTo, language) })}
          </span>
          <Verified is={verified} />
          {validFrom > today && <StatusTag tone="active">{say('later')}</StatusTag>}
          {validTo !== null && validTo <= today && <StatusTag>{say('ended')}</StatusTag>}
        </div>
        <p className="hint" lang="zh-CN">
          {say('source', { source })}
        </p>
      </div>
      <Button size="small" onClick={onOpen} aria-label={say('actFor', { act, kind: `${kindWord(kind)} ${where}` })}>
        {act}
      </Button>
    </li>
  );
}
