import { addWords } from '../../ui/addWords.ts';

export const useSuggestionWords = addWords('suggestions', {
  'zh-CN': {
    ask: '推荐名称',
    again: '重新推荐',
    help: '取自当地的名称，每个都已按规则检查并与地名库比对。',
    noPlace: '先在地图上画出位置，即可推荐取自当地的名称。',
    noPosition: '地名库没有该地名的位置，无法推荐取自当地的名称。',
    none: '附近没有可用的地名，请结合当地历史、地理自拟。',
    list: '推荐的名称',
    use: '采用',
    useName: '采用“{{name}}”',
    used: '已填入“{{name}}”',
    drawn: '已填入“{{name}}”，申请时启用该预留名称',
  },
  en: {
    ask: 'Suggest names',
    again: 'Suggest again',
    help: 'Names of the surroundings; each is checked by the rules and against the register.',
    noPlace: 'Draw the place on the map first; then names from its surroundings can be suggested.',
    noPosition: 'The register has no position of this place, so that names from its surroundings cannot be suggested.',
    none: 'Nothing nearby has a name that can be used. Think of local history and landscape.',
    list: 'Suggested names',
    use: 'Use',
    useName: 'Use {{name}}',
    used: '{{name}} is filled in',
    drawn: '{{name}} is filled in; the application draws this reserved name',
  },
});
