import { Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { OrganKind } from '#server/accounts/contract.ts';
import { Opinion } from '#server/naming/actContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useSession } from '../api/session.ts';
import { useLanguage } from '../ui/addWords.ts';
import type { ActField, FieldKind } from './actForm.ts';
import { useActWords } from './actWords.ts';
import { bracketed } from './bodyOf.ts';
import { CandidateChoice } from './CandidateChoice.tsx';
import { DayInput } from './DayInput.tsx';
import { DefectsField } from './DefectsField.tsx';
import { REFUSAL_REASONS } from './refusalReasons.ts';
import { useNamingWords } from './words.ts';

interface Props {
  field: ActField;
  found: CaseDetail;
}

/** Values are Chinese in either language: the announcement's own text names its channels. */
const CHANNELS = [
  { value: '政府网站', word: 'channel.website' },
  { value: '政务新媒体', word: 'channel.newMedia' },
  { value: '政务服务平台', word: 'channel.platform' },
  { value: '报刊', word: 'channel.press' },
  { value: '广播电视', word: 'channel.broadcast' },
  { value: '国家地名信息库', word: 'channel.database' },
] as const;
const NEVER_ASKED: readonly OrganKind[] = ['applicant', 'audit'];
const REPORTS = ['expert', 'consultation', 'assessment'] as const;

// antd would write aria-required on the group, where ARIA does not allow it.
const GROUPS: readonly FieldKind[] = ['organs', 'channels'];

/** One field of an act: label, control, hint. */
export function ActFieldItem({ field, found }: Props) {
  const say = useActWords();
  const control = useControl(field.kind, found);
  if (field.kind === 'defects') return <DefectsField name={field.name} />;
  return (
    <Form.Item
      name={field.name}
      label={field.optional === true ? `${say(field.label)}${say('optional')}` : say(field.label)}
      required={!field.optional && !GROUPS.includes(field.kind)}
      {...(field.hint ? { extra: say(field.hint) } : {})}
      {...(field.kind === 'documentNo' ? { normalize: (typed: string) => bracketed(typed) } : {})}
    >
      {control}
    </Form.Item>
  );
}

function useControl(kind: FieldKind, found: CaseDetail): ReactNode {
  const say = useActWords();
  const sayNaming = useNamingWords();
  const language = useLanguage();
  const { data: me } = useSession(); // an office does not ask itself
  const controls: Partial<Record<FieldKind, () => ReactNode>> = {
    line: () => <Input maxLength={500} />,
    documentNo: () => <Input maxLength={60} />,
    paragraph: () => <Input.TextArea rows={5} maxLength={4000} showCount />,
    day: () => <DayInput />,
    candidate: () => <CandidateChoice found={found} />,
    organs: () => (
      <Checkbox.Group
        options={OrganKind.options
          .filter((kind) => !NEVER_ASKED.includes(kind) && kind !== me?.organisation.kind)
          .map((value) => ({ value, label: sayNaming(`organ.${value}`) }))}
      />
    ),
    reportKind: () => (
      <Radio.Group options={REPORTS.map((value) => ({ value, label: sayNaming(`report.${value}`) }))} />
    ),
    opinion: () => (
      <Radio.Group options={Opinion.options.map((value) => ({ value, label: sayNaming(`opinion.${value}`) }))} />
    ),
    channels: () => <Checkbox.Group options={CHANNELS.map(({ value, word }) => ({ value, label: say(word) }))} />,
    reasonCode: () => (
      <Select
        options={REFUSAL_REASONS.map(({ code, zh, en, article }) => ({
          value: code,
          label: language === 'en' ? en : `${zh}（${article}）`,
        }))}
      />
    ),
  };
  return controls[kind]?.();
}
