import { z } from 'zod';
import { DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { SignId } from '../contract.ts';
import { DefectCode } from '../field/fieldContract.ts';
import {
  DayRoute,
  DefectRule,
  Order,
  OrderAct,
  OrderDraft,
  OrderId,
  OrderListItem,
  OrderPhoto,
  OrderSource,
  OrderState,
} from './orderContract.ts';

export const OrderFilter = z.strictObject({
  /** Left out: all that are not ended; with a sign, all of it. */
  state: OrderState.optional(),
  late: z.literal('yes').optional(),
  maintainer: z.string().trim().max(100).optional(),
  defect: DefectCode.optional(),
  division: DivisionCode.optional(),
  source: OrderSource.optional(),
  sign: SignId.optional(),
});
export type OrderFilter = z.infer<typeof OrderFilter>;

const MOST_STOPS = 60;
/** Ids of orders with commas between them. */
const Ids = z
  .string()
  .max(40 * MOST_STOPS)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(OrderId.array().min(1).max(MOST_STOPS));
/** `lon,lat` in degrees. */
const Start = z
  .string()
  .regex(/^\d{1,3}(\.\d+)?,\d{1,2}(\.\d+)?$/)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([z.number().min(70).max(140), z.number().min(0).max(60)]));
export const RouteQuery = z.strictObject({ orders: Ids, start: Start.optional() });

const path = '/sign-orders';
const params = z.object({ id: OrderId });
const work = { permission: 'signs.orders', jurisdiction: 'sign-order', params } as const;
const read = { ...work, permission: 'signs.read' } as const;
const open = { permission: 'signs.read', jurisdiction: 'none' } as const;
const photo = z.object({ id: OrderId, photoId: z.uuid() });

export const OrdersApi = {
  orderRules: endpoint({
    ...{
      ...open,
      method: 'get',
      path: '/sign-defect-rules',
      summary: '标志问题及整改期限依据 / Defects of signs and their limits',
    },
    query: z.strictObject({ division: DivisionCode.optional() }),
    reply: z.object({ items: DefectRule.array() }),
  }),
  listOrders: endpoint({
    ...{ ...open, method: 'get', path, summary: '标志维护工单 / Work orders, the first due first' },
    ...{ query: PageQuery.extend(OrderFilter.shape), reply: pageOf(OrderListItem) },
  }),
  countOrders: endpoint({
    ...{ ...open, method: 'get', path: '/sign-order-counts', summary: '工单数量 / How many orders stand where' },
    reply: z.object({
      states: z.record(OrderState, z.number().int()),
      late: z.number().int(),
      /** Reports of the public that wait, and of these the ones past their days. */
      reports: z.number().int(),
      lateReports: z.number().int(),
      /** Who has unfinished work, and in which counties it lies. */
      maintainers: z.object({ name: z.string(), orders: z.number().int() }).array(),
      counties: z.object({ code: z.string(), name: z.string(), orders: z.number().int() }).array(),
    }),
  }),
  createOrder: endpoint({
    ...{ method: 'post', path, summary: '新建工单 / Open an order by hand', permission: 'signs.orders' },
    ...{ jurisdiction: 'body-sign-order', body: OrderDraft, idempotent: true, reply: Order },
  }),
  getOrder: endpoint({ ...{ ...read, method: 'get', path: `${path}/:id`, summary: '工单 / One order', reply: Order } }),
  actOnOrder: endpoint({
    ...{ ...work, method: 'post', path: `${path}/:id/acts`, summary: '办理工单 / Take the next step' },
    ...{ body: OrderAct, ifMatch: true, reply: Order },
  }),
  attachOrderPhoto: endpoint({
    ...{ ...work, method: 'post', path: `${path}/:id/photos/:kind`, summary: '上传现场照片 / A photo before or after' },
    ...{ params: params.extend({ kind: z.enum(['sign', 'after']) }), upload: true, reply: OrderPhoto },
  }),
  orderPhoto: endpoint({
    ...{ ...read, method: 'get', path: `${path}/:id/photos/:photoId`, summary: '现场照片 / A photo of this order' },
    ...{ params: photo, produces: 'image/jpeg', reply: z.string() },
  }),
  dayRoute: endpoint({
    ...{ ...open, method: 'get', path: '/sign-order-routes', summary: '一日巡检路线 / In which order to visit them' },
    ...{ query: RouteQuery, reply: DayRoute },
  }),
  dayRouteFile: endpoint({
    ...{
      ...open,
      method: 'get',
      path: '/sign-order-routes/file',
      summary: '路线文件 / The route as GPX or GeoJSON',
    },
    query: RouteQuery.extend({ format: z.enum(['gpx', 'geojson']) }),
    ...{ produces: 'application/gpx+xml', reply: z.string() },
  }),
};
