import * as api from './api.js';
import { remember } from './keys.js';

const FILES_AT_ONCE = 2;

const PARTS_AT_ONCE = 3;

/** Pauses before a part is sent again, in ms; the last one again and again. */
const PAUSES = [500, 1000, 2000, 4000, 8000];

/** How often a part is sent again: for five minutes. */
const RETRIES = 40;

const RECORDS = 'uploads';

/** All uploads of this page, and those that an earlier page has left. */
export const uploads = [];

export const totals = { sent: 0, retries: 0 };

let changed = () => {};

let finished = () => {};

let limits = { directUploadFrom: 8388608 };

export function setUp(listeners, overview) {
  changed = listeners.changed;
  finished = listeners.finished;
  limits = overview;
  for (const record of records()) {
    uploads.push({ ...record, state: 'needsFile', sent: 0, sending: new Map(), direct: true, encryption: { mode: record.mode } });
  }
}

/** Adds files, which are sent in their order. */
export function add(storage, files, encryption, overwrite) {
  for (const { file, path } of files) {
    const left = uploads.find((item) => item.state === 'needsFile' && item.storage === storage && item.path === path && isSame(item, file));
    if (left && left.mode !== 'CUSTOMER') {
      resumeWith(left, file);
      continue;
    }
    uploads.push({
      storage, path, file, overwrite, encryption, name: file.name, size: file.size, lastModified: file.lastModified, mode: encryption.mode,
      state: 'waiting', sent: 0, sending: new Map(), direct: file.size > limits.directUploadFrom,
    });
  }
  next();
}

export const isSame = (item, file) => item.name === file.name && item.size === file.size && item.lastModified === file.lastModified;

/** Goes on with an upload that an earlier page began. */
export function resumeWith(item, file, customerKey) {
  item.file = file;
  if (customerKey) {
    item.encryption.customerKey = customerKey;
  }
  item.state = 'waiting';
  next();
}

export function pause(item) {
  item.state = 'paused';
  item.abort?.abort();
  next();
}

export function goOn(item, overwrite = item.overwrite) {
  item.overwrite = overwrite;
  item.state = 'waiting';
  item.failure = undefined;
  next();
}

/** Ends an upload; what has arrived of it is deleted. */
export async function stop(item) {
  item.state = 'stopped';
  item.abort?.abort();
  drop(item);
  if (item.uploadId) {
    forget(item);
    try {
      await api.abortUpload(item.storage, item.path, item.uploadId);
    }
    catch {
      // The service deletes parts that stay, by the bucket's own rules.
    }
  }
}

export function drop(item) {
  uploads.splice(uploads.indexOf(item), 1);
  next();
}

export const progressOf = (item) => item.sent + [...item.sending.values()].reduce((sum, bytes) => sum + bytes, 0);

function next() {
  const running = uploads.filter((item) => item.state === 'sending').length;
  uploads.filter((item) => item.state === 'waiting').slice(0, FILES_AT_ONCE - running).forEach(run);
  changed();
}

async function run(item) {
  item.state = 'sending';
  item.sent = 0;
  item.retrying = 0;
  item.blocked = undefined;
  item.abort = new AbortController();
  try {
    await (item.direct ? sendDirect(item) : sendThroughServer(item));
    item.state = 'done';
    item.sent = item.size;
    if (item.encryption.customerKey) {
      remember(item.storage, item.path, item.encryption.customerKey);
    }
    item.encryption = { mode: item.mode };
    item.file = undefined;
    forget(item);
    finished(item);
  }
  catch (failure) {
    if (item.state === 'sending') {
      item.state = 'failed';
      item.failure = failure;
      item.abort.abort();
      if (failure.code === 'NO_UPLOAD') {
        forget(item);
        item.uploadId = undefined;
      }
    }
  }
  finally {
    item.sending.clear();
    next();
  }
}

async function sendThroughServer(item) {
  await api.uploadSmall(item.storage, {
    path: item.path, file: item.file, overwrite: item.overwrite ?? false, encryption: item.encryption, signal: item.abort.signal,
    progress: (bytes) => count(item, 0, Math.min(bytes, item.size)),
  });
}

