import type { ThemeConfig } from 'antd';

import type { TextSize } from '../ui/textSize';

const fontFamily =
  "system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/** Every text colour reaches 4.5 to 1 on the background it is used on, placeholders included. */
export function themeFor(size: TextSize): ThemeConfig {
  const isLarge = size === 'large';
  return {
    token: {
      // The styles stop transitions for whoever asks for less motion; a popup that waits for the end of one never shows.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily,
      fontSize: isLarge ? 18 : 15,
      controlHeight: isLarge ? 52 : 40,
      controlHeightLG: isLarge ? 60 : 48,
      lineHeight: 1.6,
      borderRadius: 8,
      colorPrimary: '#1f6b45',
      colorLink: '#1f6b45',
      colorLinkHover: '#17573a',
      colorLinkActive: '#12382a',
      colorInfo: '#1d5f8a',
      colorSuccess: '#27713f',
      colorWarning: '#8f5b00',
      colorError: '#b3261e',
      colorInfoBg: '#eaf3f9',
      colorInfoBorder: '#b5d3e6',
      colorWarningBg: '#fdf5e2',
      colorWarningBorder: '#e8d19c',
      colorErrorBg: '#fdeeec',
      colorErrorBorder: '#efc3be',
      colorTextBase: '#1b2620',
      colorText: '#1b2620',
      colorTextSecondary: '#4a574f',
      colorTextTertiary: '#59665e',
      colorTextDescription: '#59665e',
      colorTextPlaceholder: '#66726b',
      colorTextDisabled: '#66726b',
      colorBgLayout: '#f5f6f0',
      colorBorder: '#b9c3bb',
      colorBorderSecondary: '#e1e6df',
    },
    components: {
      Menu: {
        darkItemBg: '#12382a',
        darkSubMenuItemBg: '#12382a',
        darkItemColor: '#d5e2d9',
        darkGroupTitleColor: '#a9c2b3',
        darkItemSelectedBg: '#2a7a52',
        darkItemHoverBg: '#1c4d3a',
        itemHeight: isLarge ? 52 : 42,
      },
      Table: { headerBg: '#eef2ea', headerColor: '#3a463f' },
      Form: { verticalLabelPadding: '0 0 4px' },
      Descriptions: { labelColor: '#59665e' },
    },
  };
}
