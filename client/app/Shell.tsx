import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { AccountsApi, type Me } from '#server/accounts/contract.ts';
import { LoginPage } from '../accounts/LoginPage.tsx';
import { SignInAgain } from '../accounts/SignInAgain.tsx';
import { SignOutButton } from '../accounts/SignOutButton.tsx';
import { useCall } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { GroundWarnings } from '../disputes/touching/GroundWarnings.tsx';
import { ExportButton } from '../exchange/exports/ExportButton.tsx';
import { NotificationBell } from '../naming/notifications/NotificationBell.tsx';
import { ExportActs } from '../ui/exportAct.tsx';
import { GroundNote } from '../ui/groundNote.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { MainMenu } from './MainMenu.tsx';
import { useAppWords } from './words.ts';

/**
 * Asks who is there and what this installation is, then shows the sign-in page or the office; the banner of a demonstration
 * stands there from the first moment, and moves nothing. A session that ends meanwhile leaves the page as it is.
 */
export function Shell() {
  const { data: me, error, isPending, refetch } = useSession();
  const { isPending: isUnknown } = useCall(AccountsApi.facts, {});
  const [lastMe, setLastMe] = useState<Me | null>(null);
  if (me && me !== lastMe) setLastMe(me);
  if (isPending || isUnknown) return <LoadingBlock />;
  if (error && !lastMe) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const shown = me ?? lastMe;
  return (
    <>
      <DemoBanner />
      {shown ? <Office key={shown.id} me={shown} /> : <LoginPage />}
      {shown && me === null && <SignInAgain />}
      <ScrollRestoration />
    </>
  );
}

function Office({ me }: { me: Me }) {
  const say = useAppWords();
  const { state } = useNavigation();
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <TopBar me={me} />
      <div className="shell-body">
        <aside className="shell-side">
          <MainMenu />
        </aside>
        <main id="content" tabIndex={-1} aria-busy={state === 'loading'}>
          <GroundNote value={GroundWarnings}>
            <ExportActs value={ExportButton}>
              <Suspense fallback={<LoadingBlock />}>
                <Outlet />
              </Suspense>
            </ExportActs>
          </GroundNote>
        </main>
      </div>
    </div>
  );
}

function TopBar({ me }: { me: Me }) {
  const say = useAppWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="top-bar">
      <Button
        className="menu-button"
        type="text"
        icon={<MenuOutlined />}
        aria-label={say('openMenu')}
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      />
      <span className="wordmark">{say('wordmark')}</span>
      <span className="product">{say('product')}</span>
      <div className="top-bar-end">
        <span className="who">
          <span className="visually-hidden">{say('account')}</span>
          <strong>{me.displayName}</strong>
          <small>{me.organisation.name}</small>
        </span>
        <NotificationBell />
        <LanguageSwitch ghost />
        <SignOutButton />
      </div>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        placement="left"
        size={264}
        title={say('product')}
        styles={{ body: { padding: 0 } }}
      >
        <MainMenu onChoose={() => setOpen(false)} />
        <p className="drawer-who">
          {me.displayName} · {me.organisation.name}
        </p>
      </Drawer>
    </header>
  );
}
