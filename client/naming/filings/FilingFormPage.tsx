import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { type FilingDetail, FilingId } from '#server/naming/filings/filingContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ApprovalFields } from './ApprovalFields.tsx';
import { bodyOfForm, emptyName, type FilingForm, firstForm, formOf } from './filingForm.ts';
import { NameFields } from './NameFields.tsx';
import { useFilingWords } from './words.ts';
import './filings.css';

/** The filing form (备案登记表): new, from paper, of what nobody filed, or again. */
export function FilingFormPage() {
  const { data: me } = useSession();
  const id = FilingId.safeParse(useParams().id).data;
  const as = useSearchParams()[0].get('as');
  if (!me) return <LoadingBlock rows={8} />;
  if (id) return <Edited id={id} />;
  return <Form key={as} first={firstForm(as === 'paper' || as === 'awaited' ? as : 'filer', me)} found={null} />;
}

function Edited({ id }: { id: FilingId }) {
  const { data, error, refetch } = useCall(FilingsApi.get, { params: { id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <Form first={formOf(data)} found={data} /> : <LoadingBlock rows={8} />;
}

function useSaving(found: FilingDetail | null) {
  const say = useFilingWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const onSuccess = ({ id }: FilingDetail) => {
    void message.success(say('saved'));
    void navigate(`/filings/${id}`);
  };
  const create = useAct(FilingsApi.create, { onSuccess });
  const expect = useAct(FilingsApi.expect, { onSuccess });
  const edit = useAct(FilingsApi.edit, { onSuccess });
  const save = (form: FilingForm): ReadonlySet<string> => {
    const outcome = bodyOfForm(form);
    if ('faults' in outcome) return outcome.faults ?? new Set();
    const { body } = outcome;
    if ('knownFrom' in body) expect.mutate({ body, idempotencyKey });
    else if (found) edit.mutate({ params: { id: found.id }, body, version: found.version });
    else create.mutate({ body, idempotencyKey });
    return new Set();
  };
  const acts = [create, expect, edit];
  return {
    save,
    isPending: acts.some(({ isPending }) => isPending),
    error: acts.find(({ error }) => error)?.error ?? null,
  };
}

const LEAD = { filer: 'formLead', paper: 'paperLead', awaited: 'expectLead' } as const;
const TITLE = { filer: 'new', paper: 'registerPaper', awaited: 'expect' } as const;

function Form({ first, found }: { first: FilingForm; found: FilingDetail | null }) {
  const say = useFilingWords();
  const [form, setForm] = useState(first);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const { save, isPending, error } = useSaving(found);
  const change = (part: Partial<FilingForm>) => setForm((was) => ({ ...was, ...part }));
  return (
    <>
      <nav className="crumb">
        <Link to={found ? `/filings/${found.id}` : '/filings'}>{say('back')}</Link>
      </nav>
      <PageHeader title={say(found ? 'act.edit' : TITLE[form.as])} lead={say(LEAD[form.as])} />
      <form
        className="filing-form panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setFaults(save(form));
        }}
      >
        <ProblemAlert error={error} />
        <ApprovalFields form={form} faults={faults} onChange={change} />
        {form.names.map((named, n) => (
          <NameFields key={named.key} form={form} n={n} faults={faults} onChange={(names) => change({ names })} />
        ))}
        <Button onClick={() => change({ names: [...form.names, emptyName(form.approverDivision)] })}>
          {say('addName')}
        </Button>
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={isPending}>
            {say('save')}
          </Button>
        </div>
      </form>
    </>
  );
}
