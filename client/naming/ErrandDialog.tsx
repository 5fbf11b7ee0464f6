import { App, Form, type FormInstance, Modal } from 'antd';
import { useId, useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { ApiProblem } from '../api/apiProblem.ts';
import { useAct } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { FirstFocus } from '../ui/FirstFocus.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { ActFieldItem } from './ActFieldItem.tsx';
import { ACT_FORM } from './actForm.ts';
import { useActWords } from './actWords.ts';
import { bodyOf } from './bodyOf.ts';
import { chosenCandidate } from './chosenCandidate.ts';
import { announce } from './desk/announce.ts';
import { useDeskWords } from './desk/deskWords.ts';
import { ErrandContext } from './ErrandContext.tsx';
import { draftKey, type Errand, type FormValues } from './errand.ts';
import { errandEndpoint } from './errandEndpoint.ts';
import { firstValues } from './firstValues.ts';
import { type Freshness, StaleNotice } from './StaleNotice.tsx';
import { useToday } from './useToday.ts';
import { useNamingWords } from './words.ts';

interface Props {
  found: CaseDetail;
  errand: Errand;
  /** Unfinished texts by `draftKey`. */
  drafts: Map<string, FormValues>;
  reload: () => Promise<CaseDetail | undefined>;
  onClose: () => void;
}

const stillOffered = ({ act }: Errand, { acts, opinions }: CaseDetail): boolean =>
  act === 'answer' ? opinions.some(({ answeredAt }) => answeredAt === null) : acts.includes(act);

/** The usual channels are ticked when their list has come; sent before, the act would be refused for want of them. */
function useIsReady(form: FormInstance<FormValues>, { act }: Errand): boolean {
  const channels = Form.useWatch('channels', form);
  return channels !== undefined || !ACT_FORM[act].some(({ kind }) => kind === 'channels');
}

function useErrand({ found, errand, drafts, reload }: Props) {
  const say = useNamingWords();
  const sayAct = useActWords();
  const sayDesk = useDeskWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<FormValues>();
  const [freshness, setFreshness] = useState<Freshness>('fresh');
  const [isOpen, setOpen] = useState(true);
  const send = useAct(errandEndpoint(errand.act), {
    onSuccess: (after) => {
      announce(sayDesk('done', { act: say(`act.${errand.act}`), state: say(`state.${after.state}`) }));
      drafts.delete(draftKey(errand));
      void message.success(sayAct('sent', { act: say(`act.${errand.act}`) }));
      setOpen(false);
    },
  });
  const submit = (values: FormValues) => {
    const outcome = bodyOf(errand, values);
    if ('faults' in outcome) {
      form.setFields(outcome.faults.map(({ name, word }) => ({ name, errors: [sayAct(word)] })));
      const [first] = outcome.faults;
      if (first) form.focusField(first.name);
      return;
    }
    const params = { id: found.id, ...(errand.opinion ? { opinionId: errand.opinion.id } : {}) };
    send.mutate(
      { params, body: outcome.body, version: found.version },
      { onError: (error) => error instanceof ApiProblem && error.status === 412 && setFreshness('stale') },
    );
  };
  const refresh = async () => {
    const latest = await reload();
    if (!latest) return;
    send.reset();
    setFreshness(stillOffered(errand, latest) ? 'reloaded' : 'gone');
  };
  return { form, freshness, send, submit, refresh, isOpen, close: () => setOpen(false) };
}

/** One focused dialog for one act: what the law asks, the fields of its contract, and what to do when somebody else was quicker. */
export function ErrandDialog(props: Props) {
  const { found, errand, drafts, onClose } = props;
  const say = useNamingWords();
  const sayAct = useActWords();
  const language = useLanguage();
  const today = useToday();
  const formId = useId();
  const { form, freshness, send, submit, refresh, isOpen, close } = useErrand(props);
  const isReady = useIsReady(form, errand);
  const initial = drafts.get(draftKey(errand)) ?? {
    ...firstValues(errand.act, found, today),
    ...errand.first,
  };
  return (
    <Modal
      open={isOpen}
      title={say(`act.${errand.act}`)}
      width={680}
      onCancel={close}
      afterClose={() => {
        if (document.activeElement === document.body) document.getElementById('content')?.focus();
        onClose();
      }}
      mask={{ closable: false }}
      okText={say(`act.${errand.act}`)}
      cancelText={sayAct('cancel')}
      okButtonProps={{
        htmlType: 'submit',
        form: formId,
        disabled: !isReady || freshness === 'stale' || freshness === 'gone',
        danger: ['refuse', 'notAccept', 'withdraw', 'revoke'].includes(errand.act),
      }}
      confirmLoading={send.isPending}
    >
      <p className="act-intro">
        {sayAct(`intro.${errand.act}`, {
          approver: found.approver,
          article: language === 'en' ? found.authorityArticleEn : found.authorityArticle,
          receiver: language === 'en' ? found.filingReceiverEn : found.filingReceiver,
          name: chosenCandidate(found)?.name ?? '',
          higher: found.higherOrgan,
        })}
      </p>
      <ErrandContext found={found} errand={errand} />
      {freshness === 'fresh' && <ProblemAlert error={send.error} />}
      <StaleNotice freshness={freshness} onReload={refresh} />
      <Form
        id={formId}
        form={form}
        layout="vertical"
        className="act-form"
        requiredMark={false}
        scrollToFirstError
        initialValues={initial}
        onValuesChange={(_, all) => drafts.set(draftKey(errand), all)}
        onFinish={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        {ACT_FORM[errand.act].map((field) => (
          <ActFieldItem key={field.name} field={field} found={found} />
        ))}
        <FirstFocus formId={formId} />
      </Form>
    </Modal>
  );
}
