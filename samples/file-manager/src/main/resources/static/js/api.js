/** A request that failed, with the code that the server gave, or `OFFLINE`. */
export class Failure extends Error {
  constructor(code, status, detail) {
    super(detail ?? code);
    this.code = code;
    this.status = status;
  }
}

const MARK = { 'X-File-Manager': '1' };

async function send(method, url, { body, key, signal } = {}) {
  const headers = { ...MARK };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (key) {
    headers['X-Customer-Key'] = key;
  }
  let response;
  try {
    response = await fetch(url, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  }
  catch (error) {
    throw error.name === 'AbortError' ? error : new Failure('OFFLINE', 0);
  }
  if (!response.ok) {
    throw await failureOf(response);
  }
  return response;
}

async function failureOf(response) {
  let problem = {};
  try {
    problem = await response.json();
  }
  catch {
    // Not every answer has a body.
  }
  return new Failure(problem.code ?? `HTTP_${response.status}`, response.status, problem.detail);
}

const json = async (...request) => (await send(...request)).json();

const at = (storage, what, query = {}) => {
  const url = `api/storages/${encodeURIComponent(storage)}/${what}`;
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== null));
  return parameters.size ? `${url}?${parameters}` : url;
};

export const overview = () => json('GET', 'api/storages');

export const list = (storage, dir, token, signal) => json('GET', at(storage, 'objects', { dir, token }), { signal });

export const search = (storage, prefix, token, signal) => json('GET', at(storage, 'search', { prefix, token }), { signal });

export const properties = (storage, path, key) => json('GET', at(storage, 'properties', { path }), { key });

/** Folders in a folder whose names begin with a text. */
export const folders = (storage, dir, begin, token) => json('GET', at(storage, 'folders', { dir, begin, token }));

export const createFolder = (storage, path) => send('POST', at(storage, 'folders', { path }));

export const remove = (storage, path, dir) => json('DELETE', at(storage, 'objects', { path, dir }));

export const tags = (storage, path) => json('GET', at(storage, 'tags', { path }));

export const setTags = (storage, path, named) => send('PUT', at(storage, 'tags', { path }), { body: named });

/** Whether the bucket keeps versions: `ENABLED`, `SUSPENDED` or `DISABLED`. */
export const versioning = async (storage) => (await json('GET', at(storage, 'versioning'))).state;

export const versions = (storage, path) => json('GET', at(storage, 'versions', { path }));

export const restoreVersion = (storage, path, versionId, customerKey) => send('POST', at(storage, 'restorations'), { body: { path, versionId, customerKey } });

export const deleted = (storage, dir, token, signal) => json('GET', at(storage, 'deleted', { dir, token }), { signal });

const UNDELETED_AT_ONCE = 100;

/** Takes deletions back; gives the paths of which nothing is left. */
export async function undelete(storage, paths) {
  const failed = [];
  for (let start = 0; start < paths.length; start += UNDELETED_AT_ONCE) {
    failed.push(...(await json('POST', at(storage, 'undeletions'), { body: { paths: paths.slice(start, start + UNDELETED_AT_ONCE) } })).failed);
  }
  return failed;
}

export const contentUrl = (storage, path, { inline = false, versionId } = {}) => at(storage, 'content', { path, inline, versionId });

export async function content(storage, path, { key, bytes, versionId } = {}) {
  const headers = { ...MARK, ...(key && { 'X-Customer-Key': key }), ...(bytes && { Range: `bytes=0-${bytes - 1}` }) };
  let response;
  try {
    response = await fetch(contentUrl(storage, path, { inline: true, versionId }), { headers });
  }
  catch {
    throw new Failure('OFFLINE', 0);
  }
  if (!response.ok && response.status !== 416) {
    throw await failureOf(response);
  }
  return response;
}

export const link = (storage, path, seconds) => json('POST', at(storage, 'links'), { body: { path, seconds } });

export const transfers = () => json('GET', 'api/transfers');

export const startTransfer = (request) => json('POST', 'api/transfers', { body: request });

export const stopTransfer = (id) => send('DELETE', `api/transfers/${id}`);

export const createUpload = (storage, upload) => json('POST', at(storage, 'uploads'), { body: upload });

export const signParts = (storage, request) => json('POST', at(storage, 'uploads/signatures'), { body: request });

export const arrivedParts = (storage, path, uploadId) => json('GET', at(storage, 'uploads/parts', { path, uploadId }));

export const completeUpload = (storage, request) => json('POST', at(storage, 'uploads/completion'), { body: request });

export const abortUpload = (storage, path, uploadId) => send('DELETE', at(storage, 'uploads', { path, uploadId }));

/** The state of each storage, by its id; health answers 503 if one is down. */
export async function health() {
  let response;
  try {
    response = await fetch('actuator/health/storage');
  }
  catch {
    throw new Failure('OFFLINE', 0);
  }
  return (await response.json()).components ?? {};
}

/** Sends a body with progress; fetch has none for what is sent. */
export function transmit({ method, url, headers = {}, body, progress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(method, url);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(request.responseText);
        return;
      }
      let problem = {};
      try {
        problem = JSON.parse(request.responseText);
      }
      catch {
        // The services answer in XML.
      }
      reject(new Failure(problem.code ?? `HTTP_${request.status}`, request.status, problem.detail));
    };
    request.onerror = () => reject(new Failure('OFFLINE', 0));
    request.onabort = () => reject(new DOMException('paused', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    if (signal.aborted) {
      request.onabort();
      return;
    }
    request.send(body);
  });
}

/** Stores a small file through the server. */
export function uploadSmall(storage, { path, file, overwrite, encryption, progress, signal }) {
  const form = new FormData();
  Object.entries(encryption).filter(([, value]) => value).forEach(([name, value]) => form.append(name, value));
  form.append('file', file, file.name);
  return transmit({ method: 'POST', url: at(storage, 'objects', { path, overwrite }), headers: MARK, body: form, progress, signal });
}
