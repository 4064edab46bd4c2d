import * as api from './api.js';
import { askName, askTarget, askUpload, confirmDelete, openDialog, share } from './dialogs.js';
import { openDetails } from './details.js';
import { announce, byId, h, toast } from './dom.js';
import { download } from './download.js';
import { date, folderOf, nameOf, size } from './format.js';
import { explain, switchLanguage, t, translatePage } from './i18n.js';
import { icon, kindOf } from './icons.js';
import { keyOf } from './keys.js';
import { openMenu } from './menu.js';
import { setUpTheme, showTheme } from './theme.js';
import * as tray from './tray.js';
import * as uploads from './uploads.js';
import { askVersioning } from './versions.js';

const state = { storages: [], storage: undefined, dir: '', query: '', deleted: false, versioning: {}, items: [], next: undefined, chosen: new Set(), health: {}, failure: undefined };

/** Among many files that are there, those that were deleted are few: so many pages are asked for until so many are found. */
const DELETED_PAGES = 10;

const DELETED_SHOWN = 50;

let limits;

let loading;

// Where we are is in the address, so that the browser's own buttons work.

const address = (storage, dir, query = '') => `#/${encodeURIComponent(storage)}/${dir.split('/').map(encodeURIComponent).join('/')}`
  + (query ? `?q=${encodeURIComponent(query)}` : '');

const addressOfDeleted = (storage, dir) => `${address(storage, dir)}?deleted`;

function readAddress() {
  const [, storage = '', path = '', deleted, query = ''] = /^#\/([^/?]*)\/?([^?]*)(?:\?(?:(deleted)|q=(.*)))?$/.exec(location.hash) ?? [];
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    }
    catch {
      return '';
    }
  };
  state.storage = state.storages.find((item) => item.id === decode(storage)) ?? state.storages[0];
  state.dir = path.split('/').map(decode).join('/');
  state.query = decode(query);
  state.deleted = !!deleted;
  byId('search').value = state.query;
}

async function navigate() {
  const before = state.storage;
  readAddress();
  if (state.storage !== before) {
    learnVersioning(state.storage.id);
  }
  state.chosen.clear();
  byId('sidebar').classList.remove('open');
  byId('menu-button').setAttribute('aria-expanded', 'false');
  drawSidebar();
  drawCrumbs();
  await load();
}

/** What was deleted can be shown where something stays of it. */
async function learnVersioning(storage) {
  state.versioning[storage] = await askVersioning(storage);
  drawView();
}

/** Asks for the first page, or for the next one. */
async function load(token) {
  loading?.abort();
  loading = new AbortController();
  const { signal } = loading;
  const waiting = setTimeout(() => !token && drawSkeleton(), 150);
  try {
    const ask = state.deleted ? api.deleted : state.query ? api.search : api.list;
    let page = { next: token };
    const items = [];
    let pages = 0;
    do {
      page = await ask(state.storage.id, state.dir + state.query, page.next, signal);
      items.push(...page.items.filter((item) => item.path !== state.dir).map((item) => ({ ...item, dir: item.dir ?? item.path.endsWith('/') })));
      pages++;
    } while (page.next && (items.length === 0 || (state.deleted && items.length < DELETED_SHOWN && pages < DELETED_PAGES)));
    state.items = token ? [...state.items, ...items] : items;
    state.next = page.next;
    state.failure = undefined;
    online(true);
  }
  catch (failure) {
    if (failure.name === 'AbortError') {
      return;
    }
    state.failure = failure;
    if (!token) {
      state.items = [];
      state.next = undefined;
    }
    online(failure.code !== 'OFFLINE');
  }
  finally {
    clearTimeout(waiting);
  }
  drawRows();
  announce(state.failure ? explain(state.failure) : t('loaded', state.items.length));
}

/** Looks again without the rows going away meanwhile. */
const reload = () => load();

// What is seen

function drawSidebar() {
  const groups = [['oss', 'Aliyun OSS'], ['cos', 'Tencent COS']];
  byId('sidebar').replaceChildren(...groups.map(([service, title]) => {
    const storages = state.storages.filter((item) => item.service === service);
    return storages.length > 0 && h('section', {}, h('h2', {}, h('span', { className: `badge ${service}` }, service.toUpperCase()), title),
      h('ul', {}, ...storages.map((item) => h('li', {}, storageLink(item)))));
  }).filter(Boolean));
}

