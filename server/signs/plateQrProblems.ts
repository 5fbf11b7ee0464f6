import { parseSignUrl } from './parseSignUrl.ts';
import type { PlateProblem } from './plateProblem.ts';
import type { QrMark } from './qrMark.ts';
import type { SignEdition } from './signEdition.ts';

/** Faults of the QR code itself: readable at the edition's distance, and an address that will outlive the plate. */
export function plateQrProblems(
  edition: SignEdition,
  qr: Pick<QrMark, 'url' | 'moduleMillimetres' | 'quietModules'>,
): PlateProblem[] {
  const { minModuleMillimetres, quietModules } = edition.qr;
  const problems: PlateProblem[] = [];
  if (qr.moduleMillimetres < minModuleMillimetres) {
    problems.push({
      code: 'QR_MODULE_TOO_SMALL',
      defect: 'F9',
      message: `A module of ${qr.moduleMillimetres.toFixed(2)} mm is below ${minModuleMillimetres} mm`,
      messageZh: `二维码模块${qr.moduleMillimetres.toFixed(2)}毫米，小于${minModuleMillimetres}毫米`,
      facts: { moduleMillimetres: qr.moduleMillimetres, minModuleMillimetres },
    });
  }
  if (qr.quietModules < quietModules) {
    problems.push({
      code: 'QR_QUIET_ZONE',
      defect: 'F9',
      message: `The quiet zone has ${qr.quietModules} modules and needs ${quietModules}`,
      messageZh: `二维码静区${qr.quietModules}个模块，应不少于${quietModules}个`,
      facts: { quietModules: qr.quietModules, minQuietModules: quietModules },
    });
  }
  return [...problems, ...addressProblems(qr.url)];
}

function addressProblems(url: string): PlateProblem[] {
  const problems: PlateProblem[] = [];
  if (!url.startsWith('https://')) {
    problems.push({
      code: 'QR_NOT_HTTPS',
      defect: 'F9',
      message: 'The QR code must lead to an https address: set DIMING_PUBLIC_URL before plates are made',
      messageZh: '二维码网址须为 https：正式制作前请设置 DIMING_PUBLIC_URL',
      facts: { url },
    });
  }
  // The scheme is judged above.
  const scanned = parseSignUrl(url.replace(/^http:/, 'https:'));
  if (!scanned.ok) {
    problems.push({
      code: 'QR_NOT_GENUINE',
      defect: 'F9',
      message: 'The QR code does not carry a sign id with its signature or checksum',
      messageZh: '二维码的标志编号、签名或校验码不正确',
      facts: { url, reason: scanned.reason },
    });
  }
  return problems;
}
