import { createBrowserRouter } from 'react-router';
import { auditRoutes } from '../audit/routes.tsx';
import { handoutRoutes } from '../boundaries/handouts/routes.tsx';
import { boundaryRoutes } from '../boundaries/routes.tsx';
import { topologyRoutes } from '../boundaries/topology/routes.tsx';
import { batchRoutes } from '../detection/batch/routes.tsx';
import { ruleDeskRoutes } from '../detection/ruleDesk/routes.tsx';
import { disputeRoutes } from '../disputes/routes.tsx';
import { divisionRoutes } from '../divisions/routes.tsx';
import { dossierRoutes } from '../dossiers/routes.tsx';
import { builtUpRoutes } from '../exchange/builtUpAreas/routes.tsx';
import { censusRoutes } from '../exchange/census/routes.tsx';
import { exportRoutes } from '../exchange/exports/routes.tsx';
import { importRoutes } from '../exchange/imports/routes.tsx';
import { jobRoutes } from '../exchange/jobs/routes.tsx';
import { thresholdRoutes } from '../exchange/thresholds/routes.tsx';
import { webhookRoutes } from '../exchange/webhooks/routes.tsx';
import { routes as gazetteerRoutes } from '../gazetteer/routes.tsx';
import { applyRoutes } from '../naming/apply/routes.tsx';
import { campaignRoutes } from '../naming/campaigns/routes.tsx';
import { dueListRoutes } from '../naming/dueList/routes.tsx';
import { filingRoutes } from '../naming/filings/routes.tsx';
import { reportRoutes } from '../naming/reports/routes.tsx';
import { routes as namingRoutes } from '../naming/routes.tsx';
import { statisticsRoutes } from '../naming/statistics/routes.tsx';
import { supervisionRoutes } from '../naming/supervision/routes.tsx';
import { signBatchRoutes } from '../signs/batches/routes.tsx';
import { fieldRoutes } from '../signs/field/routes.tsx';
import { signWorkRoutes } from '../signs/orders/routes.tsx';
import { routes as signsRoutes } from '../signs/routes.tsx';
import { BrokenPage } from './BrokenPage.tsx';
import { HomePage } from './HomePage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Shell } from './Shell.tsx';

/** Every address of the office. Each domain lists its own; their pages are loaded when first opened. */
export const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <p role="status" />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { index: true, element: <HomePage /> },
            ...applyRoutes,
            ...namingRoutes,
            ...dueListRoutes,
            ...statisticsRoutes,
            ...campaignRoutes,
            ...reportRoutes,
            ...supervisionRoutes,
            ...filingRoutes,
            ...gazetteerRoutes,
            ...builtUpRoutes,
            ...importRoutes,
            ...censusRoutes,
            ...signsRoutes,
            ...signWorkRoutes,
            ...signBatchRoutes,
            ...fieldRoutes,
            ...ruleDeskRoutes,
            ...divisionRoutes,
            ...topologyRoutes,
            ...handoutRoutes,
            ...dossierRoutes,
            ...boundaryRoutes,
            ...disputeRoutes,
            ...batchRoutes,
            ...jobRoutes,
            ...thresholdRoutes,
            ...webhookRoutes,
            ...exportRoutes,
            ...auditRoutes,
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ],
  { basename: '/office' },
);