function storageLink(item) {
  const health = state.health[item.id];
  const told = !health ? t('unknown') : health.status === 'UP' ? t('up') : t('down', explain({ code: health.details?.error ?? 'SERVICE_INTERNAL' }));
  const place = [item.location, item.workDir === '/' ? '' : item.workDir, health?.details?.latencyMs !== undefined && `${health.details.latencyMs} ms`].filter(Boolean).join(' · ');
  return h('a', { href: address(item.id, ''), 'aria-current': item === state.storage ? 'page' : undefined, 'data-storage': item.id, title: told },
    h('span', {}, h('span', { className: 'bucket' }, item.bucket), h('span', { className: 'place' }, place)),
    h('span', { className: 'health', 'data-status': health?.status ?? '', role: 'img', 'aria-label': told }));
}

function drawCrumbs() {
  const parts = state.dir.split('/').filter((part, at, all) => part || at < all.length - 1);
  const crumbs = [[state.storage.bucket, ''], ...parts.map((part, at) => [part, `${parts.slice(0, at + 1).join('/')}/`])];
  byId('crumbs').replaceChildren(h('ol', {}, ...crumbs.map(([label, dir], at) => h('li', {},
    h('a', { href: address(state.storage.id, dir), 'aria-current': at === crumbs.length - 1 ? 'page' : undefined }, label)))));
  const here = crumbs[crumbs.length - 1][0];
  byId('heading').textContent = state.deleted ? t('deletedIn', here) : state.query ? t('results', state.query) : here;
  drawView();
}

/** What goes with the files, or with those that were deleted. */
function drawView() {
  byId('show-deleted').hidden = !state.deleted && (state.versioning[state.storage.id] ?? 'DISABLED') === 'DISABLED';
  byId('show-deleted').replaceChildren(icon(state.deleted ? 'folder' : 'trash'), t(state.deleted ? 'hideDeleted' : 'showDeleted'));
  byId('new-folder').hidden = state.deleted;
  byId('upload').hidden = state.deleted;
  byId('note').hidden = !state.deleted;
  byId('note').textContent = t('deletedNote');
  byId('files').classList.toggle('deleted', state.deleted);
  byId('date-title').textContent = t(state.deleted ? 'deletedAt' : 'modified');
}

function drawSkeleton() {
  byId('state').hidden = true;
  byId('files').hidden = false;
  byId('paging').hidden = true;
  byId('rows').replaceChildren(...Array.from({ length: 6 }, () => h('tr', { className: 'skeleton', 'aria-hidden': 'true' },
    ...['check', '', 'size', 'date', 'more'].map((name) => h('td', { className: name }, h('span', {}))))));
}

function drawRows() {
  const none = state.items.length === 0;
  const line = document.activeElement?.closest?.('#rows tr');
  const place = line && [...line.parentElement.children].indexOf(line);
  const onMore = document.activeElement?.matches?.('.more button');
  byId('files').hidden = none;
  byId('rows').replaceChildren(...state.items.map(row));
  byId('paging').hidden = !state.next;
  byId('state').hidden = !none;
  if (none) {
    drawState();
  }
  if (line) {
    // What was moved or deleted leaves its place to the next one.
    const rows = [...byId('rows').children];
    const again = rows.find((element) => element.dataset.path === line.dataset.path);
    ((again ?? rows[Math.min(place, rows.length - 1)])?.querySelector(again && onMore ? '.more button' : '.entry') ?? byId('main')).focus({ preventScroll: true });
  }
  drawSelection();
}

function drawState() {
  const box = byId('state');
  const art = (name) => h('div', { className: 'art', icon: name });
  box.classList.toggle('bad', !!state.failure);
  if (state.failure) {
    box.replaceChildren(art('cloudOff'), h('h2', {}, t('errorTitle')), h('p', {}, explain(state.failure)),
      h('button', { className: 'quiet', icon: 'retry', onclick: reload }, t('retry')));
  }
  else if (state.deleted) {
    box.replaceChildren(art('trash'), h('h2', {}, t('noDeletedTitle')), h('p', {}, t('noDeletedText')));
  }
  else if (state.query) {
    box.replaceChildren(art('search'), h('h2', {}, t('noResultTitle', state.query)), h('p', {}, t('noResultText')));
  }
  else {
    box.replaceChildren(art('folder'), h('h2', {}, t('emptyTitle')), h('p', {}, t('emptyText')),
      h('button', { className: 'primary', icon: 'upload', onclick: () => byId('file-input').click() }, t('upload')));
  }
}

