import type { Words } from '../importFinding.ts';
import { WHOLE_FILE_WORDS } from './wholeFileWords.ts';

/** What the register says against a row or a file. `true` at the end: a person may take note of it. */
export const JUDGE_WORDS = {
  ...WHOLE_FILE_WORDS,
  'repeated-row': [
    'error',
    'Repeats row {other}: the same code, name and position',
    '与第 {other} 行重复：代码、名称、位置相同',
    '确认后跳过重复行 / confirm, and the repeat is skipped',
  ],
  'duplicate-code': [
    'error',
    'Code {code} also stands in row {other}, with another name or position (there “{otherName}”, here “{name}”)',
    '代码 {code} 与第 {other} 行重复，而名称、位置不同（“{otherName}”与“{name}”）',
    '排除其中一行 / leave one of the rows out',
  ],
  'outside-office': [
    'error',
    '{unit} is not in the charge of {office}: only the office that keeps it takes it over',
    '{unit}不由{office}管理，应由其主管民政部门导入',
  ],
  'neighbour-skipped': ['note', '{unit} does not belong to {office}: skipped', '{unit}不属于{office}，已跳过'],
  'above-office': ['note', '{unit} stands above {office}: skipped', '{unit}为{office}的上级，已跳过'],
  'nothing-matched': ['error', 'Not one row can be taken into this register', '没有一行可以导入本库'],
  'name-differs': [
    'error',
    'The register calls {code} {name}, the file {given}',
    '代码 {code} 在库中为{name}，文件中为{given}',
    '核对代码与名称；确已更名的，请办理行政区划变更卷宗 / check code and name; a change of name goes through a dossier',
  ],
  'code-ended': [
    'error',
    '{code} was the code of {name} until {day} and is not used again',
    '{code} 曾为{name}的代码，{day} 起停用，不得再用',
    '核对代码，或办理行政区划变更卷宗 / check the code, or make a dossier',
  ],
  'unknown-code': [
    'note',
    '{unit} is not a division of this register on {day}: skipped',
    '{unit}不在本库 {day} 有效的行政区划中，已跳过',
    '新设区划请办理行政区划变更卷宗 / a new division goes through a dossier',
  ],
  'own-parent': ['error', '{unit} is its own parent', '{unit}的上级是它自己'],
  'parent-unknown': ['error', '{unit}: there is no parent {parent}', '{unit}：上级 {parent} 不存在'],
  'parent-wrong-level': [
    'error',
    '{unit}: {parent} is no division of the level above',
    '{unit}：{parent} 不是其上一级区划',
  ],
  'parent-elsewhere': [
    'error',
    '{unit}: parent {parent} lies in {parentCounty}, the code in {county}',
    '{unit}：上级 {parent} 在{parentCounty}，而代码属于{county}',
  ],
  'code-elsewhere': [
    'error',
    '{unit} has a code of {county}, but stands under {parent} in {parentCounty}',
    '{unit}的代码属于{county}，却列在{parentCounty}的{parent}之下',
  ],
  'parent-name-differs': [
    'error',
    '{unit}: {parent} is {parentName}, the file says {given}',
    '{unit}：上级代码 {parent} 为{parentName}，文件中写作{given}',
  ],
  'parent-not-of-code': [
    'error',
    '{unit}: by its code it belongs to {byCode}, the file says {parent}',
    '{unit}：按代码属于 {byCode}，文件中上级为 {parent}',
  ],
  'parent-name-unlike': [
    'warning',
    '{unit}: by its code it belongs to {parentName}, the file says {given}',
    '{unit}：按代码属于{parentName}，文件中写作{given}',
  ],
  'level-not-kept': [
    'note',
    '{unit}: only counties and townships have outlines of their own: skipped',
    '{unit}：只导入县级、乡级轮廓，已跳过',
  ],
  'statistical-unit': [
    'note',
    '{unit} is a unit of statistics and no administrative division: skipped',
    '{unit}是统计用区，不是行政区划，已跳过',
  ],
  'moved-far': [
    'warning',
    '{unit}: the centre moves by {km} km from the outline on record',
    '{unit}：中心较库中现有轮廓移动 {km} 千米',
    '核对坐标系和界线变更文件 / check the coordinate system and the document of the change',
  ],
  'parts-schematic': [
    'note',
    '{unit}: the outlines of {count} townships are still schematic and will not fit the new one',
    '{unit}：下辖 {count} 个乡级轮廓仍为示意，与新轮廓不吻合',
    '导入乡级轮廓 / import the outlines of the townships',
  ],
  schematic: ['error', '{unit} is marked schematic: no outline to keep', '{unit}标注为示意图形，不能作为正式轮廓导入'],
  'invalid-geometry': [
    'error',
    '{unit}: {reason} at {at}; area {before} km², repaired {after} km²: only its maker can tell what is meant',
    '{unit}：几何无效，{reason}，位于 {at}；面积 {before} 平方千米，自动修复后为 {after} 平方千米，无法判断原意',
    '由制图单位改正后重新提交 / have it corrected and import again',
  ],
  'geometry-repairable': [
    'error',
    '{unit}: {reason} at {at}; repaired, the area of {before} km² becomes {after} km²',
    '{unit}：几何无效，{reason}，位于 {at}；自动修复后面积由 {before} 平方千米变为 {after} 平方千米',
    '确认后自动修复 / confirm, and it is repaired',
  ],
  'geometry-repaired': ['note', '{unit} was repaired as confirmed', '{unit}已按确认自动修复'],
  'outside-china': ['error', '{unit} lies outside China (first position {at})', '{unit}位于中国范围之外（首点 {at}）'],
  'outside-division': [
    'error',
    'Everything lies outside {office} by about {km} km ({direction}): is the central meridian right?',
    '全部要素位于{office}之外，偏{directionZh}约 {km} 千米：中央子午线是否正确？',
    '重新选择坐标系 / choose the coordinate system again',
  ],
  'point-outside-office': [
    'warning',
    '{unit} lies outside {office} by {km} km: skipped',
    '{unit}位于{office}之外 {km} 千米，已跳过',
  ],
  'point-outside-counties': [
    'note',
    '{unit} at {at} lies in no county whose outline the register has: skipped',
    '{unit}（{at}）不在本库任何有轮廓的县（市、区）内，已跳过',
  ],
  'no-rules': [
    'error',
    'The register has no rules of names yet: names cannot be taken',
    '本库尚未装载地名规则，不能导入地名',
    '先装载规则 / load the rules first',
  ],
  'outside-declared-unit': [
    'warning',
    '{unit} is filed under {declared}, but lies in {actual}',
    '{unit}列在{declared}，实际位于{actualZh}',
    '核对所属政区或坐标 / check the unit or the position',
  ],
  'declared-unit-unknown': [
    'note',
    '“{declared}” is no division of the register ({count} rows)',
    '“{declared}”不是本库的行政区划（{count} 行）',
  ],
  'gcj02-suspected': [
    'error',
    '{count} of {all} positions lie about {metres} m {direction} of those on record: the pattern of GCJ-02 (web maps)',
    '{all} 个可比位置中有 {count} 个较库中偏{directionZh}约 {metres} 米，符合 GCJ-02（网络地图）偏移规律',
    'GCJ-02',
  ],
  'shifted-from-register': [
    'error',
    '{count} of {all} outlines or positions lie about {km} km {direction} of those on record, all in the same way',
    '{all} 个可比图形中有 {count} 个较库中同向偏移，偏{directionZh}约 {km} 千米',
    '核对数据来源与坐标系；确认无误方可继续 / check source and system; confirm to go on',
  ],
  'further-name': [
    'warning',
    '{unit} is a name beside the standard one, or out of use, of a place that the register does not know by its id: skipped',
    '{unit}是别名、曾用名或已停用的名称，其地名标识不在本库中，已跳过',
    '别名、曾用名写在标准名称一行的对应列中 / put it into the columns of the row of the standard name',
  ],
  'outlines-overlap': [
    'error',
    '{a} and {b} overlap by {km2} km²',
    '{a}与{b}重叠 {km2} 平方千米',
    '改正轮廓，或确认后继续（发布前须解决） / correct the outlines, or confirm (to be resolved before publication)',
  ],
  'outlines-gap': [
    'error',
    'A gap of {km2} km² between {sides}',
    '{sides}之间有 {km2} 平方千米空隙',
    '改正轮廓，或确认后继续（发布前须解决） / correct the outlines, or confirm (to be resolved before publication)',
  ],
  'ground-uncovered': [
    'error',
    '{km2} km² that the register gives to {units} would belong to nobody: the outlines would cover {after} of {before} km² of {office}',
    '库中属于{units}的 {km2} 平方千米将不属于任何单位：轮廓共覆盖{office}{before} 平方千米中的 {after} 平方千米',
    '改正轮廓，或确认后继续（发布前须解决） / correct the outlines, or confirm (to be resolved before publication)',
  ],
  'outline-slivers': [
    'error',
    'Edges of neighbours do not match: {overlaps} overlaps ({overlapKm2} km²) and {gaps} gaps ({gapKm2} km²): {pairs}',
    '相邻轮廓的边不吻合：重叠 {overlaps} 处（{overlapKm2} 平方千米），空隙 {gaps} 处（{gapKm2} 平方千米）：{pairs}',
    '用拓扑检查按容差吻合，或确认后继续 / snap with a tolerance in the topology check, or confirm',
  ],
  'approved-name-kept': [
    'note',
    '{unit}: the register has the approved name “{name}”, which the file does not overwrite',
    '{unit}：库中已有依法批准的名称“{name}”，不以文件中的名称覆盖',
  ],
  'same-name-near': [
    'warning',
    '“{name}” of another category stands {metres} m away in the register',
    '库中 {metres} 米处已有同名而类别不同的“{name}”',
  ],
  'already-imported': ['note', 'The same record came with an earlier import', '先前的导入中已有相同记录'],
  'census-restricted': [
    'note',
    '{unit} carries the secrecy label {secrecy}: kept as restricted',
    '{unit}标有密级{secrecy}，按受限数据管理',
  ],
  'division-unplaced': [
    'error',
    '{unit}: neither a division code nor a position inside an outline tells to which county it belongs',
    '{unit}：没有区划代码，位置也不在任何轮廓内，无法确定所属县（市、区）',
    '补充所属区划代码 / give the code of its division',
  ],
  'side-unknown': [
    'error',
    '{unit}: {side} is no division of the register on {day}',
    '{unit}：{side} 不是本库 {day} 有效的行政区划',
  ],
  'sides-same': ['error', '{unit}: both sides are the same', '{unit}：两侧为同一区划'],
  'line-not-of-office': ['error', '{unit} is no line of {office}', '{unit}不是{office}的界线'],
  'line-differs': [
    'warning',
    '{unit}: the course lies up to {metres} m from the one in the register',
    '{unit}：走向与库中界线最远相差 {metres} 米',
    '界线随轮廓和协议变更，见界线管理 / lines follow outlines and agreements',
  ],
  'line-not-drawn': [
    'warning',
    '{unit}: the outlines of the register share no edge here: skipped',
    '{unit}：库中轮廓在此没有共同边，已跳过',
    '先导入两侧轮廓 / import the outlines of both sides first',
  ],
  'no-line': [
    'warning',
    'Marker {unit}: no line in the register by code, name or within {metres} m: skipped',
    '界桩 {unit}：按代码、名称及 {metres} 米范围内均未找到界线，已跳过',
    '先导入轮廓，或补充界线代码 / import outlines first, or give the code of the line',
  ],
  'line-by-position': [
    'note',
    'Marker {unit} is taken for line {line}, {metres} m away',
    '界桩 {unit} 按位置归入界线 {line}（相距 {metres} 米）',
  ],
  'marker-off-line': [
    'warning',
    'Marker {unit} lies {metres} m from its line {line}',
    '界桩 {unit} 距其界线 {line} {metres} 米',
  ],
  'marker-without-position': ['error', 'Marker {unit} has no position', '界桩 {unit} 没有坐标'],
} as const satisfies Record<string, Words>;

export type JudgeCode = keyof typeof JUDGE_WORDS;
