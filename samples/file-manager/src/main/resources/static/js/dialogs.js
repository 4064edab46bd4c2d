import * as api from './api.js';
import { byId, h, toast } from './dom.js';
import { date, folderOf, nameOf, size } from './format.js';
import { explain, t } from './i18n.js';
import { qrPicture } from './icons.js';

let count = 0;

/** Opens a dialog; `footer` makes the buttons. It goes when it is closed, and the focus returns to where it was. */
export function openDialog(title, body, footer = [], className = '') {
  const id = `dialog-${++count}`;
  const dialog = h('dialog', { className, 'aria-labelledby': id },
    h('header', {}, h('h2', { id }, title),
      h('button', { className: 'ghost square', icon: 'close', type: 'button', 'aria-label': t('close'), onclick: () => dialog.close() })),
    h('form', { method: 'dialog', onsubmit: (event) => event.preventDefault() },
      h('div', { className: 'body' }, ...body), footer.length > 0 && h('footer', {}, ...footer)));
  const opener = document.activeElement;
  const path = opener?.closest?.('tr')?.dataset.path;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (document.activeElement === document.body) {
      focusAgain(opener, path);
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Where the focus was, also if the list was drawn anew meanwhile. */
function focusAgain(opener, path) {
  const line = path !== undefined && [...document.querySelectorAll('#rows tr')].find((row) => row.dataset.path === path);
  (opener?.isConnected ? opener : line ? line.querySelector('.more button') : byId('main')).focus({ preventScroll: true });
}

const cancel = () => h('button', { className: 'quiet', type: 'button', onclick: (event) => event.target.closest('dialog').close() }, t('cancel'));

let fields = 0;

export function field(label, input, hint) {
  input.id = `field-${++fields}`;
  const note = hint && h('p', { className: 'hint', id: `${input.id}-hint` }, hint);
  if (note) {
    input.setAttribute('aria-describedby', note.id);
  }
  return h('div', { className: 'field' }, h('label', { htmlFor: input.id }, label), input, note);
}

const tick = (label, input) => h('label', { className: 'tick' }, input, h('span', {}, label));

function wrong(dialog, text) {
  dialog.querySelector('.wrong')?.remove();
  const told = h('p', { className: 'wrong', role: 'alert' }, text);
  dialog.querySelector('.body').append(told);
  // The footer lies over the end of what is higher than the screen.
  told.scrollIntoView({ block: 'nearest' });
}

/** Runs what a dialog is for; it closes if that succeeds and tells why not otherwise. What `work` returns runs when it is closed. */
async function fulfil(dialog, button, work) {
  button.disabled = true;
  try {
    const after = await work();
    dialog.close();
    after?.();
  }
  catch (failure) {
    wrong(dialog, failure.code ? explain(failure) : failure.message);
  }
  finally {
    button.disabled = false;
  }
}

/** Asks for a name, which has no slash. */
export function askName(title, label, value, action, work) {
  const input = h('input', { value, autocomplete: 'off', spellcheck: false });
  const button = h('button', { className: 'primary' }, action);
  const dialog = openDialog(title, [field(label, input)], [cancel(), button]);
  const dot = value.lastIndexOf('.');
  input.focus();
  input.setSelectionRange(0, dot > 0 ? dot : value.length);
  dialog.querySelector('form').addEventListener('submit', () => {
    const name = input.value.trim();
    if (!name || name.includes('/')) {
      wrong(dialog, t('nameWrong'));
      return;
    }
    fulfil(dialog, button, () => work(name));
  });
}

/** Asks before something is deleted; `kept` says that it stays as an old version. */
export function confirmDelete(items, kept, work) {
  const what = items.length === 1 ? `“${nameOf(items[0].path)}”` : t('deleteMany', items.length);
  const button = h('button', { className: 'danger' }, t('delete'));
  const stay = cancel();
  const dialog = openDialog(t('deleteTitle', what), [
    items.length > 1 && h('ul', { className: 'names' }, ...items.map((item) => h('li', {}, h('span', {}, nameOf(item.path))))),
    items.some((item) => item.dir) && h('p', {}, t('deleteFolderText')),
    h('p', {}, t(kept ? 'deleteKept' : 'deleteText')),
  ], [stay, button]);
  stay.focus();
  dialog.querySelector('form').addEventListener('submit', () => fulfil(dialog, button, work));
}

/** So many folders are shown before somebody asks for more, and so many requests are sent for them. */
const FOLDERS_SHOWN = 200;

const FOLDER_PAGES = 5;

/** Asks for a storage and a folder in it. */
export function askTarget(move, storages, current, work) {
  let { storage, dir } = current;
  let asked = 0;
  const select = h('select', { onchange: () => go(select.value, '') },
    ...storages.map((item) => h('option', { value: item.id, selected: item.id === storage }, `${item.service.toUpperCase()} · ${item.bucket}`)));
  const begin = h('input', { autocomplete: 'off', spellcheck: false });
  const folders = h('div', { className: 'folders', role: 'group', 'aria-label': t('folder'), tabIndex: -1 });
  const where = h('p', { className: 'mono', 'aria-live': 'polite' });
  const told = h('p', { className: 'hint', role: 'status' });
  const overwrite = h('input', { type: 'checkbox' });
  const encrypted = h('p', { className: 'hint' });
  const button = h('button', { className: 'primary' }, move ? t('moveHere') : t('copyHere'));
  const dialog = openDialog(move ? t('moveTo') : t('copyTo'), [field(t('storage'), select),
    h('div', { className: 'field' }, h('span', { className: 'label' }, t('folder')), where, folders, told), field(t('folderBegins'), begin),
    tick(t('replace'), overwrite), encrypted], [cancel(), button]);
  select.focus();
  dialog.querySelector('form').addEventListener('submit', () => fulfil(dialog, button, () => work(storage, dir, overwrite.checked)));
  let typing;
  begin.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(show, 250);
  });
  // It finds; it does not move anything yet.
  begin.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());

  function go(nextStorage, nextDir) {
    storage = nextStorage;
    dir = nextDir;
    begin.value = '';
    where.textContent = `/${dir}`;
    encrypted.textContent = t(storage === current.storage ? 'encryptionKept' : 'encryptionOfTarget');
    show();
  }

  /** Shows the first folders, and at the end a button for more. */
  async function show() {
    const focused = folders.contains(document.activeElement);
    folders.replaceChildren(...(dir ? [h('button', { type: 'button', icon: 'up', onclick: () => go(storage, folderOf(dir)) }, t('goUp'))] : []));
    await load(++asked);
    if (focused && (document.activeElement === document.body || document.activeElement === dialog)) {
      (folders.querySelector('button') ?? folders).focus();
    }
  }

  async function load(mine, token) {
    const found = [];
    let next = token;
    told.textContent = t('loading');
    try {
      let pages = 0;
      do {
        const page = await api.folders(storage, dir, begin.value, next);
        if (mine !== asked) {
          return;
        }
        found.push(...page.items);
        next = page.next;
      } while (next && found.length < FOLDERS_SHOWN && ++pages < FOLDER_PAGES);
    }
    catch (failure) {
      if (mine === asked) {
        told.textContent = explain(failure);
      }
      return;
    }
    const buttons = found.map((item) => h('button', { type: 'button', className: 'folder', icon: 'folder', onclick: () => go(storage, item.path) }, nameOf(item.path)));
    folders.append(...buttons, ...(next ? [more(mine, next)] : []));
    const all = folders.querySelectorAll('.folder').length;
    told.textContent = next ? t('foldersSoFar', all) : all ? t('folders', all) : t('noFolders');
    if (token) {
      (buttons[0] ?? folders).focus();
    }
  }

  function more(mine, next) {
    const element = h('button', {
      type: 'button', className: 'link', onclick: () => {
        element.remove();
        load(mine, next);
      },
    }, t('moreFolders'));
    return element;
  }

  go(storage, dir);
}

