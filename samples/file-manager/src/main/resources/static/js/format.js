import { language } from './i18n.js';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size in units of 1,024. */
export function size(bytes) {
  if (bytes === null || bytes === undefined) {
    return '';
  }
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit > 0 && value < 100 ? 1 : 0;
  return `${value.toLocaleString(language(), { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}

export const rate = (bytesPerSecond) => `${size(Math.round(bytesPerSecond))}/s`;

/** A date and a time; the time to the second if `timeStyle` is `medium`. */
export function date(instant, timeStyle = 'short') {
  return instant ? new Date(instant).toLocaleString(language(), { dateStyle: 'medium', timeStyle }) : '';
}

export const nameOf = (path) => path.replace(/\/$/, '').split('/').pop();

export const folderOf = (path) => path.replace(/[^/]*\/?$/, '');
