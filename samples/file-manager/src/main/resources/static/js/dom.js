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

/** How long a text is shown, and how long one with something to do, in ms. */
const SHOWN = 3500;

const SHOWN_TO_ACT = 15000;

/**
 * Shows a short text for some seconds. With an action, `{ label, hint, run }`, it has a button, which gets the focus, and
 * stays while somebody points at it or has come to it by the keyboard.
 */
export function toast(text, action) {
  document.querySelector('.toast')?.remove();
  const dialog = document.querySelector('dialog[open]');
  const shown = h('div', { className: 'toast', role: dialog ? 'status' : undefined }, h('span', {}, text));
  (dialog ?? document.body).append(shown);
  announce(action ? `${text} ${action.hint}` : text);
  if (!action) {
    setTimeout(() => shown.remove(), SHOWN);
    return;
  }
  const end = () => {
    const focused = shown.contains(document.activeElement);
    shown.remove();
    if (focused) {
      byId('main').focus({ preventScroll: true });
    }
  };
  const button = h('button', {
    title: action.hint,
    onclick: () => {
      end();
      action.run();
    },
  }, action.label);
  shown.append(button);
  shown.addEventListener('keydown', (event) => event.key === 'Escape' && end());
  button.focus();
  const wait = () => setTimeout(() => (shown.matches(':hover') || button.matches(':focus-visible') ? wait() : end()), SHOWN_TO_ACT);
  wait();
}
