import * as api from './api.js';
import { h } from './dom.js';
import { nameOf } from './format.js';
import { keyOf } from './keys.js';

/** Saves a file or an old version of it; one with a key of the customer is fetched first, as a link cannot carry the key. */
export async function download(storage, path, versionId) {
  const key = keyOf(storage, path);
  if (!versionId) {
    // A link that fails would do so in silence.
    await api.properties(storage, path, key);
  }
  let href = api.contentUrl(storage, path, { versionId });
  if (key) {
    href = URL.createObjectURL(await (await api.content(storage, path, { key, versionId })).blob());
  }
  const link = h('a', { href, download: nameOf(path) });
  document.body.append(link);
  link.click();
  link.remove();
  if (key) {
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  }
}
