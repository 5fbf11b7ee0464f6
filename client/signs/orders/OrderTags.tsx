import type { OrderListItem, OrderState } from '#server/signs/orders/orderContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useOrderWords } from './words.ts';

const TONE: Record<OrderState, Tone> = {
  open: 'warning',
  assigned: 'active',
  done: 'warning',
  closed: 'good',
  dropped: 'plain',
};

/** The state of an order in its word. */
export function OrderStateTag({ state }: { state: OrderState }) {
  const say = useOrderWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}

/** By when, red and in words where that has passed. */
export function DueDay({ dueOn, late }: { dueOn: string | null; late: boolean }) {
  const say = useOrderWords();
  const language = useLanguage();
  if (dueOn === null) return say('noDue');
  const day = formatDay(dueOn, language);
  return late ? <StatusTag tone="bad">■ {say('late', { day })}</StatusTag> : day;
}

/** What is wrong, with its code. */
export function useDefectText(): (defect: { code: string; label: string; labelZh: string } | null) => string {
  const isChinese = useLanguage() === 'zh-CN';
  return (defect) => (defect ? `${defect.code} ${isChinese ? defect.labelZh : defect.label}` : '—');
}

/** What an order is about: the sign with its number, a place, or something in no register. */
export function useSubjectText(): (order: Pick<OrderListItem, 'sign' | 'place'>) => string {
  const say = useOrderWords();
  return ({ sign, place }) => {
    if (sign) return [sign.name, sign.number].filter(Boolean).join(' ');
    return place ? `${place.name} · ${say('unknownSign')}` : say('unknownSign');
  };
}