export function share(storage, item, longest) {
  const choices = [[600, 'minutes'], [3600, 'hour'], [86400, 'day'], [604800, 'week']].filter(([seconds]) => seconds <= longest);
  const select = h('select', {}, ...choices.map(([seconds, key]) => h('option', { value: seconds, selected: seconds === 3600 }, t(key))));
  const result = h('div', { className: 'body', hidden: true });
  const button = h('button', { className: 'primary' }, t('makeLink'));
  const dialog = openDialog(t('shareTitle', nameOf(item.path)), [field(t('validFor'), select), result], [button]);
  dialog.querySelector('form').addEventListener('submit', async () => {
    button.disabled = true;
    try {
      const link = await api.link(storage, item.path, Number(select.value));
      const input = h('input', { value: link.uri, readOnly: true, 'aria-label': t('linkLabel') });
      result.replaceChildren(
        h('p', { role: 'status' }, t('linkUntil', date(link.expiration))),
        h('div', { className: 'field' }, h('div', { className: 'row' }, input,
          h('button', { className: 'quiet', type: 'button', icon: 'copy', onclick: () => copyText(link.uri, input) }, t('copyLink')))),
        qrPicture(link.qr, t('qr')),
        /^(127\.|localhost$|\[::1\]$)|\.localhost$/.test(new URL(link.uri).hostname) && h('p', { className: 'hint' }, t('linkHere')));
      result.hidden = false;
      input.select();
    }
    catch (failure) {
      wrong(dialog, explain(failure));
    }
    finally {
      button.disabled = false;
    }
  });
}

