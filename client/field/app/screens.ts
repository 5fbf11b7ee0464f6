import type { ComponentType } from 'react';
import { MapScreen } from '../map/MapScreen.tsx';
import { MarkerItemScreen } from '../marker/MarkerItemScreen.tsx';
import { MarkersScreen } from '../marker/MarkersScreen.tsx';
import { NewSignScreen } from '../newSign/NewSignScreen.tsx';
import { OrderScreen } from '../newSign/OrderScreen.tsx';
import { ReplacedScreen } from '../newSign/ReplacedScreen.tsx';
import { ReportScreen } from '../newSign/ReportScreen.tsx';
import { StrayScreen } from '../newSign/StrayScreen.tsx';
import { WorkScreen } from '../newSign/WorkScreen.tsx';
import { ScanScreen } from '../scan/ScanScreen.tsx';
import { InspectionScreen } from '../screens/InspectionScreen.tsx';
import { OutboxScreen } from '../screens/OutboxScreen.tsx';
import { PackagesScreen } from '../screens/PackagesScreen.tsx';
import { SignsScreen } from '../screens/SignsScreen.tsx';
import { ToolsScreen } from '../screens/ToolsScreen.tsx';
import { SignInScreen } from '../session/SignInScreen.tsx';
import { StakeoutScreen } from '../stakeout/StakeoutScreen.tsx';
import { matched } from '../ui/router.ts';

type Params = Record<string, string>;
export interface Screen {
  /** `/inspect/:id`; the parts named are the properties of the screen. */
  path: string;
  Show: ComponentType<Params>;
}

/** Every screen of the app by its address. Heavy ones come by `lazy(() => import(…))`; all are kept on the device. */
export const SCREENS: Screen[] = [
  { path: '/', Show: SignsScreen },
  { path: '/inspect/:id', Show: InspectionScreen },
  { path: '/packages', Show: PackagesScreen },
  { path: '/outbox', Show: OutboxScreen },
  { path: '/tools', Show: ToolsScreen },
  { path: '/sign-in', Show: SignInScreen },
  { path: '/map', Show: MapScreen },
  { path: '/scan', Show: ScanScreen },
  { path: '/scan/:id', Show: ScanScreen },
  { path: '/stakeout/:kind/:id', Show: StakeoutScreen },
  { path: '/work', Show: WorkScreen },
  { path: '/new-sign', Show: NewSignScreen },
  { path: '/new-sign/:id', Show: NewSignScreen },
  { path: '/replaced', Show: ReplacedScreen },
  { path: '/replaced/:id', Show: ReplacedScreen },
  { path: '/stray', Show: StrayScreen },
  { path: '/stray/:id', Show: StrayScreen },
  { path: '/order/:id', Show: OrderScreen },
  { path: '/report/:id', Show: ReportScreen },
  { path: '/markers', Show: MarkersScreen },
  { path: '/markers/:inspectionId/:itemId', Show: MarkerItemScreen },
];

/** The screen at an address, with what the address names; null where there is none. */
export function screenAt(screens: Screen[], path: string): (Screen & { params: Params }) | null {
  for (const screen of screens) {
    const params = matched(screen.path, path);
    if (params) return { ...screen, params };
  }
  return null;
}
