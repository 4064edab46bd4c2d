import { icon } from './icons.js';

/** Makes an element: properties, `on…` listeners and `data-…`/`aria-…` attributes, then children. Never any markup. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    }
    else if (name === 'icon') {
      element.append(icon(value));
    }
    else if (name in element && !name.includes('-') && name !== 'form') {
      element[name] = value;
    }
    else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Tells those who listen to the page. */
export function announce(text) {
  byId('live').textContent = text;
}

/** Shows a short text for some seconds. */
export function toast(text) {
  document.querySelector('.toast')?.remove();
  const shown = h('div', { className: 'toast' }, text);
  (document.querySelector('dialog[open]') ?? document.body).append(shown);
  announce(text);
  setTimeout(() => shown.remove(), 3500);
}
