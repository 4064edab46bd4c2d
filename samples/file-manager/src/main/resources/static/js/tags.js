import * as api from './api.js';
import { h } from './dom.js';
import { explain, t } from './i18n.js';

/** What both services take. */
const MOST = 10;

const NAME = /^[\p{L}\p{N} +\-=._:/@]{1,127}$/u;

const VALUE = /^[\p{L}\p{N} +\-=._:/@]{0,255}$/u;

/** The tags of an object, to be seen and to be changed. */
export function tagsOf(storage, path) {
  const title = h('h3', {}, t('tags'));
  const section = h('section', { className: 'part tags', 'aria-label': t('tags') });
  let tags = [];
  load();
  return section;

  async function load() {
    try {
      tags = Object.entries(await api.tags(storage, path));
      show();
    }
    catch (failure) {
      section.replaceChildren(title, h('p', { className: 'hint' }, explain(failure)));
    }
  }

  function show() {
    const change = h('button', { type: 'button', className: 'quiet small', onclick: () => edit() }, t(tags.length ? 'changeTags' : 'addTags'));
    section.replaceChildren(h('div', { className: 'head' }, title, change),
      tags.length ? h('ul', { className: 'chips' }, ...tags.map(([name, value]) => h('li', {}, h('b', {}, name), value && h('span', {}, value))))
        : h('p', { className: 'hint' }, t('noTags')));
    return change;
  }

  function edit() {
    const rows = h('div', { className: 'rows' });
    const wrong = h('p', { className: 'wrong', role: 'alert', hidden: true });
    const add = h('button', { type: 'button', className: 'quiet small', onclick: () => row('', '').focus() }, t('addTag'));
    const save = h('button', { type: 'button', className: 'primary small' }, t('save'));
    const stop = h('button', { type: 'button', className: 'quiet small', onclick: () => show().focus() }, t('cancel'));
    save.addEventListener('click', () => store(rows, wrong, save));
    rows.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('input')) {
        event.preventDefault();
        save.click();
      }
    });
    section.replaceChildren(h('div', { className: 'head' }, title), h('p', { className: 'hint' }, t('tagsHint')), rows, wrong,
      h('div', { className: 'tools' }, add, h('span', { className: 'gap' }), stop, save));
    const inputs = (tags.length ? tags : [['', '']]).map(([name, value]) => row(name, value));
    inputs[0].focus();

    /** Adds a line; gives the field of its name. */
    function row(name, value) {
      const input = h('input', { value: name, maxLength: 127, autocomplete: 'off', spellcheck: false, placeholder: t('tagName'), 'aria-label': t('tagName') });
      const line = h('div', { className: 'row' }, input,
        h('input', { value, maxLength: 255, autocomplete: 'off', spellcheck: false, placeholder: t('tagValue'), 'aria-label': t('tagValue') }),
        h('button', {
          type: 'button', className: 'ghost square', icon: 'close', 'aria-label': t('removeTag'), title: t('removeTag'),
          onclick: () => {
            line.remove();
            count();
            (rows.querySelector('input') ?? add).focus();
          },
        }));
      rows.append(line);
      count();
      return input;
    }

    function count() {
      add.disabled = rows.children.length >= MOST;
    }
  }

  async function store(rows, wrong, save) {
    const lines = [...rows.children].map((line) => [...line.querySelectorAll('input')].map((input) => input.value.trim())).filter(([name, value]) => name || value);
    const names = new Set(lines.map(([name]) => name));
    if (names.size < lines.length || lines.some(([name, value]) => !NAME.test(name) || !VALUE.test(value))) {
      tell(wrong, t(names.size < lines.length ? 'tagTwice' : 'tagWrong'));
      return;
    }
    save.disabled = true;
    try {
      await api.setTags(storage, path, Object.fromEntries(lines));
      tags = lines;
      show().focus();
    }
    catch (failure) {
      tell(wrong, explain(failure));
    }
    finally {
      save.disabled = false;
    }
  }

  function tell(wrong, text) {
    wrong.hidden = false;
    wrong.textContent = text;
  }
}
