import type { ScanReason } from './batchContract.ts';

interface Words {
  message: string;
  messageZh: string;
}

/** What became of a scanned plate, as the person with the scanner is told. */
export const SCAN_WORDS: Readonly<Record<ScanReason | 'ok', Words>> = {
  ok: { message: 'Code and words are those that were ordered', messageZh: '二维码与文字均与核对结果一致' },
  'not-a-sign': {
    message: 'This is not the address of a sign: reject the plate by hand if it is on one',
    messageZh: '扫到的不是地名标志的网址；如确为牌上的二维码，请手工选中该牌判为不合格',
  },
  'other-site': { message: 'The code leads to another site', messageZh: '二维码指向其他网站，不是本单位的标志' },
  code: {
    message: 'The code is not the registered one of this plate: damaged or not made from our file',
    messageZh: '二维码与登记的不一致（校验或签名不符），未按下达的文件制作',
  },
  not_in_batch: { message: 'This sign is not in this batch', messageZh: '该标志不在本批次中' },
  not_remade: {
    message: 'This plate was rejected; record that it was made again first',
    messageZh: '该牌已判不合格，请先登记“已返工”再验收',
  },
  accepted_before: {
    message: 'This plate was accepted before: is there a second one?',
    messageZh: '该牌已通过验收，请查是否重复制作',
  },
  register: {
    message: 'The register changed after the check: the plate may not be put up',
    messageZh: '核对之后地名库已变更，该牌不得使用',
  },
  name_differs: { message: 'The name on the plate is another', messageZh: '牌面汉字与标准地名不一致' },
  roman_differs: { message: 'The pinyin on the plate is another', messageZh: '牌面拼音与审定拼写不一致' },
  number_differs: { message: 'The number on the plate is another', messageZh: '牌面号码不一致' },
};
