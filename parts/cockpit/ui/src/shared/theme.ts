import { registerThemePropertiesLoader } from '@ui5/webcomponents-base/dist/asset-registries/Themes.js';
import { setDefaultFontLoading } from '@ui5/webcomponents-base/dist/config/Fonts.js';
import { setTheme } from '@ui5/webcomponents-base/dist/config/Theme.js';

/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'durward.theme';
const DARK = 'sap_horizon_dark';
const LIGHT = 'sap_horizon';
const system = window.matchMedia('(prefers-color-scheme: dark)');

// else the library fetches its fonts from a foreign host
setDefaultFontLoading(false);
registerThemePropertiesLoader('@ui5/webcomponents-theming', DARK, async () => {
  return (await import('@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json')).default;
}, 'root');
registerThemePropertiesLoader('@ui5/webcomponents', DARK, async () => {
  return (await import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json')).default;
}, 'host');
registerThemePropertiesLoader('@ui5/webcomponents-fiori', DARK, async () => {
  return (await import('@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json')).default;
}, 'host');

/** What the user chose in this browser. */
export function chosenTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

/** Remembers a choice and shows it. */
export async function chooseTheme(theme: Theme): Promise<void> {
  localStorage.setItem(KEY, theme);
  await applyTheme();
}

/** Shows the theme that was chosen, and follows the system from now on. */
export async function startTheme(): Promise<void> {
  system.addEventListener('change', () => void applyTheme());
  await applyTheme();
}

async function applyTheme(): Promise<void> {
  const theme = chosenTheme();
  const isDark = theme === 'dark' || (theme === 'auto' && system.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  await setTheme(isDark ? DARK : LIGHT);
}
