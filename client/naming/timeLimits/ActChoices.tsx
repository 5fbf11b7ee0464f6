import { Radio, Select } from 'antd';
import { type ComponentProps, useEffect } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../../api/query.ts';
import { basisIn, labelIn, useCodeList, useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useActWords } from '../actWords.ts';

type InCase = { found: CaseDetail };

interface OfList extends InCase {
  list: string;
  /** A trait: until somebody chose, the first reason that has it is chosen. */
  proposes?: string | undefined;
}

/** Codes of a list, each with its article: reasons to suspend, grounds not to accept. */
export function ListedReason({ found, list, proposes, ...control }: ComponentProps<typeof Select> & OfList) {
  const language = useLanguage();
  const reasons = useCodeList(list, found);
  const { value, onChange } = control;
  useEffect(() => {
    const proposed = proposes && reasons.find(({ traits }) => traits[proposes] === 'true');
    if (value === undefined && proposed) onChange?.(proposed.code);
  }, [reasons, proposes, value, onChange]);
  return (
    <Select
      {...control}
      options={reasons.map((reason) => ({
        value: reason.code,
        label: reason.articleZh
          ? `${labelIn(language, reason)} · ${basisIn(language, reason)}`
          : labelIn(language, reason),
      }))}
    />
  );
}

export function DeliveryMeans({ found, ...control }: ComponentProps<typeof Radio.Group> & InCase) {
  return <Radio.Group {...control} options={useCodeOptions('delivery-means', found)} />;
}

/** The handlers of one's own office; none of them: its common inbox. */
export function ColleagueChoice({ found, ...control }: ComponentProps<typeof Select> & InCase) {
  const say = useActWords();
  const { data } = useCall(NamingApi.colleagues, { params: { id: found.id } });
  const people = (data?.items ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }));
  return <Select {...control} allowClear placeholder={say('commonInbox')} options={people} />;
}

/** How far back a case goes. */
export function TouchedPart(control: ComponentProps<typeof Radio.Group>) {
  const say = useActWords();
  const parts = ['text', 'name', 'application'] as const;
  return (
    <Radio.Group {...control} vertical options={parts.map((value) => ({ value, label: say(`touches.${value}`) }))} />
  );
}
