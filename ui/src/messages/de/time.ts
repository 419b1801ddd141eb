import type { time as english } from '../en/time';

export const time: typeof english = {
  ofToday: 'Heute',
  ofYesterday: 'Gestern',
  today: (clock) => `heute ${clock}`,
  yesterday: (clock) => `gestern ${clock}`,
  tomorrow: (clock) => `morgen ${clock}`,
  on: (day, clock) => `${day}, ${clock}`,
  hoursMinutes: (hours, minutes) => `${hours} h ${minutes} min`,
  hours: (hours) => `${hours} h`,
  minutes: (minutes) => `${minutes} min`,
  seconds: (seconds) => `${seconds} s`,
  justNow: 'gerade eben',
};
