import { told, type Words } from '../importFinding.ts';
import type { ImportFinding } from '../imports/findingContract.ts';

/** What can be wrong with a file or one of its rows before anything is compared with the register. */
const WORDS = {
  'required-column-missing': [
    'error',
    'No column for “{label}” (columns: {headings})',
    '没有“{label}”列（现有列：{headings}）',
    '在列对应中选择 / choose the column',
  ],
  'heading-guessed': ['note', 'Column “{heading}” is taken for “{label}”', '“{heading}”列按“{label}”读取，请核对'],
  'columns-not-used': ['note', 'Columns not used: {headings}', '未使用的列：{headings}'],
  'codes-normalised': [
    'note',
    '{count} codes were normalised (rows {rows})',
    '已规范 {count} 个代码的写法（行：{rows}）',
  ],
  'names-normalised': [
    'note',
    '{count} names were trimmed or cleaned (rows {rows})',
    '已清理 {count} 个名称首尾的空白或不可见字符（行：{rows}）',
  ],
  'cells-unwrapped': [
    'note',
    '{count} cells were written as formulas ="…" and read as text (rows {rows})',
    '{count} 个单元格以 ="…" 公式书写，已按文本读取（行：{rows}）',
  ],
  'formula-text': [
    'note',
    '{count} cells begin like a formula and are kept as plain text (rows {rows})',
    '{count} 个单元格以公式字符开头，仅作文本保存（行：{rows}）',
  ],
  'codes-damaged': [
    'error',
    'The spreadsheet damaged the codes of column “{heading}” ({example}): digits are lost in {count} rows',
    '“{heading}”列的代码已被电子表格破坏（{example}），{count} 行数字丢失',
    '将该列设为文本格式后重新导出 / format the column as text and export again',
  ],
  'code-damaged': [
    'error',
    '“{code}” is a code in scientific notation: digits are lost',
    '“{code}”为科学计数法，代码数字已丢失',
    '将该列设为文本格式后重新导出 / format the column as text and export again',
  ],
  'no-code': ['error', 'No code in column “{heading}”', '“{heading}”列没有代码'],
  'bad-code': [
    'error',
    '“{code}” in column “{heading}” has {digits} digits: a division code has 6, 9 or 12',
    '“{heading}”列的“{code}”为 {digits} 位，区划代码应为 6、9 或 12 位',
  ],
  'code-too-short': [
    'error',
    '“{code}” in column “{heading}” is the code of a higher level: {name} needs {wanted} digits',
    '“{heading}”列的“{code}”是上级的代码，{name}应为 {wanted} 位',
  ],
  'bad-place-code': [
    'error',
    '“{code}” is no place code: 20 digits (division 9, category 5, serial 6)',
    '“{code}”不是地名代码：应为 20 位数字（区划 9 位、类别 5 位、顺序 6 位）',
  ],
  'bad-line-code': [
    'warning',
    '“{code}” is not a line code like 640302-640303',
    '“{code}”不是形如 640302-640303 的界线代码',
  ],
  'bad-parent-code': [
    'error',
    '“{code}” in column “{heading}” is no division code',
    '“{heading}”列的“{code}”不是区划代码',
  ],
  'bad-number': [
    'warning',
    '“{text}” in column “{heading}” is no number: kept as text in the file only',
    '“{heading}”列的“{text}”不是数值，未读入',
  ],
  'name-character-lost': [
    'error',
    'The name lost a character in an encoding that does not have it: “{text}”',
    '名称中有字在转换编码时丢失：“{text}”',
    '用 UTF-8 或 GB18030 重新导出，或补正该字 / export again as UTF-8 or GB18030, or put the character in',
  ],
  'character-lost': [
    'warning',
    'Column “{heading}” lost a character in an encoding that does not have it and is not taken over: “{text}”',
    '“{heading}”列有字在转换编码时丢失，该值不导入：“{text}”',
    '用 UTF-8 或 GB18030 重新导出 / export again as UTF-8 or GB18030',
  ],
  'name-missing': ['error', 'No name', '没有名称'],
  'no-chinese-name': ['warning', '“{roman}” has no Chinese name: skipped', '“{roman}”没有汉字名称，已跳过'],
  'name-too-long': ['error', 'The name has {count} characters, at most 60', '名称有 {count} 个字符，最多 60 个'],
  'name-control': [
    'error',
    'The name holds control characters ({points}): {shown}',
    '名称含控制字符（{points}）：{shown}',
  ],
  'name-reordered': [
    'error',
    'The name holds characters that turn the direction of writing ({points}): {shown}',
    '名称含改变书写方向的字符（{points}）：{shown}',
  ],
  'name-invisible': [
    'warning',
    'The name holds invisible characters ({points}), which were taken out: {shown}',
    '名称含不可见字符（{points}），已去除：{shown}',
  ],
  'name-private-use': [
    'error',
    'The name holds private-use characters ({points}), which every computer shows differently: {shown}',
    '名称含自造字（{points}），各电脑显示不一：{shown}',
    '改用国标字库中的字 / use the encoded character',
  ],
  'name-markup': ['error', 'The name holds markup: {shown}', '名称含网页标记：{shown}'],
  'name-compatibility': [
    'warning',
    'The name holds radicals or compatibility characters ({points}), read as “{name}”',
    '名称含部首或兼容字符（{points}），已按“{name}”读取',
  ],
  'name-traditional': [
    'warning',
    'The name holds traditional or variant characters: “{name}” in standard form is “{standard}”',
    '名称含繁体或异体字：“{name}”的规范写法为“{standard}”',
  ],
  'name-spaces': ['warning', 'The name holds spaces between its characters: “{name}”', '名称的字间有空格：“{name}”'],
  'name-empty-brackets': [
    'warning',
    'The name holds brackets that say nothing: “{name}”',
    '名称含没有内容的括号：“{name}”',
  ],
  'name-generic-only': ['warning', '“{name}” is only a generic term', '“{name}”只有通名，没有专名'],
  'name-formula': [
    'error',
    'The name begins like a formula: “{name}”',
    '名称以公式字符开头：“{name}”',
    '改正或排除该行；确认后仅作文本保存 / correct or leave out the row; confirmed, it is kept as plain text',
  ],
  'bad-angle': ['error', '{axis} “{text}”: {reason}', '{axis}“{text}”：{reason}'],
  'angle-without-seconds': ['warning', '{axis} “{text}” has no seconds', '{axis}“{text}”没有秒'],
  'half-position': ['error', 'Only one of the two coordinates is given', '两个坐标只有一个'],
  'not-a-geometry': ['error', '{unit}: {type} is no kind of geometry', '{unit}：{type} 不是几何类型'],
  'wrong-geometry': ['error', '{unit}: {type} where {wanted} is wanted', '{unit}：需要{wanted}，文件中是 {type}'],
  'bad-division-code': [
    'warning',
    '“{code}” in column “{heading}” is no division code',
    '“{heading}”列的“{code}”不是区划代码',
  ],
  'category-unknown': [
    'note',
    '“{word}” ({count} rows) is no category of the register and is read as other',
    '“{word}”（{count} 行）不是本库的地名类别，按“其他”读取',
  ],
  'crs-mixed': [
    'error',
    'The coordinates of the file are in different systems: {kinds}',
    '文件中的坐标不属于同一坐标系：{kindsZh}',
    '按坐标系分成几个文件 / one file for each system',
  ],
  'crs-declared-mixed': [
    'error',
    'Column “{heading}” names different systems: {systems}',
    '“{heading}”列写有不同的坐标系：{systems}',
    '按坐标系分成几个文件 / one file for each system',
  ],
  'crs-unknown': [
    'error',
    'The file does not say its coordinate system. {question}',
    '文件未说明坐标系。{question}',
    '{crs}',
  ],
  'crs-not-supported': [
    'error',
    'Coordinates in “{text}” cannot be read: EPSG:4490, EPSG:4326, EPSG:3857, CGCS2000 Gauss–Krüger (EPSG:4491–4554) or GCJ-02',
    '不能读取坐标系“{text}”，可用 EPSG:4490、EPSG:4326、EPSG:3857、CGCS2000 高斯－克吕格（EPSG:4491–4554）、GCJ-02',
    '先转换为 EPSG:4490 / convert to EPSG:4490 first',
  ],
  'crs-contradicts-file': [
    'warning',
    'Read as {stated} as stated, but the file says {said}: a mistake moves everything',
    '已按声明的 {stated} 读取，但文件说明为 {said}，若有误，全部位置都会偏移',
  ],
  'gcj02-not-stated': ['error', '{question}', '{question}', 'GCJ-02'],
  'gcj02-converted': [
    'note',
    'The coordinates are GCJ-02 ({said}) and were converted to WGS 84',
    '坐标为 GCJ-02（{said}），已转换为 WGS 84',
  ],
  'x-is-north': [
    'note',
    'X is read as north and Y as east, as Chinese survey tables have it',
    '按测量惯例，X 读作北坐标，Y 读作东坐标',
  ],
  'file-axes-swapped': [
    'error',
    'Latitude and longitude look swapped in the whole file ({count} positions)',
    '整个文件的经纬度疑似颠倒（{count} 个位置）',
    'swapAxes',
  ],
  'file-looks-projected': [
    'error',
    'The coordinates are metres, but {crs} is stated',
    '坐标为米制，与声明的 {crs} 不符',
    '{proposal}',
  ],
  'file-looks-like-degrees': [
    'error',
    'The coordinates are degrees, but {crs} is stated',
    '坐标为经纬度，与声明的 {crs} 不符',
    'EPSG:4490',
  ],
  'zone-contradicts': [
    'error',
    'The eastings carry zone number {zone}, but {crs} is stated',
    '东坐标带有带号 {zone}，与声明的 {crs} 不符',
    '{proposal}',
  ],
} as const satisfies Record<string, Words>;

export type UnderstandCode = keyof typeof WORDS;

/** A finding worded with these facts; one with a Chinese twin (`label`, `labelZh`) is told by it. */
export const understandFinding = (code: UnderstandCode, facts: Record<string, string> = {}): ImportFinding => ({
  ...told(code, WORDS[code], facts),
  ...(CONFIRMABLE.has(code) ? { confirmable: true } : {}),
});

/** Errors of which a person may take note, after which they stand as warnings. */
const CONFIRMABLE: ReadonlySet<UnderstandCode> = new Set<UnderstandCode>(['name-formula']);
