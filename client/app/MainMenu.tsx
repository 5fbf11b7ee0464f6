import {
  AimOutlined,
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  BlockOutlined,
  BorderOuterOutlined,
  CarryOutOutlined,
  ClearOutlined,
  ClockCircleOutlined,
  CloudDownloadOutlined,
  ClusterOutlined,
  CommentOutlined,
  ControlOutlined,
  DiffOutlined,
  DownloadOutlined,
  EnvironmentOutlined,
  ExportOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FormOutlined,
  GlobalOutlined,
  HddOutlined,
  HourglassOutlined,
  ImportOutlined,
  InboxOutlined,
  InteractionOutlined,
  KeyOutlined,
  NodeIndexOutlined,
  OrderedListOutlined,
  PrinterOutlined,
  ProfileOutlined,
  PushpinOutlined,
  RadiusSettingOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SendOutlined,
  SignatureOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { RedCount } from '../naming/dueList/RedCount.tsx';
import { ConflictCount } from '../signs/field/ConflictCount.tsx';
import { entryAt, type MenuEntry, menuFor } from './menu.ts';
import { useAppWords } from './words.ts';

const ICON: Record<MenuEntry['key'], ReactNode> = {
  opinions: <CommentOutlined />,
  cases: <ProfileOutlined />,
  timeLimits: <ClockCircleOutlined />,
  apply: <FormOutlined />,
  statistics: <BarChartOutlined />,
  filings: <InboxOutlined />,
  campaigns: <ClearOutlined />,
  reports: <WarningOutlined />,
  supervision: <SafetyOutlined />,
  reservations: <HourglassOutlined />,
  authorities: <TeamOutlined />,
  documentSettings: <FileTextOutlined />,
  places: <EnvironmentOutlined />,
  signs: <SignatureOutlined />,
  signOrders: <ToolOutlined />,
  signsDue: <AimOutlined />,
  signsRenamed: <SwapOutlined />,
  signBatches: <PrinterOutlined />,
  signKeys: <KeyOutlined />,
  workPackages: <CarryOutOutlined />,
  fieldConflicts: <DiffOutlined />,
  rules: <ControlOutlined />,
  divisions: <ClusterOutlined />,
  dossiers: <NodeIndexOutlined />,
  boundaries: <BorderOuterOutlined />,
  boundaryMap: <GlobalOutlined />,
  markers: <PushpinOutlined />,
  topology: <BlockOutlined />,
  inspections: <ScheduleOutlined />,
  incidents: <AlertOutlined />,
  disputes: <InteractionOutlined />,
  handouts: <ExportOutlined />,
  publicMaps: <GlobalOutlined />,
  packages: <DownloadOutlined />,
  builtUpAreas: <RadiusSettingOutlined />,
  batch: <FileSearchOutlined />,
  imports: <ImportOutlined />,
  jobs: <HddOutlined />,
  webhooks: <SendOutlined />,
  exports: <CloudDownloadOutlined />,
  audit: <AuditOutlined />,
  census: <OrderedListOutlined />,
};

/** Links to what this person may open; plain links, so that the browser's own ways of opening them work. */
export function MainMenu({ onChoose }: { onChoose?: () => void }) {
  const say = useAppWords();
  const { data: me } = useSession();
  const entries = menuFor(me?.permissions ?? []);
  const current = entryAt(useLocation().pathname)?.key;
  return (
    <nav className="main-menu" aria-label={say('menu')}>
      <ul>
        {entries.map(({ key, group, path }, i) => (
          <li key={key} className={i > 0 && group !== entries[i - 1]?.group ? 'group-start' : undefined}>
            <Link to={path} aria-current={key === current ? 'page' : undefined} onClick={() => onChoose?.()}>
              <span aria-hidden="true">{ICON[key]}</span>
              {say(key)}
              {key === 'timeLimits' && <RedCount />}
              {key === 'fieldConflicts' && <ConflictCount />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
