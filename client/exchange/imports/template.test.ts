import { expect, it } from 'vitest';
import { templateOf } from './template.ts';

it('writes the headings of a kind, required ones first, as spreadsheets open them', () => {
  const fields = [
    { label: '备注', required: false },
    { label: '名称', required: true },
    { label: '东经,至东经', required: false },
  ];
  expect(templateOf(fields)).toBe('\uFEFF名称,备注,"东经,至东经"\r\n');
});