function row(item) {
  const name = nameOf(item.path);
  const kind = item.dir ? { icon: 'folder', colour: 'folder' } : kindOf(name);
  const shown = state.query || state.deleted ? item.path.slice(state.dir.length) : name;
  const label = [h('span', { className: `kind ${kind.colour}`, icon: kind.icon }),
    h('span', {}, h('span', { className: 'label', title: shown }, shown),
      h('span', { className: 'under' }, [item.dir ? t('folder') : state.deleted ? t('deletedAt') : size(item.size), date(item.modified)].filter(Boolean).join(' · ')))];
  const entry = state.deleted ? h('span', { className: 'entry' }, ...label) : item.dir ? h('a', { className: 'entry', href: address(state.storage.id, item.path) }, ...label)
    : h('button', { className: 'entry', onclick: () => show(item) }, ...label);
  const box = h('input', {
    type: 'checkbox', checked: state.chosen.has(item.path), 'aria-label': t('select', name),
    onchange: () => {
      state.chosen[box.checked ? 'add' : 'delete'](item.path);
      line.classList.toggle('chosen', box.checked);
      drawSelection();
    },
  });
  const more = state.deleted ? h('button', { className: 'quiet small', 'aria-label': t('restoreOf', shown), onclick: () => bringBack([item.path]) }, t('restore')) : h('button', {
    className: 'ghost square', icon: 'more', 'aria-label': t('actionsOf', name), 'aria-haspopup': 'menu', 'aria-expanded': 'false',
    onclick: () => openMenu(more, actionsOf(item), t('actionsOf', name)),
  });
  const line = h('tr', { 'data-path': item.path, className: state.chosen.has(item.path) ? 'chosen' : '' }, h('td', { className: 'check' }, box), h('td', {}, entry),
    h('td', { className: 'size' }, item.dir ? '' : size(item.size)), h('td', { className: 'date' }, date(item.modified)), h('td', { className: 'more' }, more));
  return line;
}

function drawSelection() {
  const items = state.items.filter((item) => state.chosen.has(item.path));
  const box = byId('selection');
  const all = byId('select-all');
  all.checked = items.length > 0 && items.length === state.items.length;
  all.indeterminate = items.length > 0 && !all.checked;
  box.hidden = items.length === 0;
  const actions = state.deleted ? [['undo', 'restore', () => bringBack(items.map((item) => item.path))]]
    : [['copy', 'copy', () => transfer(items, false)], ['move', 'move', () => transfer(items, true)], ['trash', 'delete', () => remove(items)]];
  box.replaceChildren(h('strong', {}, t('selectedCount', items.length)),
    ...actions.map(([name, label, run]) => h('button', { className: 'ghost', icon: name, onclick: run }, t(label))),
    h('button', {
      className: 'ghost square', icon: 'close', 'aria-label': t('clearSelection'),
      onclick: () => {
        state.chosen.clear();
        drawRows();
      },
    }));
}

function online(yes) {
  const banner = byId('banner');
  if (banner.hidden !== yes) {
    banner.hidden = yes;
    banner.replaceChildren(...(yes ? [] : [icon('cloudOff'), t('offline')]));
  }
}

// What can be done

function show(item) {
  openDetails(state.storage, item, (properties) => actionsOf(item, properties).filter((action) => action.id !== 'properties'), reload);
}

function actionsOf(item, properties) {
  const storage = state.storage;
  const rename = { label: t('rename'), icon: 'pencil', run: () => renameItem(item) };
  const others = [
    { label: t('copy'), icon: 'copy', run: () => transfer([item], false) },
    { label: t('move'), icon: 'move', run: () => transfer([item], true) },
    { label: t('delete'), icon: 'trash', bad: true, run: () => remove([item]) },
  ];
  if (item.dir) {
    return [rename, ...others];
  }
  const own = keyOf(storage.id, item.path) || properties?.encryption?.customerAlgorithm;
  return [
    { id: 'properties', label: t('properties'), icon: 'info', run: () => show(item) },
    { label: t('download'), icon: 'download', stays: true, run: () => save(storage, item) },
    { label: t('share'), icon: 'share', stays: true, run: () => (own ? openDialog(t('share'), [h('p', {}, t('keyNoLink'))]) : share(storage.id, item, limits.longestLinkSeconds)) },
    rename, ...others,
  ];
}

