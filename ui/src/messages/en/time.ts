// Times and spans. Dates themselves are written by Intl.
export const time = {
  ofToday: 'Today',
  ofYesterday: 'Yesterday',
  today: (clock: string) => `today ${clock}`,
  yesterday: (clock: string) => `yesterday ${clock}`,
  tomorrow: (clock: string) => `tomorrow ${clock}`,
  on: (day: string, clock: string) => `${day}, ${clock}`,
  hoursMinutes: (hours: number, minutes: string) => `${hours} h ${minutes} min`,
  hours: (hours: number) => `${hours} h`,
  minutes: (minutes: number) => `${minutes} min`,
  seconds: (seconds: number) => `${seconds} s`,
  justNow: 'just now',
};
