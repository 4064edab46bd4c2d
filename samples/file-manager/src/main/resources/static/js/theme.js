import { byId } from './dom.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

const ORDER = ['auto', 'light', 'dark'];

const ICONS = { auto: 'auto', light: 'sun', dark: 'moon' };

let current = ORDER.includes(localStorage.getItem('theme')) ? localStorage.getItem('theme') : 'auto';

function apply() {
  document.documentElement.dataset.theme = current;
}

apply();

export function showTheme() {
  const button = byId('theme');
  button.replaceChildren(icon(ICONS[current]));
  button.setAttribute('aria-label', `${t('theme')}: ${t(`theme-${current}`)}`);
  button.title = button.getAttribute('aria-label');
}

export function setUpTheme() {
  byId('theme').addEventListener('click', () => {
    current = ORDER[(ORDER.indexOf(current) + 1) % ORDER.length];
    localStorage.setItem('theme', current);
    apply();
    showTheme();
  });
}
