import { addWords } from '../../ui/addWords.ts';

export const useMapExportWords = addWords('mapExport', {
  'zh-CN': {
    title: '按地图范围导出',
    inView: '导出视图内{{what}}',
    inArea: '导出所画范围内{{what}}',
    draw: '画范围',
    redraw: '清除所画范围',
    hint: '移动或缩放地图选定视图；也可在图上画一个范围。同时适用列表的筛选条件。',
    drawing: '依次点击地图添加顶点，点击首点或按 Enter 闭合；再导出所画范围。',
    drawn: '已画好范围，可拖动顶点修改。',
  },
  en: {
    title: 'Export by the map',
    inView: 'Export {{what}} in view',
    inArea: 'Export {{what}} in the drawn area',
    draw: 'Draw an area',
    redraw: 'Clear the drawn area',
    hint: 'Move and zoom the map to what you want, or draw an area on it. The filter of the list applies too.',
    drawing: 'Click on the map for each corner, and on the first one or press Enter to close; then export.',
    drawn: 'The area is drawn; its corners can be moved.',
  },
});
