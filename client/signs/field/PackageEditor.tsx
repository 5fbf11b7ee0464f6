import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PackageFields } from './PackageFields.tsx';
import { PackageTally } from './PackageTally.tsx';
import { draftOf, type PackageFormState } from './packageForm.ts';

interface Props {
  crumb: ReactNode;
  title: string;
  initial: PackageFormState;
  /** What the button says. */
  act: string;
  saving: { error: Error | null; isPending: boolean };
  onSave: (draft: NonNullable<ReturnType<typeof draftOf>>) => void;
}

/** What a package holds and for whom, with what that comes to; new ones and those that are changed. */
export function PackageEditor({ crumb, title, initial, act, saving, onSave }: Props) {
  const [form, setForm] = useState(initial);
  const [isAsked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    const draft = draftOf(form);
    if (draft) onSave(draft);
  };
  return (
    <>
      <nav className="crumb">{crumb}</nav>
      <PageHeader title={title} />
      <div className="field-columns">
        <div>
          <PackageFields form={form} isAsked={isAsked} onChange={(part) => setForm((was) => ({ ...was, ...part }))} />
        </div>
        <div>
          <PackageTally form={form} />
          <ProblemAlert error={saving.error} />
          <Button type="primary" size="large" block loading={saving.isPending} onClick={submit}>
            {act}
          </Button>
        </div>
      </div>
    </>
  );
}
