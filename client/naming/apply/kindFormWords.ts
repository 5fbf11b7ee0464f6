import { addWords } from '../../ui/addWords.ts';

/** What the application form says of its kind. */
export const useKindFormWords = addWords('kindForm', {
  'zh-CN': {
    acts: '更名与销名',
    actsHelp: '更名按命名的程序办理；销名后名称废止、记录保留。',
    kind: '申请事项',
    namingHelp: '为新的地理实体命名；批准、备案、公告后成为标准地名。',
    reservationHelp: '为规划中、尚未建成的实体预留名称，有期限；期内可据此申请命名，逾期自动失效。',
    'about.naming': '“{{name}}”',
    'about.reservation': '“{{name}}”',
    'about.renaming': '更名对象：{{name}}。类别、区划和图形取自地名库；新名称适用《地名管理条例》第九条。',
    'about.cancellation': '销名对象：{{name}}。批准并公告后名称废止，记录保留，冷却期内不得重用。',
    draws: '本申请启用已预留的名称；选定该名称后即归本办件。',
    ground: '销名事由',
    chooseGround: '请选择事由',
    why: '理由',
    cancellationHelp: '销名不提出新名称。事由按代码表选择，并写明实际情况。',
    renaming: '申请更名',
    cancellation: '申请销名',
    start: '开始填写',
    startLead: '将新建一份草稿，类别、区划和位置取自地名库，不需重复填写。',
  },
  en: {
    acts: 'Renaming and cancellation',
    actsHelp: 'A renaming follows the procedure of a naming; a cancelled name ends and stays on record.',
    kind: 'What is applied for',
    namingHelp: 'A name for a new entity; approved, filed and announced it becomes standard.',
    reservationHelp: 'Holds a name for an entity that is planned, for a time; a naming may draw it, else it lapses.',
    'about.naming': '“{{name}}”',
    'about.reservation': '“{{name}}”',
    'about.renaming':
      'To be renamed: {{name}}. Category, division and shape are the register’s; art. 9 holds for the new name.',
    'about.cancellation':
      'To be cancelled: {{name}}. Once approved and announced the name ends, stays on record and is blocked for its cooling period.',
    draws: 'This application draws a reserved name; once chosen it belongs to this case.',
    ground: 'Ground',
    chooseGround: 'Choose the ground',
    why: 'Reason',
    cancellationHelp: 'A cancellation proposes no name. Choose the ground and say what is the case.',
    renaming: 'Apply for a renaming',
    cancellation: 'Apply for a cancellation',
    start: 'Start',
    startLead: 'Opens a draft with category, division and place from the register.',
  },
});
