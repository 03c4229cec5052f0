import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { useWords } from '../app/words/dictionary';
import { useLanguage } from '../app/words/language';
import { uiWords } from './words';

/** Changes to the other language. Its label is in that language, for those who cannot read the present one. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" icon={<GlobalOutlined aria-hidden />} onClick={() => choose(other)} lang={other}>
      {useWords(uiWords).otherLanguage}
    </Button>
  );
}