async function copyText(text, input) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  }
  catch {
    input.select();
  }
}

/** A key of 32 bytes in base64. */
function isKey(text) {
  try {
    return atob(text.trim()).length === 32;
  }
  catch {
    return false;
  }
}

export function keyField() {
  return h('input', { autocomplete: 'off', spellcheck: false, className: 'mono' });
}

export const keyIsRight = (input) => isKey(input.value);

/** What can be chosen for the encryption, for a storage: the fields, and `read` to get what was chosen. */
function encryptionFields(storage) {
  const select = h('select', { onchange: show }, ...storage.encryptions.map((mode) => h('option', { value: mode }, t(`mode-${mode}`))));
  const keyId = h('input', { autocomplete: 'off' });
  const sm4 = h('input', { type: 'checkbox' });
  const context = h('input', { autocomplete: 'off', spellcheck: false });
  const key = keyField();
  const make = h('button', {
    className: 'quiet', type: 'button', onclick: () => {
      key.value = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
      key.select();
      toast(t('newKeyNote'));
    },
  }, t('makeKey'));
  const more = h('div', { className: 'body' });

  function show() {
    const parts = {
      KMS: storage.service === 'oss' ? [field(t('keyId'), keyId, t('keyIdHint')), tick(t('dataSm4'), sm4)]
        : [field(t('keyId'), keyId, t('keyIdHint')), field(t('context'), context, t('contextHint'))],
      CUSTOMER: [field(t('customerKey'), key, t('customerKeyHint')), h('div', {}, make)],
    }[select.value] ?? [];
    more.replaceChildren(...parts);
    more.hidden = parts.length === 0;
  }

  function read() {
    const mode = select.value;
    if (mode === 'CUSTOMER' && !keyIsRight(key)) {
      throw new Error(t('keyWrong'));
    }
    if (mode === 'KMS' && context.value.trim() && !isJsonObject(context.value)) {
      throw new Error(t('jsonWrong'));
    }
    return {
      mode,
      keyId: mode === 'KMS' ? keyId.value.trim() : '',
      dataEncryption: mode === 'KMS' && sm4.checked ? 'SM4' : '',
      context: mode === 'KMS' ? context.value.trim() : '',
      customerKey: mode === 'CUSTOMER' ? key.value.trim() : '',
    };
  }

  show();
  return { element: [field(t('encryption'), select), more], read };
}

function isJsonObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
  catch {
    return false;
  }
}

/** Asks how to upload; files are `{ file, path }`. */
export function askUpload(storage, dir, files, largest, start) {
  const fitting = files.filter(({ file }) => file.size <= largest);
  const left = files.filter(({ file }) => file.size > largest);
  const encryption = encryptionFields(storage);
  const overwrite = h('input', { type: 'checkbox' });
  const button = h('button', { className: 'primary', disabled: fitting.length === 0 }, t('start'));
  const dialog = openDialog(t('uploadTitle', dir ? nameOf(dir) : storage.bucket), [
    h('div', { className: 'field' }, h('span', { className: 'label' }, files.length === 1 ? t('oneFile') : t('files', files.length)),
      h('ul', { className: 'names', tabIndex: 0, 'aria-label': t('files', files.length) }, ...files.slice(0, 200).map(({ file, path }) => h('li', {},
        h('span', {}, path.slice(dir.length)), h('span', {}, size(file.size)))))),
    ...left.map(({ file }) => h('p', { className: 'wrong' }, t('tooLarge', file.name, size(largest)))),
    ...encryption.element, tick(t('replace'), overwrite)], [cancel(), button]);
  button.focus();
  dialog.querySelector('form').addEventListener('submit', () => {
    try {
      start(fitting, encryption.read(), overwrite.checked);
      dialog.close();
    }
    catch (failure) {
      wrong(dialog, failure.message);
    }
  });
}

