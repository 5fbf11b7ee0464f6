import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../platform/command.ts';
import { Problem } from '../platform/problem.ts';
import { SignId } from './contract.ts';
import { describedSign } from './describedSign.ts';
import { signRow } from './findSign.ts';
import { plateOfSign } from './plateOfSign.ts';
import { writePlates } from './platePdf.ts';
import { plateSvg } from './plateSvg.ts';

export const signArtworkCommand: Command = {
  summary: '输出标志版面 / Write the artwork of a sign',
  usage: `diming sign-artwork --sign ID --output plate.svg|plate.pdf

由地名库生成一块标志的版面：SVG 或 1:1 PDF（含3毫米出血和裁切线）。版面有问题时说明原因并以 2 退出，不写文件。
Draws the plate of a sign from the register: SVG, or PDF at true size with 3 mm of bleed and cut marks. A plate that may not be
made is refused with its reasons, exit 2, and nothing is written.`,
  run: async (args, { out, progress, withRegister }) => {
    const { sign, output } = parseArgs({
      args: [...args],
      options: { sign: { type: 'string' }, output: { type: 'string' } },
    }).values;
    const id = SignId.safeParse(sign?.toUpperCase());
    if (!id.success) throw needed('--sign', '标志编号（26位）', 'the number of a sign, 26 characters');
    const kind = extname(output ?? '').toLowerCase();
    if (!output || (kind !== '.svg' && kind !== '.pdf'))
      throw needed('--output', '.svg 或 .pdf 文件', 'a file .svg or .pdf');
    return withRegister(async ({ db, config }) => {
      const row = await signRow(db, id.data);
      const plate = plateOfSign(row, config.publicUrl);
      const { problems } = describedSign(row, config.publicUrl);
      // Where the plate leads is the office's to judge; what it says is not.
      const faults = problems.filter(({ code }) => code !== 'QR_NOT_HTTPS');
      for (const { messageZh, message } of problems) progress(`${messageZh}\n  ${message}`);
      if (faults.length > 0) return 2;
      if (kind === '.svg') await writeFile(output, plateSvg(plate));
      else {
        const options = { title: row.name, createdAt: row.updatedAt, cutMarks: true };
        await writePlates([plate], createWriteStream(output), options);
      }
      out(output);
      return 0;
    });
  },
};

const needed = (option: string, zh: string, en: string): Problem =>
  new Problem('invalid-input', `${option} takes ${en}`, { detailZh: `${option} 须为${zh}。` });
