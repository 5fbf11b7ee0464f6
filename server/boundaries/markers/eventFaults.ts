import type { MarkerEventDraft, MarkerEventRule, MarkerStatus } from './markerContract.ts';

export interface EventFault {
  pointer: string;
  code: string;
  message: string;
  messageZh: string;
}
type Rule = Omit<MarkerEventRule, 'note' | 'noteZh' | 'verified'>;
type Draft = Omit<MarkerEventDraft, 'description'>;

/**
 * Why an event may not be recorded, by what the law's row asks of it. Work with one side alone is a breach (BR arts. 6, 16(4)):
 * it is no event of the marker but an incident to report.
 */
export function eventFaults(rule: Rule, draft: Draft, at: { today: string; status: MarkerStatus }): EventFault[] {
  return [
    ...presenceFaults(rule, draft),
    ...documentFaults(rule, draft),
    ...contentFaults(rule, draft),
    draft.happenedOn > at.today &&
      fault('/happenedOn', 'in-future', 'It cannot have happened in the future', '发生日期不能晚于今天'),
    at.status === 'scrapped' &&
      fault('/type', 'scrapped', 'A scrapped marker has no more events', '已报废的界桩不能再记录变动'),
  ].filter((found) => found !== false);
}

function presenceFaults({ bothPresent, article, articleZh }: Rule, draft: Draft): EventFault[] {
  if (!bothPresent) return [];
  const sides = [
    ['/sideAPresent', draft.sideAPresent],
    ['/sideBPresent', draft.sideBPresent],
  ] as const;
  return sides
    .filter(([, present]) => present === null)
    .map(([pointer]) =>
      fault(
        pointer,
        'both-sides-present',
        `Both sides must be present (${article}); work of one side alone is reported as an incident`,
        `须双方在场（${articleZh}）；单方施工的，请登记为界线事件`,
      ),
    );
}

function documentFaults({ approvalNeeded, filingNeeded, article, articleZh }: Rule, draft: Draft): EventFault[] {
  const faults: EventFault[] = [];
  if (approvalNeeded && draft.approvalDocument === null)
    faults.push(
      fault(
        '/approvalDocument',
        'approval-needed',
        `Name the approval document (${article})`,
        `须填写批准文件（${articleZh}）`,
      ),
    );
  if (filingNeeded && draft.filingDocument === null)
    faults.push(
      fault(
        '/filingDocument',
        'filing-needed',
        `Name the document by which it was filed (${article})`,
        `须填写备案文件（${articleZh}）`,
      ),
    );
  return faults;
}

function contentFaults(rule: Rule, draft: Draft): EventFault[] {
  const moves = draft.position !== null || draft.original !== null;
  const faults: EventFault[] = [];
  if (rule.position === 'asked' && !moves)
    faults.push(fault('/position', 'position-needed', 'Give the new position', '须填写新位置'));
  if (rule.position === 'kept' && moves)
    faults.push(fault('/position', 'position-kept', 'This event does not move the marker', '此项变动不改变界桩位置'));
  if (rule.type === 're_reference' && draft.references === null)
    faults.push(fault('/references', 'references-needed', 'Give the reference objects', '须填写新的方位物'));
  if (rule.type === 'observe' && (draft.status === null || draft.status === 'scrapped'))
    faults.push(fault('/status', 'status-needed', 'Say in which state it was found', '须选择现场查看到的状态'));
  return faults;
}

const fault = (pointer: string, code: string, message: string, messageZh: string): EventFault => ({
  pointer,
  code,
  message,
  messageZh,
});
