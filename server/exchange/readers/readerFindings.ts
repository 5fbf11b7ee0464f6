import type { Problem } from '../../platform/problem.ts';
import { importRefusal } from '../importRefusal.ts';
import type { ImportFinding } from '../imports/findingContract.ts';

type Words = readonly [severity: ImportFinding['severity'] | 'confirm', en: string, zh: string, proposal?: string];

/** What a file as a whole can be refused for, before there is anything to take note of; `{fact}` is filled in. */
const REFUSALS = {
  empty: ['The file is empty', '文件为空'],
  'too-large': ['The file has {size}, at most {most}', '文件大小 {size}，不得超过 {most}', '分成几个文件 / split it'],
  'unknown-format': [
    'The content of the file is of no format that can be read ({what})',
    '无法识别文件内容（{what}）',
    '可用格式：CSV、XLSX、XLS、Shapefile（ZIP）、GeoPackage、GeoJSON、KML、KMZ、File Geodatabase（ZIP） / use one of these formats',
  ],
  'html-page': [
    'This is a web page (HTML), whatever its name says; it is not read as a table',
    '文件内容是网页（HTML），不是电子表格',
    '用 Excel 或 WPS 打开后另存为 .xlsx / open it in a spreadsheet program and save it as .xlsx',
  ],
  'archive-incomplete': [
    'The archive is incomplete: its table of contents is missing or damaged',
    '压缩包不完整（缺少目录或目录损坏）',
    '请重新上传 / upload it again',
  ],
  'archive-damaged': [
    '“{entry}” in the archive cannot be unpacked: {reason}',
    '压缩包中的“{entry}”无法解压：{reason}',
    '请重新压缩后上传 / pack it again',
  ],
  'archive-encrypted': ['The archive is encrypted', '压缩包已加密', '去掉密码后重新压缩 / pack it without a password'],
  'archive-path': [
    'The archive names a file outside its folder: “{entry}”',
    '压缩包含有指向文件夹之外的文件名“{entry}”，已拒绝',
  ],
  'archive-too-large': ['Unpacked, the archive would be too large ({reason})', '压缩包解压后过大（{reason}），已拒绝'],
  'archive-no-data': [
    'There is nothing in the archive that can be read ({entries}); archives within archives are not opened',
    '压缩包中没有可读取的数据（{entries}）；压缩包内的压缩包不会打开',
    '放入 .shp、.dbf、.shx、.prj 或 .gdb 文件夹 / pack the files of a Shapefile or the folder of a File Geodatabase',
  ],
  'password-protected': [
    'The workbook is protected by a password',
    '工作簿设有打开密码',
    '取消密码后重新上传 / remove the password',
  ],
  damaged: [
    'The file is damaged and cannot be read as {format}: {reason}',
    '文件损坏，无法按 {format} 读取：{reason}',
    '用制作软件重新导出 / export it again',
  ],
  'not-a-shapefile': [
    '“{entry}” is not a Shapefile (its file code is not 9994)',
    '“{entry}”不是 Shapefile（文件代码不是 9994）',
  ],
  'mixed-encodings': [
    'Mixed encodings: line {line} is not in {encoding} as the lines before it',
    '编码混杂：第 {line} 行与前面各行（{encoding}）编码不同',
    '分别另存为 UTF-8 后再合并 / save each part as UTF-8 and join them again',
  ],
  'unknown-encoding': [
    'Line {line} is neither UTF-8 nor GB18030',
    '第 {line} 行既不是 UTF-8 也不是 GB18030 编码',
    '另存为 UTF-8 / save it as UTF-8',
  ],
  'not-in-encoding': [
    'Line {line} is not in {encoding}',
    '第 {line} 行不是 {encoding} 编码',
    '换一种编码 / choose another encoding',
  ],
  'unclosed-quote': [
    'Unclosed quote from line {line}: it would swallow the rows after it',
    '第 {line} 行起引号未闭合，其后各行会被并入同一单元格',
    '补上或删去引号 / close the quote or delete it',
  ],
  'no-rows': ['There are headings but no data rows', '只有表头，没有数据行'],
  'no-features': ['The file has no features', '文件中没有要素'],
  'no-layers': ['The file has no table or layer', '文件中没有数据表或图层'],
  'no-such-layer': [
    'There is no layer “{layer}” in the file; it has {layers}',
    '文件中没有图层“{layer}”，现有：{layers}',
  ],
  'no-such-row': ['The table has no row {row} of headings', '表中没有第 {row} 行，不能作为表头'],
  'too-many-columns': ['{count} columns, at most {most}', '共 {count} 列，最多 {most} 列'],
  'too-many-layers': ['{count} layers, at most {most}', '共 {count} 个图层，最多 {most} 个'],
  'feature-too-large': [
    'A feature has more than {most}',
    '单个要素超过 {most}',
    '概化图形，或分成几个要素 / generalise its shape, or divide it',
  ],
  'document-type': [
    'The XML has a document type definition, which is refused: it could read files or grow without end',
    'XML 含有文档类型定义（DOCTYPE），出于安全考虑不予读取',
    '用制图软件重新导出 KML / export the KML again',
  ],
  'not-utf8': [
    '{format} is UTF-8; this file is not',
    '{format} 必须是 UTF-8 编码，此文件不是',
    '以 UTF-8 编码另存 / save it as UTF-8',
  ],
  'not-json': [
    'Not valid JSON, line {line}, column {column}: {reason}',
    '不是合法的 JSON，第 {line} 行第 {column} 列：{reason}',
  ],
  incomplete: [
    'The file ends too soon, line {line}, column {column}',
    '文件不完整，第 {line} 行第 {column} 列中断',
    '请重新上传 / upload it again',
  ],
  'not-geojson': [
    'The file is JSON, but no GeoJSON FeatureCollection',
    '文件是 JSON，但不是 GeoJSON 要素集合（FeatureCollection）',
  ],
} as const satisfies Record<string, readonly [en: string, zh: string, proposal?: string]>;