/** The parts that the service does not have yet go to the service itself, some side by side. */
async function sendDirect(item) {
  const { signal } = item.abort;
  if (!item.uploadId) {
    const upload = await again(item, () => api.createUpload(item.storage, {
      path: item.path, contentType: item.file.type || undefined, size: item.size, overwrite: item.overwrite ?? false, encryption: item.encryption,
    }));
    item.uploadId = upload.uploadId;
    item.partSize = upload.partSize;
    save(item);
  }
  const arrived = new Map((await again(item, () => api.arrivedParts(item.storage, item.path, item.uploadId))).map((part) => [part.index, part.size]));
  const missing = [];
  for (let index = 0; index * item.partSize < item.size; index++) {
    const bytes = Math.min(item.partSize, item.size - index * item.partSize);
    if (arrived.get(index) === bytes) {
      item.sent += bytes;
    }
    else {
      missing.push(index);
    }
  }
  changed();
  const worker = async () => {
    while (missing.length > 0 && !signal.aborted) {
      await sendPart(item, missing.shift());
    }
  };
  await Promise.all(Array.from({ length: PARTS_AT_ONCE }, worker));
  signal.throwIfAborted();
  item.completing = true;
  try {
    await again(item, () => api.completeUpload(item.storage, { path: item.path, uploadId: item.uploadId, size: item.size }));
  }
  finally {
    item.completing = false;
  }
}

async function sendPart(item, index) {
  const start = index * item.partSize;
  const end = Math.min(start + item.partSize, item.size);
  await again(item, async () => {
    // Signed just before it is sent, as a signature ends after some time.
    const [signed] = await api.signParts(item.storage, {
      path: item.path, uploadId: item.uploadId, indexes: [index], customerKey: item.encryption.customerKey || undefined,
    });
    try {
      await api.transmit({
        method: signed.method, url: signed.uri, headers: signed.headers, body: item.file.slice(start, end), signal: item.abort.signal,
        progress: (bytes) => count(item, index, bytes),
      });
    }
    catch (failure) {
      if (failure.status === 0 && item.retrying > 1 && item.blocked === undefined) {
        askWhy(item);
      }
      throw failure;
    }
    finally {
      item.sending.delete(index);
    }
  });
  item.blocked = undefined;
  item.sent += end - start;
  changed();
}

/** A browser does not tell why a request went nowhere. If the server reaches the bucket, the bucket may not let this page in. */
async function askWhy(item) {
  item.blocked = false;
  try {
    item.blocked = (await api.health())[item.storage]?.status === 'UP';
    changed();
  }
  catch {
    // The server is away, too.
  }
}

/** Repeats what failed for want of a connection or of the service. */
async function again(item, work) {
  for (let attempt = 0; ; attempt++) {
    try {
      const result = await work();
      item.retrying = 0;
      return result;
    }
    catch (failure) {
      const temporary = failure.status === 0 || failure.status >= 500 || failure.status === 408 || failure.status === 429;
      if (failure.name === 'AbortError' || !temporary || attempt === RETRIES) {
        throw failure;
      }
      totals.retries++;
      item.retrying = attempt + 1;
      changed();
      await wait(PAUSES[Math.min(attempt, PAUSES.length - 1)], item.abort.signal);
    }
  }
}

function wait(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('paused', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

function count(item, index, bytes) {
  totals.sent += Math.max(0, bytes - (item.sending.get(index) ?? 0));
  item.sending.set(index, bytes);
  changed();
}

function records() {
  try {
    return JSON.parse(localStorage.getItem(RECORDS)) ?? [];
  }
  catch {
    return [];
  }
}

/** Keeps what is needed to go on after a reload. Never a key. */
function save({ storage, path, uploadId, partSize, name, size, lastModified, mode }) {
  localStorage.setItem(RECORDS, JSON.stringify([...records(), { storage, path, uploadId, partSize, name, size, lastModified, mode }]));
}

function forget(item) {
  localStorage.setItem(RECORDS, JSON.stringify(records().filter((record) => record.uploadId !== item.uploadId)));
}