/** A file that may need a key is opened: there it can be entered. */
async function save(storage, item) {
  try {
    await download(storage.id, item.path);
  }
  catch (failure) {
    if (storage.encryptions.includes('CUSTOMER') && !['OFFLINE', 'OBJECT_NOT_EXIST'].includes(failure.code) && !document.querySelector('dialog[open]')) {
      show(item);
    }
    else {
      toast(explain(failure));
    }
  }
}

function renameItem(item) {
  const storage = state.storage.id;
  const name = nameOf(item.path);
  askName(t('rename'), t('newName'), name, t('save'), async (next) => {
    if (next === name) {
      return;
    }
    await tray.begin({
      source: storage, sourcePath: item.path, target: storage, targetPath: folderOf(item.path) + next + (item.dir ? '/' : ''),
      move: true, overwrite: false,
    });
    tray.refresh();
  });
}

function transfer(items, move) {
  const source = state.storage.id;
  askTarget(move, state.storages, { storage: source, dir: state.dir }, async (target, dir, overwrite) => {
    const reached = (item) => dir + nameOf(item.path) + (item.dir ? '/' : '');
    if (target === source && items.some((item) => reached(item) === item.path)) {
      throw new Error(t('isThere'));
    }
    if (target === source && items.some((item) => item.dir && (reached(item).startsWith(item.path) || item.path.startsWith(reached(item))))) {
      throw new Error(t('isWithin'));
    }
    for (const item of items) {
      await tray.begin({ source, sourcePath: item.path, target, targetPath: reached(item), move, overwrite });
    }
    state.chosen.clear();
    drawRows();
    tray.showTransfers();
    tray.refresh();
  });
}

function remove(items) {
  const storage = state.storage.id;
  const kept = state.versioning[storage] === 'ENABLED';
  confirmDelete(items, kept, async () => {
    let failed = 0;
    const undo = [];
    try {
      for (const item of items) {
        const answer = await api.remove(storage, item.path, item.dir);
        failed += answer.failed.length;
        undo.push(...answer.undo);
      }
    }
    finally {
      state.chosen.clear();
      await reload();
    }
    return () => tellDeleted(storage, undo, failed, kept);
  });
}

function tellDeleted(storage, undo, failed, kept) {
  const text = failed ? t('deleteFailed', failed) : undo.length > 1 ? t('deletedMany', undo.length) : t(kept && undo.length === 0 ? 'deletedKept' : 'deleted');
  if (undo.length === 0) {
    toast(text);
    return;
  }
  toast(text, { label: t('undo'), hint: t('undoHint'), run: () => bringBack(undo, storage) });
}

/** Takes deletions back. */
async function bringBack(paths, storage = state.storage.id) {
  let text;
  try {
    const failed = await api.undelete(storage, paths);
    text = failed.length ? t('undoFailed', failed.length) : paths.length > 1 ? t('undoneMany', paths.length) : t('undone', nameOf(paths[0]));
  }
  catch (failure) {
    text = explain(failure);
  }
  paths.forEach((path) => state.chosen.delete(path));
  await reload();
  toast(text);
}

function upload(files) {
  if (files.length > 0) {
    const { storage, dir } = state;
    askUpload(storage, dir, files, limits.largestUpload, (fitting, encryption, overwrite) => {
      uploads.add(storage.id, fitting, encryption, overwrite);
      tray.showTransfers();
    });
  }
}

