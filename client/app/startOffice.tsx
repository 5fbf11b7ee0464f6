import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { queryClient } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { startWords } from './i18n.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';
import '../ui/ui.css';

/** The nonce of this reply, which the styles of antd must carry under the content security policy. */
function nonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
}

function Office() {
  const language = useLanguage();
  const value = nonce();
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      {...(value ? { csp: { nonce: value } } : {})}
    >
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}

/** Puts the office client on the page. */
export function startOffice(): void {
  const root = document.getElementById('office');
  if (!root) throw new Error('index.html has no element #office');
  startWords();
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <Office />
    </QueryClientProvider>,
  );
}
