import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';

/** F1 … F11 as choices, in the order of the rules. */
export function useDefectOptions(): { value: string; label: string }[] {
  const isChinese = useLanguage() === 'zh-CN';
  const { data } = useCall(OrdersApi.orderRules, { query: {} });
  return (data?.items ?? []).map(({ code, label, labelZh }) => ({
    value: code,
    label: `${code} ${isChinese ? labelZh : label}`,
  }));
}
