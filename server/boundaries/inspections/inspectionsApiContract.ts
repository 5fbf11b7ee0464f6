import { z } from 'zod';
import { endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { LineId, LineLevel } from '../contract.ts';
import { BoundaryFile, FileKind } from '../markers/markerContract.ts';
import {
  CalendarRow,
  Defect,
  DutyRecord,
  DutyWithdrawal,
  Inspection,
  InspectionDraft,
  InspectionId,
  InspectionItem,
  InspectionListItem,
  InspectionMove,
  InspectionRule,
  InspectionState,
  ItemClosing,
  ItemId,
  ItemRecord,
  PlanDraft,
  Preparation,
  ProposedItem,
  SignatureDraft,
  StretchDraft,
  YearlyDuty,
} from './inspectionContract.ts';

const params = z.object({ id: InspectionId });
const item = params.extend({ itemId: ItemId });
const read = { permission: 'boundaries.read', jurisdiction: 'joint-inspection', params } as const;
const keep = { permission: 'inspections.keep', jurisdiction: 'joint-inspection', params } as const;
const field = { permission: 'inspections.record', jurisdiction: 'joint-inspection', params: item } as const;
const open = { permission: 'boundaries.read', jurisdiction: 'none' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const Duties = z.object({ year: z.number().int(), items: YearlyDuty.array() });
const CalendarQuery = z.strictObject({ level: LineLevel.optional() });

export const InspectionsApi = {
  inspectionCalendar: endpoint({
    ...{ ...open, method: 'get', path: '/inspection-calendar', summary: '联检日历 / When each line is due' },
    ...{ query: PageQuery.extend(CalendarQuery.shape), reply: pageOf(CalendarRow) },
  }),
  inspectionRules: endpoint({
    ...{ ...open, method: 'get', path: '/inspection-rules', summary: '联检周期和时限依据 / Cycle and yearly duties' },
    reply: z.object({ items: InspectionRule.array(), defects: Defect.array() }),
  }),
  yearlyDuties: endpoint({
    ...{ ...open, method: 'get', path: '/inspection-duties', summary: '年度报送事项 / Yearly duties, own and below' },
    reply: Duties,
  }),
  recordDuty: endpoint({
    ...{ method: 'post', path: '/inspection-duties', summary: '登记年度报送 / Record what was sent up' },
    ...{ permission: 'inspections.keep', jurisdiction: 'none', body: DutyRecord, reply: Duties },
  }),
  withdrawDuty: endpoint({
    ...{ method: 'post', path: '/inspection-duties/withdraw', summary: '撤销年度报送登记 / Take a record back' },
    ...{ permission: 'inspections.keep', jurisdiction: 'none', body: DutyWithdrawal, reply: Duties },
  }),
  proposePlan: endpoint({
    ...{
      ...open,
      method: 'get',
      path: '/inspection-plan-proposal',
      summary: '五年计划建议 / A five-year plan proposed',
    },
    query: CalendarQuery.extend({ firstYear: z.coerce.number().int().min(2000).lt(2200).optional() }),
    reply: z.object({ firstYear: z.number().int(), items: ProposedItem.array() }),
  }),
  savePlan: endpoint({
    ...{
      method: 'post',
      path: '/inspection-plans',
      summary: '保存联检计划 / Save the plan: new lines and other years',
    },
    ...{ permission: 'inspections.keep', jurisdiction: 'none', body: PlanDraft },
    reply: z.object({ planned: z.number().int(), moved: z.number().int() }),
  }),
  planXlsx: endpoint({
    ...{ ...open, method: 'get', path: '/inspection-plans/file.xlsx', summary: '分年度联检计划表 / The plan by year' },
    ...{ query: CalendarQuery, produces: XLSX, reply: z.string() },
  }),
  listInspections: endpoint({
    ...{ ...open, method: 'get', path: '/joint-inspections', summary: '联合检查列表 / Joint inspections' },
    query: PageQuery.extend({
      line: LineId.optional(),
      year: z.coerce.number().int().optional(),
      state: InspectionState.optional(),
    }),
    reply: pageOf(InspectionListItem),
  }),
  createInspection: endpoint({
    ...{ method: 'post', path: '/joint-inspections', summary: '专项联检或补录以往联检 / A special or an earlier one' },
    ...{ permission: 'inspections.keep', jurisdiction: 'body-boundary-line', body: InspectionDraft },
    ...{ idempotent: true, reply: Inspection },
  }),
  getInspection: endpoint({
    ...{ ...read, method: 'get', path: '/joint-inspections/:id', summary: '联合检查 / One joint inspection' },
    reply: Inspection,
  }),
  prepareInspection: endpoint({
    ...{ ...keep, method: 'put', path: '/joint-inspections/:id', summary: '准备联检 / Prepare it' },
    ...{ body: Preparation, ifMatch: true, reply: Inspection },
  }),
  moveInspection: endpoint({
    ...{ ...keep, method: 'post', path: '/joint-inspections/:id/acts', summary: '办理联检步骤 / Take the next step' },
    ...{ body: InspectionMove, ifMatch: true, reply: Inspection },
  }),
  signInspection: endpoint({
    ...{
      ...keep,
      method: 'post',
      path: '/joint-inspections/:id/signatures',
      summary: '签署联检报告 / Sign the report',
    },
    ...{ body: SignatureDraft, ifMatch: true, reply: Inspection },
  }),
  recordItem: endpoint({
    ...{
      ...field,
      method: 'put',
      path: '/joint-inspections/:id/items/:itemId',
      summary: '记录检查结果 / Record a result',
    },
    ...{ body: ItemRecord, ifMatch: true, reply: InspectionItem },
  }),
  addStretch: endpoint({
    ...{ ...keep, method: 'post', path: '/joint-inspections/:id/items', summary: '增列检查段 / Add a stretch' },
    ...{ body: StretchDraft, ifMatch: true, reply: Inspection },
  }),
  attachItemPhoto: endpoint({
    ...{ ...field, method: 'post', path: '/joint-inspections/:id/items/:itemId/photos', summary: '现场照片 / A photo' },
    ...{ upload: true, reply: BoundaryFile },
  }),
  closeItem: endpoint({
    ...{
      ...keep,
      method: 'post',
      path: '/joint-inspections/:id/items/:itemId/closing',
      summary: '整改销号 / Close a defect',
    },
    ...{ params: item, body: ItemClosing, ifMatch: true, reply: InspectionItem },
  }),
  attachInspectionFile: endpoint({
    ...{ ...keep, method: 'post', path: '/joint-inspections/:id/files/:kind', summary: '联检文件 / Attach a paper' },
    ...{ params: params.extend({ kind: FileKind }), upload: true, reply: BoundaryFile },
  }),
  inspectionFile: endpoint({
    ...{ ...read, method: 'get', path: '/joint-inspections/:id/files/:fileId', summary: '联检文件 / A paper or photo' },
    ...{ params: params.extend({ fileId: z.uuid() }), produces: 'application/octet-stream', reply: z.string() },
  }),
  reportPdf: endpoint({
    ...{ ...read, method: 'get', path: '/joint-inspections/:id/report.pdf', summary: '联合检查报告 / Joint report' },
    ...{ produces: 'application/pdf', reply: z.string() },
  }),
  reportDocx: endpoint({
    ...{ ...read, method: 'get', path: '/joint-inspections/:id/report.docx', summary: '联合检查报告 / Joint report' },
    ...{ produces: DOCX, reply: z.string() },
  }),
};
