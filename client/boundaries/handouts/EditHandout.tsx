import { App } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Handout } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts, useSession } from '../../api/session.ts';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { dayOf } from '../../ui/dayOf.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { HandoutForm } from './HandoutForm.tsx';
import { draftOfTexts, emptyHandout, type HandoutTexts, textsOf } from './handoutTexts.ts';
import { OneHandout } from './OneHandout.tsx';
import { useHandoutWords } from './words.ts';
import '../../ui/listPage.css';
import './handouts.css';

/** Enters a request. */
export function NewHandout() {
  const { data: me } = useSession();
  const now = useFacts()?.now;
  if (!me || !now) return <LoadingBlock rows={8} />;
  return <EnterHandout area={me.organisation.divisionCode} today={dayOf(now)} />;
}

/** Changes a draft. */
export function EditHandout() {
  return (
    <OneHandout>
      {(handout) => (
        <BegunForm record={handout} version={handout.version}>
          {(known) => <ChangeHandout handout={known} />}
        </BegunForm>
      )}
    </OneHandout>
  );
}

function useSaved() {
  const say = useHandoutWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  return ({ id }: Pick<Handout, 'id'>) => {
    void message.success(say('done'));
    void navigate(`/boundaries/handouts/${id}`);
  };
}

function EnterHandout({ area, today }: { area: string; today: string }) {
  const say = useHandoutWords();
  const [texts, setTexts] = useState(emptyHandout(area, today));
  // One key for this page: a second click after a lost reply must not enter a second request.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const save = useAct(HandoutsApi.createHandout, { onSuccess: useSaved() });
  const submit = () => {
    const body = draftOfTexts(texts);
    if (body) save.mutate({ body, idempotencyKey });
  };
  return (
    <Page title={say('newRequest')} back="/boundaries/handouts">
      <HandoutForm
        texts={texts}
        onChange={(part: Partial<HandoutTexts>) => setTexts({ ...texts, ...part })}
        error={save.error}
        isPending={save.isPending}
        onSave={submit}
      />
    </Page>
  );
}

function ChangeHandout({ handout }: { handout: Handout }) {
  const say = useHandoutWords();
  const [texts, setTexts] = useState(textsOf(handout));
  const save = useAct(HandoutsApi.editHandout, { onSuccess: useSaved() });
  const submit = () => {
    const body = draftOfTexts(texts);
    if (body) save.mutate({ params: { id: handout.id }, body, version: handout.version });
  };
  return (
    <Page title={say('editRequest')} back={`/boundaries/handouts/${handout.id}`}>
      <HandoutForm
        texts={texts}
        onChange={(part: Partial<HandoutTexts>) => setTexts({ ...texts, ...part })}
        error={save.error}
        isPending={save.isPending}
        onSave={submit}
      />
    </Page>
  );
}

function Page({ title, back, children }: { title: string; back: string; children: React.ReactNode }) {
  const say = useHandoutWords();
  return (
    <>
      <nav className="crumb">
        <Link to={back}>{say('back')}</Link>
      </nav>
      <PageHeader title={title} lead={say('formLead')} />
      {children}
    </>
  );
}
