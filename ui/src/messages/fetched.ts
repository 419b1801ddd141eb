// For tests: the English catalogue is there before the first of them.
import { learn } from './catalogue.svelte';

await learn('en');
