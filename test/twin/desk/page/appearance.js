// What an app tells its controls of its looks and its language: the tokens of Fluent 9 that matter here, in both of its themes.
const LIGHT = {
  colorNeutralForeground1: '#242424',
  colorNeutralForeground2: '#424242',
  colorNeutralStroke1: '#d1d1d1',
  colorNeutralBackground1: '#ffffff',
  colorNeutralBackground1Hover: '#f5f5f5',
  colorNeutralBackground2: '#fafafa',
  colorBrandForegroundLink: '#115ea3',
  colorBrandBackground: '#0f6cbd',
  colorBrandBackgroundHover: '#115ea3',
  colorBrandBackground2: '#ebf3fc',
  colorNeutralForegroundOnBrand: '#ffffff',
  colorStatusSuccessForeground1: '#0e700e',
  colorStatusSuccessBackground1: '#f1faf1',
  colorStatusWarningForeground3: '#8a3707',
  colorStatusWarningBackground1: '#fff9f5',
  colorStatusDangerForeground1: '#b10e1c',
  colorStatusDangerBackground1: '#fdf3f4',
};
const DARK = {
  colorNeutralForeground1: '#ffffff',
  colorNeutralForeground2: '#d6d6d6',
  colorNeutralStroke1: '#666666',
  colorNeutralBackground1: '#292929',
  colorNeutralBackground1Hover: '#3d3d3d',
  colorNeutralBackground2: '#1f1f1f',
  colorBrandForegroundLink: '#479ef5',
  colorBrandBackground: '#115ea3',
  colorBrandBackgroundHover: '#0f6cbd',
  colorBrandBackground2: '#082338',
  colorNeutralForegroundOnBrand: '#ffffff',
  colorStatusSuccessForeground1: '#54b054',
  colorStatusSuccessBackground1: '#052505',
  colorStatusWarningForeground3: '#fdcfb4',
  colorStatusWarningBackground1: '#4a1e04',
  colorStatusDangerForeground1: '#dc626d',
  colorStatusDangerBackground1: '#3b0509',
};

export const isDarkTheme = sessionStorage.getItem('workspace.theme') === 'dark';
export const isRTL = sessionStorage.getItem('workspace.direction') === 'rtl';
/** The language that the person has set, by its Windows id. */
export const languageId = Number(sessionStorage.getItem('workspace.language')) || 1033;
export const fluentDesignLanguage = { tokenTheme: isDarkTheme ? DARK : LIGHT, isDarkTheme, brand: {}, theme: {} };

/** The app itself, around its controls. */
export function dress(root) {
  root.dataset.theme = isDarkTheme ? 'dark' : 'light';
  root.dir = isRTL ? 'rtl' : 'ltr';
}