/** What is said of a file that is read; `confirm` is an error that a person may take note of. */
const FINDINGS = {
  'name-says-otherwise': [
    'confirm',
    'The file is named {name}, but its content is {format}, not {named}',
    '文件名为 {name}，但内容是 {format}，不是 {named}',
    '核对是否选对了文件 / check that it is the right file',
  ],
  'encoding-doubtful': [
    'confirm',
    'The encoding is in doubt: {reason}. Read as {encoding}',
    '编码存疑：{reasonZh}。已按 {encoding} 读取',
    '对照各编码下的样例选择 / choose by the samples',
  ],
  'encoding-told-by-content': [
    'note',
    'The file does not say its encoding; its bytes are valid {encoding}',
    '文件未说明编码，按内容判断为 {encoding}',
  ],
  'dbf-missing': [
    'confirm',
    'The Shapefile has no .dbf: shapes without any attribute',
    'Shapefile 缺少 .dbf，只有图形，没有任何属性',
    '补上 .dbf 后重新压缩 / add the .dbf and pack it again',
  ],
  'shx-missing': [
    'warning',
    'The Shapefile has no .shx; the index was made again from the .shp',
    'Shapefile 缺少 .shx，已由 .shp 重建索引',
  ],
  'prj-missing': [
    'warning',
    'The Shapefile has no .prj: it does not say its coordinate system',
    'Shapefile 缺少 .prj，未说明坐标系',
    '请选择坐标系 / state the coordinate system',
  ],
  'crs-unknown': [
    'warning',
    'The coordinate system of the file is none that is known: {name}',
    '无法识别文件所写的坐标系：{name}',
    '请选择坐标系 / state the coordinate system',
  ],
  'names-cut': [
    'confirm',
    '{count} values end in half a character: their column is too narrow (first: feature {feature}, “{heading}”)',
    '{count} 个值末尾只有半个汉字，字段宽度不足而被截断（首个：第 {feature} 个要素“{heading}”）',
    '加宽字段后重新导出，或导入后逐一补全 / widen the column and export again',
  ],
  'layers-several': ['note', 'The file has {count} layers; “{layer}” is read', '文件有 {count} 个图层，读取“{layer}”'],
  'sheet-hidden': ['note', 'The sheet “{layer}” is hidden and not read', '工作表“{layer}”已隐藏，不读取'],
  'header-row-guessed': [
    'note',
    'Row {row} is taken for the headings; the rows above it are titles',
    '以第 {row} 行为表头，其上为标题行',
    '如不对，请指定表头行 / state the row of the headings otherwise',
  ],
  'heading-repeated': [
    'warning',
    'The heading “{heading}” stands {count} times; the others got a number',
    '表头“{heading}”出现 {count} 次，其余已加序号区分',
  ],
  'heading-empty': ['note', 'Column {columns} has no heading and got one', '第 {columns} 列没有表头，已自动命名'],
  'merged-filled': ['note', '{count} merged blocks were filled down', '{count} 处合并单元格已向下填充'],
  'total-row-skipped': [
    'note',
    'Row {row} is a total row (“{text}”) and was skipped',
    '第 {row} 行为合计行（“{text}”），已跳过',
  ],
  'wrapper-removed': ['note', 'Cells written ="…" are taken as text', '写成 ="…" 的单元格已按文本读取'],
  'row-short': [
    'warning',
    'Row {row} has {count} cells, the headings have {expected}',
    '第 {row} 行有 {count} 列，表头有 {expected} 列',
  ],
  'row-long': [
    'error',
    'Row {row} has {count} cells, the headings have {expected}: something stands in no column',
    '第 {row} 行有 {count} 列，表头只有 {expected} 列，多出的内容无处归属',
    '检查多余的分隔符或引号 / look for a delimiter or quote too many',
  ],
  'rows-swallowed': [
    'error',
    'A cell of row {row} holds {count} lines that look like rows: a quote was not closed',
    '第 {row} 行的一个单元格含有 {count} 行看似表格行的内容，疑为引号未闭合',
    '补上或删去引号 / close the quote or delete it',
  ],
  'cell-too-long': [
    'error',
    '“{heading}” has {count} characters, at most {most}',
    '“{heading}”有 {count} 个字符，最多 {most} 个',
  ],
  'bad-character': [
    'error',
    '“{heading}” holds {what}, which cannot be kept; it is shown as U+FFFD',
    '“{heading}”含有{whatZh}，无法保存，显示为 U+FFFD',
    '在源文件中改正 / correct it in the file',
  ],
  'cell-error': [
    'error',
    '“{heading}” holds the error {text} of the spreadsheet',
    '“{heading}”的单元格是表格错误值 {text}',
  ],
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof REFUSALS;
export type ReaderFindingCode = keyof typeof FINDINGS;
type Facts = Readonly<Record<string, string | number>>;

const filled = (text: string, facts: Facts): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? '?'));

/** The refusal of a whole file: a Problem `invalid-input` with the fact `code`. */
export function readerRefusal(code: RefusalCode, facts: Facts = {}): Problem {
  const [en, zh, proposal]: readonly [string, string, string?] = REFUSALS[code];
  return importRefusal(code, filled(en, facts), filled(zh, facts), proposal);
}

/** A finding of a reader; about the table row or feature that `at` names, or else about the file. */
export function readerFinding(
  code: ReaderFindingCode,
  facts: Facts = {},
  at: { row: number } | { feature: number } | undefined = undefined,
): ImportFinding {
  const [severity, en, zh, proposal]: Words = FINDINGS[code];
  return {
    ...at,
    code,
    severity: severity === 'confirm' ? 'error' : severity,
    message: filled(en, facts),
    message_zh: filled(zh, facts),
    ...(proposal === undefined ? {} : { proposal }),
    ...(severity === 'confirm' ? { confirmable: true } : {}),
  };
}
