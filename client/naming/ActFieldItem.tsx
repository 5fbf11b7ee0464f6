import { Form } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { ActControl } from './ActControl.tsx';
import type { ActField, FieldKind } from './actForm.ts';
import { useActWords } from './actWords.ts';
import { bracketed } from './bodyOf.ts';
import { DefectsField } from './DefectsField.tsx';

interface Props {
  field: ActField;
  found: CaseDetail;
}

// antd would write aria-required on the group, where ARIA does not allow it.
const GROUPS: readonly FieldKind[] = ['organs', 'channels'];

/** One field of an act: label, control, hint. */
export function ActFieldItem({ field, found }: Props) {
  const say = useActWords();
  if (field.kind === 'defects') return <DefectsField name={field.name} divisionCode={found.divisionCode} />;
  return (
    <Form.Item
      name={field.name}
      label={field.optional === true ? `${say(field.label)}${say('optional')}` : say(field.label)}
      required={!field.optional && !GROUPS.includes(field.kind)}
      {...(field.hint ? { extra: say(field.hint) } : {})}
      {...(field.kind === 'documentNo' || field.kind === 'announcementNo'
        ? { normalize: (typed: string) => bracketed(typed) }
        : {})}
    >
      <ActControl kind={field.kind} found={found} />
    </Form.Item>
  );
}
