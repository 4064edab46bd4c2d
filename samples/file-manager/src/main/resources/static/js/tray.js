import * as api from './api.js';
import { byId, h, toast } from './dom.js';
import { folderOf, nameOf, rate, size } from './format.js';
import { explain, t } from './i18n.js';
import { icon } from './icons.js';
import { keyField, keyIsRight, field, openDialog } from './dialogs.js';
import { keyOf, remember } from './keys.js';
import * as queue from './uploads.js';

let open = false;

let jobs = [];

let server = { sent: 0, received: 0 };

let rates = { up: 0, down: 0 };

let before;

let finishedJobs = () => {};

/** The storages whose files may have a key of the customer. */
let withKeys = new Set();

/** Ids of the jobs whose end is known; nothing before the first answer. */
let told;

const isActive = (item) => ['waiting', 'sending', 'WAITING', 'RUNNING'].includes(item.state);

export const isBusy = () => jobs.some(isActive) || queue.uploads.some(isActive);

export function setUpTray(onFinished, storages) {
  finishedJobs = onFinished;
  withKeys = new Set(storages.filter((storage) => storage.encryptions.includes('CUSTOMER')).map((storage) => storage.id));
  open = queue.uploads.length > 0;
  byId('resume-input').addEventListener('change', chosen);
  measure();
  poll();
}

export function showTransfers() {
  open = true;
  render();
}

/** Asks the server at once for what it is doing. */
export async function refresh() {
  const answer = await api.transfers();
  server = answer;
  jobs = answer.transfers;
  // A short one is over before it was ever seen under way.
  const ended = jobs.filter((job) => !isActive(job));
  const over = told ? ended.filter((job) => !told.has(job.id)) : [];
  told = new Set(ended.map((job) => job.id));
  render();
  if (over.length > 0) {
    finishedJobs(over);
  }
}

async function poll() {
  try {
    if (!document.hidden) {
      await refresh();
    }
  }
  catch {
    // The state of the page tells that the application is away.
  }
  setTimeout(poll, jobs.some(isActive) ? 500 : 2000);
}

/** Bytes of the last second: what the browser sent by itself, and what passed through the server. */
function measure() {
  const now = { at: performance.now(), up: queue.totals.sent + server.sent, down: server.received };
  if (before) {
    const seconds = (now.at - before.at) / 1000;
    const smooth = (old, value) => (value === 0 ? (old < 1024 ? 0 : old / 2) : old * 0.4 + value * 0.6);
    rates = { up: smooth(rates.up, Math.max(0, now.up - before.up) / seconds), down: smooth(rates.down, Math.max(0, now.down - before.down) / seconds) };
  }
  before = now;
  render();
  setTimeout(measure, 1000);
}

let drawn = '';

let scheduled = false;

/** Draws the tray, at most once a frame. */
export function render() {
  if (!scheduled) {
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      draw();
    });
  }
}

function draw() {
  const tray = byId('tray');
  const active = jobs.filter(isActive).length + queue.uploads.filter(isActive).length;
  const items = [...queue.uploads].reverse().concat([...jobs].reverse());
  const failed = items.filter((item) => ['failed', 'FAILED'].includes(item.state)).length;
  const title = active ? t('active', active) : failed ? t('someFailed', failed) : items.length ? t('allDone') : t('noTransfers');
  const figures = t('figures', rate(rates.up), rate(rates.down));
  // The shape is made anew only when it has changed, so that the focus stays where it is.
  const shape = JSON.stringify([open, document.documentElement.lang, items.map((item) => [item.id ?? item.path, item.storage, item.state, item.failure?.code])]);
  if (shape !== drawn) {
    drawn = shape;
    const focused = tray.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
    tray.replaceChildren(
      h('button', { 'aria-expanded': String(open), 'aria-controls': 'tray-list', 'data-focus': 'toggle', onclick: toggle },
        icon(open ? 'chevron' : 'up'), h('span', { className: 'headline' }), h('span', { className: 'figures' })),
      ...(open ? [h('ul', { id: 'tray-list', tabIndex: 0, 'aria-label': t('transfers') }, ...items.map((item, at) => (item.id ? jobRow(item) : uploadRow(item, at)))),
        h('div', { className: 'totals' }, h('span', { className: 'sent' }), h('span', { className: 'received' }), h('span', { className: 'retries' }))] : []));
    [...tray.querySelectorAll('[data-focus]')].find((element) => element.dataset.focus === focused)?.focus();
  }
  tray.querySelector('.headline').textContent = title;
  tray.querySelector('.figures').textContent = figures;
  if (open) {
    tray.querySelector('.sent').textContent = t('sentTotal', size(queue.totals.sent + server.sent));
    tray.querySelector('.received').textContent = t('receivedTotal', size(server.received));
    tray.querySelector('.retries').textContent = t('retries', queue.totals.retries + (server.retries ?? 0));
    [...tray.querySelectorAll('li')].forEach((row, at) => update(row, items[at]));
  }
}

function toggle() {
  open = !open;
  draw();
}

function update(row, item) {
  row.querySelector('.how').textContent = item.id ? jobText(item) : uploadText(item);
  const bar = row.querySelector('progress');
  if (bar) {
    const [done, all] = !item.id ? [queue.progressOf(item), item.size] : item.bytes ? [item.bytesDone, item.bytes] : [item.objectsDone, item.objects];
    bar.max = Math.max(all, 1);
    bar.value = Math.min(done, all);
  }
}

function row(state, name, buttons, busy) {
  return h('li', { 'data-state': state }, h('span', { className: 'what', title: name }, name), h('span', { className: 'how' }),
    h('span', { className: 'buttons' }, ...buttons), busy && h('progress', { 'aria-label': name }));
}

