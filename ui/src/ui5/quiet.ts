// What UI5 must be told before its first component is defined; hence a module of its own, imported first.
import { setDefaultFontLoading } from '@ui5/webcomponents-base/dist/config/Fonts.js';
import { setIgnoreUrlParams } from '@ui5/webcomponents-base/dist/config/UrlParams.js';

// It would fetch its fonts from a CDN. Ours are in styles/fonts.css.
setDefaultFontLoading(false);
// ?sap-ui-theme= and the like have no say here.
setIgnoreUrlParams(true);
