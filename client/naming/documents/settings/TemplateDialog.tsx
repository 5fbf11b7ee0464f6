import { App, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { DocumentsApi, type DocumentTemplate } from '#server/naming/documents/contract.ts';
import { useAct } from '../../../api/query.ts';
import { useMay, useSession } from '../../../api/session.ts';
import { Field } from '../../../ui/Field.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { DayInput } from '../../DayInput.tsx';
import { type TemplateText, textsOf, withTexts } from './templateTexts.ts';
import { useKindWord } from './useKindWord.ts';
import { useSettingsWords } from './words.ts';
import '../../campaigns/dialog.css';

interface Props {
  template: DocumentTemplate;
  today: string;
  onClose: () => void;
}

/** The wording of a template; who keeps the system saves another as a new version for its own divisions. */
export function TemplateDialog({ template, today, onClose }: Props) {
  const say = useSettingsWords();
  const kindWord = useKindWord();
  const mayRevise = useMay()('admin.settings');
  const texts = textsOf(template.content);
  const title = say('templateTitle', { kind: kindWord(template.kind) });
  if (mayRevise) return <ReviseDialog title={title} texts={texts} {...{ template, today, onClose }} />;
  return (
    <Modal open title={title} width={720} footer={null} onCancel={onClose}>
      <dl className="template-texts" lang="zh-CN">
        {texts.map(({ part, text }, i) =>
          text.trim() === '' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a text in the template is what it is
            <div key={i}>
              <dt>{say(`part.${part}`)}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </Modal>
  );
}

function ReviseDialog({ template, today, title, texts, onClose }: Props & { title: string; texts: TemplateText[] }) {
  const say = useSettingsWords();
  const { message } = App.useApp();
  const { data: me } = useSession();
  const [isOpen, setOpen] = useState(true);
  const [typed, setTyped] = useState<readonly string[]>(texts.map(({ text }) => text));
  const [basis, setBasis] = useState<Basis>({ source: '', verified: false, validFrom: undefined });
  const [isChecked, setChecked] = useState(false);
  const save = useAct(DocumentsApi.saveTemplate, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const { source, verified, validFrom } = basis;
  const submit = () => {
    setChecked(true);
    if (source.trim().length < 2 || validFrom === undefined || validFrom <= today) return;
    const jurisdiction = me?.organisation.divisionCode.replace(/(00)+$/, '') ?? '';
    const content = withTexts(template.content, typed);
    save.mutate({ body: { kind: template.kind, jurisdiction, content, source, verified, validFrom } });
  };
  return (
    <Modal
      open={isOpen}
      title={title}
      width={720}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p>{say('own', { division: me?.divisionName ?? '' })}</p>
      <p className="hint">{say('slots')}</p>
      <ProblemAlert error={save.error} />
      <BasisFields basis={basis} today={today} isChecked={isChecked} onChange={setBasis} />
      <TextFields texts={texts} typed={typed} onChange={setTyped} />
    </Modal>
  );
}

interface Basis {
  source: string;
  verified: boolean;
  validFrom: string | undefined;
}
interface BasisProps {
  basis: Basis;
  today: string;
  isChecked: boolean;
  onChange: (basis: Basis) => void;
}

/** By which document, from which day, and whether somebody competent has checked it. */
function BasisFields({ basis, today, isChecked, onChange }: BasisProps) {
  const say = useSettingsWords();
  const { source, verified, validFrom } = basis;
  const lacks = { source: source.trim().length < 2, day: validFrom === undefined || validFrom <= today };
  return (
    <div className="dialog-fields">
      <Field
        label={say('sourceLabel')}
        required
        help={say('sourceHint')}
        error={isChecked && lacks.source ? say('required') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            value={source}
            onChange={({ target }) => onChange({ ...basis, source: target.value })}
          />
        )}
      </Field>
      <Field
        label={say('validFrom')}
        required
        help={say('validFromHint')}
        error={isChecked && lacks.day ? say('validFromHint') : undefined}
      >
        {({ id }) => <DayInput id={id} value={validFrom} onChange={(day) => onChange({ ...basis, validFrom: day })} />}
      </Field>
      <Checkbox checked={verified} onChange={({ target }) => onChange({ ...basis, verified: target.checked })}>
        {say('isVerified')}
      </Checkbox>
    </div>
  );
}

interface TextProps {
  texts: readonly TemplateText[];
  typed: readonly string[];
  onChange: (typed: readonly string[]) => void;
}

// Not `autoSize`: it leaves a hidden field behind that the keyboard can reach (WCAG 4.1.2).
const rowsFor = (text: string): number => Math.min(10, Math.ceil(text.length / 36) + text.split('\n').length - 1);

function TextFields({ texts, typed, onChange }: TextProps) {
  const say = useSettingsWords();
  return (
    <div className="template-fields">
      {texts.map(({ part, text }, i) =>
        text.trim() === '' ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a text in the template is what it is
          <Field key={i} label={say(`part.${part}`)}>
            {(control) => (
              <Input.TextArea
                {...control}
                lang="zh-CN"
                rows={rowsFor(text)}
                value={typed[i]}
                onChange={({ target }) => onChange(typed.with(i, target.value))}
              />
            )}
          </Field>
        ),
      )}
    </div>
  );
}
