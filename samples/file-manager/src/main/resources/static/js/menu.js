import { h } from './dom.js';

let open;

/** Opens a menu at a button: entries are `{ label, icon, run, bad }`. */
export function openMenu(button, entries, label) {
  closeMenu();
  const items = entries.map((entry) => h('button', {
    role: 'menuitem', tabIndex: -1, icon: entry.icon, className: entry.bad ? 'bad' : '',
    onclick: () => {
      closeMenu();
      entry.run();
    },
  }, entry.label));
  const menu = h('div', { className: 'menu', role: 'menu', 'aria-label': label, onkeydown: (event) => onKey(event, items) }, ...items);
  document.body.append(menu);
  const place = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, place.right - width)}px`;
  menu.style.top = `${place.bottom + height + 8 > innerHeight ? Math.max(8, place.top - height - 4) : place.bottom + 4}px`;
  button.setAttribute('aria-expanded', 'true');
  open = { menu, button };
  items[0].focus();
}

export function closeMenu() {
  if (open) {
    open.menu.remove();
    open.button.setAttribute('aria-expanded', 'false');
    open.button.focus();
    open = undefined;
  }
}

function onKey(event, items) {
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[(next + items.length) % items.length].focus();
  }
  else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    closeMenu();
  }
}

document.addEventListener('pointerdown', (event) => {
  if (open && !open.menu.contains(event.target) && !open.button.contains(event.target)) {
    closeMenu();
  }
});
addEventListener('scroll', () => open && closeMenu(), true);
