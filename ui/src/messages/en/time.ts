// Times and spans. Dates themselves are written by Intl.
export const time = {
  ofToday: 'Today',
  ofYesterday: 'Yesterday',
  today: 'today {clock}',
  yesterday: 'yesterday {clock}',
  tomorrow: 'tomorrow {clock}',
  on: '{day}, {clock}',
  hoursMinutes: '{hours} h {minutes} min',
  hours: '{hours} h',
  minutes: '{minutes} min',
  seconds: '{seconds} s',
  justNow: 'just now',
} as const;
