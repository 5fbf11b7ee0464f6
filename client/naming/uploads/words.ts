import { addWords } from '../../ui/addWords.ts';

export const useUploadWords = addWords('uploads', {
  'zh-CN': { badFile: '“{{name}}”不是 PDF、OFD、PNG、JPEG，或超过 20 MB。' },
  en: { badFile: '“{{name}}” is not PDF, OFD, PNG or JPEG, or larger than 20 MB.' },
});
