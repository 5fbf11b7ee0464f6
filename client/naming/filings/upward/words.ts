import { addWords } from '../../../ui/addWords.ts';

export const useUpwardWords = addWords('upwardFiling', {
  'zh-CN': {
    title: '备案材料包',
    complete: '登记表和必备材料齐全',
    missing: '缺',
    issueFirst:
      '材料包收入已印发的备案报告和备案登记表。备案编号和报送日期在“报送备案”之后才能写入登记表。请先预览（见“文书”），再印发：',
    uploadFor: '上传{{material}}',
    download: '下载材料包（ZIP）',
    keysUnverified: '数据文件的字段键由本系统设定；国家地名信息库的字段键未核，可在代码表“filing-fields”中修改。',
  },
  en: {
    title: 'Filing package',
    complete: 'Form and required papers are complete',
    missing: 'missing',
    issueFirst:
      'The package holds the filing report and the form as issued; the form shows its filing number only after the act “File for the record”. Preview them under “Documents”, then issue:',
    uploadFor: 'Upload: {{material}}',
    download: 'Download the package (ZIP)',
    keysUnverified:
      'The keys of the data file are this system’s; those of the national database were not seen (list “filing-fields”).',
  },
});
