const EURO = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' });

export const euro = (cents: number): string => EURO.format(cents / 100);
export const day = (date: Date): string => DAY.format(date);
