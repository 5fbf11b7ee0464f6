import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a reader finds on the printed page: the PDF is rendered as a printer would and read by zbar. */
export async function qrOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'diming-plate-'));
  try {
    await writeFile(join(folder, 'plate.pdf'), pdf);
    await run('pdftoppm', ['-r', '60', '-png', '-singlefile', 'plate.pdf', 'plate'], { cwd: folder });
    const { stdout } = await run('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'plate.png'], {
      cwd: folder,
    });
    return stdout.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
