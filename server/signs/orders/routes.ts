import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { actOnOrder } from './actOnOrder.ts';
import { countOrders } from './countOrders.ts';
import { createOrder } from './createOrder.ts';
import { dayRoute, dayRouteFile } from './dayRoute.ts';
import { defectRules } from './defectRule.ts';
import { findOrder } from './findOrder.ts';
import { listOrders } from './listOrders.ts';
import type { OrderContext } from './orderDeps.ts';
import { attachOrderPhoto, readOrderPhoto } from './orderPhotos.ts';
import { OrdersApi as Api } from './ordersApiContract.ts';

/** Work orders: the queue, one order and its steps, photographs, a day's route. */
export function orderRoutes(router: Router, deps: OrderContext): void {
  const { db, today } = deps;
  serve(
    router,
    Api.orderRules,
    async ({ query }, actor) => ({
      items: await defectRules(db, { division: query.division ?? actor.divisionCode, day: today() }),
    }),
    deps,
  );
  serve(router, Api.listOrders, ({ query }, actor) => listOrders(db, actor, { query, today: today() }), deps);
  serve(router, Api.countOrders, (_, actor) => countOrders(db, actor, today()), deps);
  serve(router, Api.createOrder, ({ body }, actor) => createOrder(deps, actor, body), deps);
  serve(router, Api.getOrder, ({ params }, actor) => findOrder(db, actor, { id: params.id, today: today() }), deps);
  serve(
    router,
    Api.actOnOrder,
    ({ params, version, body }, actor) => actOnOrder(deps, actor, { id: params.id, version, act: body }),
    deps,
  );
  serve(
    router,
    Api.attachOrderPhoto,
    ({ params, file }, actor) => attachOrderPhoto(deps, actor, { ...params, upload: file }),
    deps,
  );
  serve(router, Api.orderPhoto, ({ params }) => readOrderPhoto(deps, params), deps);
  serve(router, Api.dayRoute, ({ query }, actor) => dayRoute(db, actor, { query, today: today() }), deps);
  serve(
    router,
    Api.dayRouteFile,
    ({ query }, actor) => dayRouteFile(db, actor, { query, today: today(), format: query.format }),
    deps,
  );
}
