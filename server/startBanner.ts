import { DEMONSTRATION_PASSWORD } from './accounts/seedDemonstrationAccounts.ts';

interface BannerFacts {
  address: string;
  publicUrl: string;
  engine: 'embedded' | 'server';
  postgres: string;
  postgis: string;
  dataDir: string;
  /** User names of the well-known accounts; empty in a register of record. */
  demonstration: readonly string[];
}

/** What the person who started the service must know, in both languages. */
export function startBanner(facts: BannerFacts): string {
  const lines = [
    '地名与行政区域界线管理 Diming',
    `  办公 office    ${facts.publicUrl}/office`,
    `  公众 public    ${facts.publicUrl}/`,
    `  接口 API       ${facts.publicUrl}/api/docs`,
    `  监听 listening ${facts.address}`,
    `  数据库 database PostgreSQL ${facts.postgres}, PostGIS ${facts.postgis} (${ENGINE[facts.engine]})`,
    ...(facts.engine === 'embedded' ? embeddedLines(facts.dataDir) : []),
    ...(facts.demonstration.length > 0 ? demonstrationLines(facts.demonstration) : []),
  ];
  return lines.join('\n');
}

const ENGINE = { embedded: '嵌入式 embedded', server: '服务器 server' };

const embeddedLines = (dataDir: string): string[] => [
  `  数据文件夹 data ${dataDir}`,
  '  注意：嵌入式数据库仅供试用、培训和测试，断电不保（不调用 fsync）。正式登记请以 DATABASE_URL 指定 PostgreSQL。',
  '  Note: the embedded database is for trying, training and tests; a power cut may lose data (no fsync). A register of',
  '  record runs on PostgreSQL: set DATABASE_URL.',
];

const demonstrationLines = (usernames: readonly string[]): string[] => [
  '  演示数据 demonstration register: 界线为示意，账号公开，不得用于办理业务。 Schematic outlines, well-known accounts.',
  `  账号 accounts  ${usernames.join(' ')}`,
  `  密码 password  ${DEMONSTRATION_PASSWORD}`,
];