const button = (name, label, run, id) => h('button', { className: 'ghost', icon: name, title: label, 'aria-label': label, onclick: run, 'data-focus': id });

const wide = (text, label, run) => h('button', { className: 'ghost wide', 'aria-label': label, onclick: run }, text);

function uploadRow(item, at) {
  const { name } = item;
  const stop = button('close', t('stopOf', name), () => queue.stop(item), `stop-${at}`);
  const gone = button('close', t('removeOf', name), () => queue.drop(item), `drop-${at}`);
  const buttons = {
    waiting: () => [stop],
    sending: () => [item.direct && button('pause', t('pauseOf', name), () => queue.pause(item), `pause-${at}`), stop].filter(Boolean),
    paused: () => [button('play', t('goOnOf', name), () => queue.goOn(item), `pause-${at}`), stop],
    needsFile: () => [wide(t('chooseFile'), `${t('chooseFile')}: ${name}`, () => choose(item)), stop],
    failed: () => [item.failure.code === 'PRECONDITION_FAILED' ? wide(t('replaceShort'), t('replaceOf', name), () => queue.goOn(item, true))
      : button('retry', t('retryOf', name), () => queue.goOn(item), `retry-${at}`), stop],
    done: () => [gone],
  }[item.state]?.() ?? [];
  return row(item.state, name, buttons, ['sending', 'paused', 'waiting'].includes(item.state));
}

function uploadText(item) {
  const done = size(queue.progressOf(item));
  return {
    waiting: () => t('waiting'),
    sending: () => (item.retrying ? t('retrying', item.retrying) + (item.blocked ? ` ${t('blocked', location.origin)}` : '') : item.completing ? t('completing') : t('uploading', done, size(item.size))),
    paused: () => t('paused', done, size(item.size)),
    needsFile: () => t('needsFile'),
    failed: () => t('failed', explain(item.failure)),
    done: () => `${t('done')} · ${size(item.size)}`,
  }[item.state]?.() ?? '';
}

function jobRow(job) {
  const renames = job.move && job.source === job.target && folderOf(job.sourcePath) === folderOf(job.targetPath);
  const what = renames ? ['renamed', 'renaming'] : job.move ? ['moved', 'moving'] : ['copiedFile', 'copying'];
  const name = `${t(what[job.state === 'DONE' ? 0 : 1])}: ${nameOf(job.sourcePath)}${renames ? ` → ${nameOf(job.targetPath)}` : ''}`;
  const end = isActive(job) ? t('stopOf', name) : t('removeOf', name);
  const stop = button('close', end, async () => {
    await api.stopTransfer(job.id);
    refresh();
  }, `job-${job.id}`);
  const again = job.state !== 'FAILED' ? [] : [job.error === 'PRECONDITION_FAILED' ? wide(t('replaceShort'), t('replaceOf', nameOf(job.targetPath)), () => startAgain(job, true))
    : button('retry', t('retryOf', name), () => startAgain(job, job.overwrite), `again-${job.id}`)];
  return row({ DONE: 'done', FAILED: 'failed' }[job.state] ?? 'sending', name, [...again, stop], isActive(job));
}

/** Begins a copy or a move; within a storage the key of the customer stays the key. */
export async function begin(request) {
  const customerKey = keyOf(request.source, request.sourcePath) ?? null;
  await api.startTransfer({ ...request, customerKey });
  if (customerKey && request.source === request.target) {
    remember(request.target, request.targetPath, customerKey);
  }
}

async function startAgain({ id, source, sourcePath, target, targetPath, move }, overwrite) {
  try {
    await begin({ source, sourcePath, target, targetPath, move, overwrite });
    await api.stopTransfer(id);
    refresh();
  }
  catch (failure) {
    toast(explain(failure));
  }
}

function jobText(job) {
  const files = job.objects > 1 ? ` · ${t('objectsOf', job.objectsDone, job.objects)}` : '';
  return {
    WAITING: () => t('waiting'),
    RUNNING: () => (job.objects === 0 ? t('looking') : t('uploading', size(job.bytesDone), size(job.bytes)) + files),
    DONE: () => `${t('done')} · ${size(job.bytes)}${files}`,
    FAILED: () => t('failed', explain({ code: job.error })) + (mayNeedKey(job) ? ` ${t('keyFirst')}` : '') + files,
  }[job.state]();
}

const mayNeedKey = (job) => ['RESTRICTION_DISSATISFIED', 'PERMISSION_DENIED'].includes(job.error) && withKeys.has(job.source) && !keyOf(job.source, job.sourcePath);

let resuming;

/** A page cannot open a file by itself after a reload: somebody has to choose it again. */
function choose(item) {
  resuming = item;
  byId('resume-input').click();
}

function chosen(event) {
  const [file] = event.target.files;
  const item = resuming;
  event.target.value = '';
  if (!file || !item) {
    return;
  }
  if (!queue.isSame(item, file)) {
    openDialog(t('resume'), [h('p', { className: 'wrong', role: 'alert' }, t('otherFile', item.name))]);
  }
  else if (item.mode === 'CUSTOMER') {
    askKey(item, file);
  }
  else {
    queue.resumeWith(item, file);
  }
}

function askKey(item, file) {
  const input = keyField();
  const dialog = openDialog(t('resume'), [field(t('customerKey'), input)], [h('button', { className: 'primary' }, t('goOn'))]);
  dialog.querySelector('form').addEventListener('submit', () => {
    if (keyIsRight(input)) {
      queue.resumeWith(item, file, input.value.trim());
      dialog.close();
    }
    else {
      input.setCustomValidity(t('keyWrong'));
      input.reportValidity();
      input.setCustomValidity('');
    }
  });
}
