import type { ThemeConfig } from 'antd';

/** Tokens tested against WCAG 2.2 AA: every text colour has a contrast of at least 4.5 to 1 on its ground. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0a4fb8',
    colorInfo: '#0a4fb8',
    colorLink: '#0a4fb8',
    colorError: '#cf1322',
    colorTextDescription: 'rgba(0,0,0,0.65)',
    colorTextTertiary: 'rgba(0,0,0,0.65)',
    colorTextPlaceholder: 'rgba(0,0,0,0.6)',
    colorBgLayout: '#f4f6f9',
    borderRadius: 4,
    fontSize: 14,
    // Nothing slides or grows for people who asked their system for stillness (WCAG 2.3.3).
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
  },
  components: {
    Layout: {
      headerBg: '#0b3a82',
      headerColor: '#ffffff',
      headerHeight: 52,
      headerPadding: '0 20px',
      siderBg: '#ffffff',
    },
    Menu: { itemBorderRadius: 4, itemHeight: 40 },
    Table: { headerBg: '#eef2f8', cellPaddingBlock: 10 },
  },
};
