import { addWords } from '../../../ui/addWords.ts';

export const useUpwardWords = addWords('upwardFiling', {
  'zh-CN': {
    title: '备案材料包',
    complete: '登记表和必备材料齐全',
    missing: '缺',
    uploadFor: '上传{{material}}',
    download: '下载材料包（ZIP）',
    keysUnverified: '数据文件的字段键由本系统设定；国家地名信息库的字段键未核，可在代码表“filing-fields”中修改。',
  },
  en: {
    title: 'Filing package',
    complete: 'Form and required papers are complete',
    missing: 'missing',
    uploadFor: 'Upload: {{material}}',
    download: 'Download the package (ZIP)',
    keysUnverified:
      'The keys of the data file are this system’s; those of the national database were not seen (list “filing-fields”).',
  },
});
