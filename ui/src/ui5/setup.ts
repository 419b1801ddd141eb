// Everything UI5, in the order it needs. The first import of main.ts.
import './quiet';
import './assets';
import './components';
import './icons';
