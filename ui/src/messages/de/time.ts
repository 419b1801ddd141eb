import type { Translated } from '../compile';
import type { time as english } from '../en/time';

export const time: Translated<typeof english> = {
  ofToday: 'Heute',
  ofYesterday: 'Gestern',
  today: 'heute {clock}',
  yesterday: 'gestern {clock}',
  tomorrow: 'morgen {clock}',
  on: '{day}, {clock}',
  hoursMinutes: '{hours} h {minutes} min',
  hours: '{hours} h',
  minutes: '{minutes} min',
  seconds: '{seconds} s',
  justNow: 'gerade eben',
};
