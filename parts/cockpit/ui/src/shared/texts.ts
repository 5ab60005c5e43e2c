import { registerI18nLoader } from '@ui5/webcomponents-base/dist/asset-registries/i18n.js';
import { registerLocaleDataLoader } from '@ui5/webcomponents-base/dist/asset-registries/LocaleData.js';
import { setLanguage } from '@ui5/webcomponents-base/dist/config/Language.js';
import { shared as english } from '../texts/en.json';

/** Texts by key; `{name}` stands for a value. */
export type Catalog = Record<string, string>;

/** The apps that have texts of their own beside the shared ones. */
export type AppName = 'cockpit' | 'monitor';

export type SharedKey = keyof typeof english;
export type Values = Record<string, string | number>;

const PLACEHOLDER = /\{(\w+)\}/g;
let catalog: Catalog = english;
let language = 'en';

// no element here formats dates, and the library's own loader asks a foreign host
for (const locale of ['en', 'de']) {
  registerLocaleDataLoader(locale, () => Promise.resolve({}));
}
registerI18nLoader('@ui5/webcomponents', 'de', async () => {
  return (await import('@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json')).default;
});
registerI18nLoader('@ui5/webcomponents-fiori', 'de', async () => {
  return (await import('@ui5/webcomponents-fiori/dist/generated/assets/i18n/messagebundle_de.json')).default;
});
registerI18nLoader('@ui5/webcomponents-icons', 'de', async () => {
  return (await import('@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json')).default;
});

/** Makes an app's texts known, in the browser's language: German, or else English. */
export async function loadTexts(app: AppName, appEnglish: Catalog): Promise<void> {
  language = navigator.languages.find((tag) => /^(en|de)\b/i.test(tag))?.slice(0, 2).toLowerCase() ?? 'en';
  catalog = { ...english, ...appEnglish };
  if (language === 'de') {
    const german = (await import('../texts/de.json')).default;
    catalog = { ...catalog, ...german.shared, ...german[app] };
  }
  document.documentElement.lang = language;
  await setLanguage(language);
}

/** A text that an app's catalog holds; apps wrap this with the type of their keys. */
export function translate(key: string, values: Values = {}): string {
  const pattern = catalog[key];
  if (pattern === undefined) {
    throw new Error(`no text ${key}`);
  }
  return pattern.replace(PLACEHOLDER, (_, name: string) => String(values[name] ?? `{${name}}`));
}

/** A text that both apps have. */
export function text(key: SharedKey, values?: Values): string {
  return translate(key, values);
}

/** The language of the texts. */
export function currentLanguage(): string {
  return language;
}