/** All files of what was dropped, folders too. */
async function dropped(transferred) {
  const found = [];
  const visit = async (entry, dir) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      found.push({ file, path: dir + file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (entries.length === 0) {
        return;
      }
      for (const child of entries) {
        await visit(child, `${dir}${entry.name}/`);
      }
    }
  };
  // All at once: what was dropped is gone after the first pause.
  const items = [...transferred.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  for (const item of items) {
    if (item instanceof File) {
      found.push({ file: item, path: state.dir + item.name });
    }
    else {
      await visit(item, state.dir);
    }
  }
  return found;
}

function listen() {
  byId('upload').addEventListener('click', () => byId('file-input').click());
  byId('file-input').addEventListener('change', (event) => {
    upload([...event.target.files].map((file) => ({ file, path: state.dir + file.name })));
    event.target.value = '';
  });
  byId('new-folder').addEventListener('click', () => askName(t('newFolder'), t('folderName'), '', t('create'), async (name) => {
    await api.createFolder(state.storage.id, `${state.dir}${name}/`);
    await reload();
  }));
  byId('show-deleted').addEventListener('click', () => {
    location.hash = state.deleted ? address(state.storage.id, state.dir) : addressOfDeleted(state.storage.id, state.dir);
  });
  byId('more').addEventListener('click', () => load(state.next));
  byId('select-all').addEventListener('change', (event) => {
    state.chosen = new Set(event.target.checked ? state.items.map((item) => item.path) : []);
    drawRows();
  });
  byId('language').addEventListener('click', () => {
    switchLanguage();
    drawAll();
  });
  byId('menu-button').addEventListener('click', () => {
    const open = byId('sidebar').classList.toggle('open');
    byId('menu-button').setAttribute('aria-expanded', String(open));
  });
  let typing;
  const search = () => {
    clearTimeout(typing);
    location.hash = address(state.storage.id, state.dir, byId('search').value);
  };
  byId('search').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, 300);
  });
  byId('search-form').addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  addEventListener('hashchange', navigate);
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.closest('input, select, textarea, dialog')) {
      event.preventDefault();
      byId('search').focus();
    }
    const undo = document.querySelector('body > .toast button');
    if (event.key === 'z' && (event.ctrlKey || event.metaKey) && undo && !event.target.closest('input:not([type=checkbox]), select, textarea, dialog')) {
      event.preventDefault();
      undo.click();
    }
    if (event.key === 'Escape' && byId('sidebar').classList.contains('open')) {
      byId('menu-button').click();
      byId('menu-button').focus();
    }
  });
  let depth = 0;
  const carriesFiles = (event) => [...event.dataTransfer?.types ?? []].includes('Files');
  addEventListener('dragenter', (event) => {
    if (carriesFiles(event)) {
      depth++;
      byId('dropzone').hidden = false;
    }
  });
  addEventListener('dragleave', (event) => {
    if (carriesFiles(event) && --depth <= 0) {
      depth = 0;
      byId('dropzone').hidden = true;
    }
  });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', async (event) => {
    event.preventDefault();
    depth = 0;
    byId('dropzone').hidden = true;
    if (carriesFiles(event) && !document.querySelector('dialog[open]')) {
      upload(await dropped(event.dataTransfer));
    }
  });
}

function drawAll() {
  translatePage();
  showTheme();
  drawSidebar();
  drawCrumbs();
  drawRows();
  tray.render();
}

/** Asks how the storages are, now and again; and whether what failed works by now. */
async function watch() {
  if (!document.hidden) {
    try {
      state.health = await api.health();
      online(true);
      if (['OFFLINE', 'SERVICE_INTERNAL', 'REQUEST_THROTTLED'].includes(state.failure?.code)) {
        reload();
      }
    }
    catch {
      online(false);
    }
    if (!byId('sidebar').contains(document.activeElement)) {
      drawSidebar();
    }
  }
  setTimeout(watch, byId('banner').hidden && !state.failure ? 15000 : 3000);
}

async function begin() {
  translatePage();
  document.querySelectorAll('[data-icon]').forEach((element) => element.prepend(icon(element.dataset.icon)));
  setUpTheme();
  showTheme();
  drawSkeleton();
  try {
    limits = await api.overview();
  }
  catch (failure) {
    state.failure = failure;
    online(false);
    byId('files').hidden = true;
    byId('state').hidden = false;
    byId('state').classList.add('bad');
    byId('state').replaceChildren(h('div', { className: 'art', icon: 'cloudOff' }), h('h2', {}, t('errorTitle')), h('p', {}, explain(failure)),
      h('button', { className: 'quiet', icon: 'retry', onclick: () => globalThis.location.reload() }, t('retry')));
    return;
  }
  state.storages = limits.storages.sort((one, other) => other.service.localeCompare(one.service));
  uploads.setUp({
    changed: tray.render,
    finished: (item) => {
      announce(t('uploaded', item.name));
      if (item.storage === state.storage.id && item.path.startsWith(state.dir)) {
        reload();
      }
    },
  }, limits);
  listen();
  await navigate();
  tray.setUpTray((jobs) => {
    const failed = jobs.find((job) => job.state === 'FAILED');
    if (failed) {
      toast(t('failed', explain({ code: failed.error })));
    }
    else {
      announce(t('transferDone', nameOf(jobs[0].sourcePath)));
    }
    reload();
  }, state.storages);
  watch();
}

begin();
