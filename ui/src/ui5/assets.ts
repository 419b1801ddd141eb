// Themes and texts of UI5, fetched from our own bundle and only when used. The paths are written out for the bundler;
// its Assets.js would bring all themes and languages.
import { registerI18nLoader } from '@ui5/webcomponents-base/dist/asset-registries/i18n.js';
import { registerLocaleDataLoader } from '@ui5/webcomponents-base/dist/asset-registries/LocaleData.js';
import { registerThemePropertiesLoader } from '@ui5/webcomponents-base/dist/asset-registries/Themes.js';

const THEMING = '@ui5/webcomponents-theming';
const COMPONENTS = '@ui5/webcomponents';
const ICONS = '@ui5/webcomponents-icons';

registerThemePropertiesLoader(
  THEMING,
  'sap_horizon',
  async () =>
    (await import('@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon/parameters-bundle.css.json'))
      .default,
);
registerThemePropertiesLoader(
  THEMING,
  'sap_horizon_dark',
  async () =>
    (
      await import('@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json')
    ).default,
);
registerThemePropertiesLoader(
  THEMING,
  'sap_horizon_hcb',
  async () =>
    (await import('@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'))
      .default,
);
registerThemePropertiesLoader(
  COMPONENTS,
  'sap_horizon',
  async () =>
    (await import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon/parameters-bundle.css.json')).default,
);
registerThemePropertiesLoader(
  COMPONENTS,
  'sap_horizon_dark',
  async () =>
    (await import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'))
      .default,
);
registerThemePropertiesLoader(
  COMPONENTS,
  'sap_horizon_hcb',
  async () =>
    (await import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'))
      .default,
);

registerI18nLoader(
  COMPONENTS,
  'de',
  async () => (await import('@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json')).default,
);
registerI18nLoader(
  ICONS,
  'de',
  async () => (await import('@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json')).default,
);

// Changing the language loads CLDR data, used or not, and the built-in loader asks a CDN.
for (const locale of ['en', 'de']) {
  registerLocaleDataLoader(locale, () => Promise.resolve({} as never));
}
