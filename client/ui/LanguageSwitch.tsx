import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from './addWords.ts';

/** Goes to the other language; its label is written in that language, as its readers look for it. */
export function LanguageSwitch({ ghost = false }: { ghost?: boolean }) {
  const { i18n } = useTranslation();
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      size="small"
      ghost={ghost}
      lang={other}
      onClick={() => {
        void i18n.changeLanguage(other);
      }}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
