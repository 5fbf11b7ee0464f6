import { createRoot } from 'react-dom/client';
import { startSender } from '../outbox/sender.ts';
import { startAccount } from '../session/account.ts';
import { fieldDb } from '../store/db.ts';
import { askToPersist, watchLoss } from '../store/watchLoss.ts';
import { languageNow } from '../ui/addWords.ts';
import { startTheme } from '../ui/theme.ts';
import { FieldApp } from './FieldApp.tsx';
import { startServiceWorker } from './serviceWorker.ts';

/** Puts the field app on the page. */
export function startField(): void {
  const root = document.getElementById('field');
  if (!root) throw new Error('index.html has no element #field');
  document.documentElement.lang = languageNow();
  startTheme();
  void start(root);
}

async function start(root: HTMLElement): Promise<void> {
  await watchLoss(await fieldDb());
  createRoot(root).render(<FieldApp />);
  void startServiceWorker();
  void askToPersist();
  await startAccount();
  startSender();
}
