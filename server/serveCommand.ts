import type { Command } from './platform/command.ts';

export const serveCommand: Command = {
  summary: '启动服务 / Start the service',
  usage: `diming serve

PORT, DIMING_HOST, DATABASE_URL, DIMING_DATA, DIMING_PUBLIC_URL, DIMING_DEMO=on|off, SESSION_SECRET, DIMING_SIGN_KEY, DIMING_CARD_KEY, DIMING_DATA_KEY,
TIANDITU_KEY, MAP_REVIEW_NUMBER, DIMING_TRUST_PROXY, DIMING_RATE_PER_MINUTE, DIMING_METRICS_TOKEN, DIMING_SCAN_COMMAND, LOG_LEVEL

不会安装依赖或构建客户端；那是 npm start。 / Neither installs nor builds anything: npm start does.`,
  run: async () => {
    await import('./main.ts');
    return 0;
  },
};
