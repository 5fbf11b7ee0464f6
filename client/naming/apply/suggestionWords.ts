import { addWords } from '../../ui/addWords.ts';

export const useSuggestionWords = addWords('suggestions', {
  'zh-CN': {
    ask: '推荐名称',
    again: '重新推荐',
    help: '由附近的旧名、山水、村镇名称组成，每个都已按规则检查并与地名库比对。',
    noPlace: '先在地图上画出位置，即可推荐取自当地的名称。',
    none: '附近没有可用的地名，请结合当地历史、地理自拟。',
    list: '推荐的名称',
    use: '采用',
    useName: '采用“{{name}}”',
    used: '已填入“{{name}}”',
  },
  en: {
    ask: 'Suggest names',
    again: 'Suggest again',
    help: 'Made of former names, landforms and villages nearby; each is checked by the rules and against the register.',
    noPlace: 'Draw the place on the map first; then names from its surroundings can be suggested.',
    none: 'Nothing nearby has a name that can be used. Think of local history and landscape.',
    list: 'Suggested names',
    use: 'Use',
    useName: 'Use {{name}}',
    used: '{{name}} is filled in',
  },
});
