import * as api from './api.js';
import { field, keyField, keyIsRight, openDialog } from './dialogs.js';
import { h } from './dom.js';
import { date, nameOf, size } from './format.js';
import { explain, language, t } from './i18n.js';
import { icon, kindOf } from './icons.js';
import { keyOf, remember } from './keys.js';
import { tagsOf } from './tags.js';
import { versioningOf, versionsOf } from './versions.js';

/** How much of a text is shown. */
const TEXT_BYTES = 64 * 1024;

/** The most that is loaded into the page to be shown or saved with a key. */
const IN_MEMORY = 512 * 1024 * 1024;

/** Opens what there is to know of an object, with a preview; `actions` are those of the list, `changed` hears of a version that is back. */
export function openDetails(storage, item, actions, changed) {
  const body = h('div', { className: 'body' });
  const dialog = openDialog(nameOf(item.path), [body], [], 'sheet');
  const urls = [];
  dialog.addEventListener('close', () => urls.forEach((url) => URL.revokeObjectURL(url)));
  load();

  async function load() {
    body.replaceChildren(h('p', { className: 'hint', role: 'status' }, t('loading')));
    const key = keyOf(storage.id, item.path);
    try {
      const properties = await api.properties(storage.id, item.path, key);
      const tools = h('div', { className: 'tools' }, ...actions(properties).map((action) => h('button', {
        type: 'button', icon: action.icon, className: action.bad ? 'quiet bad' : 'quiet',
        onclick: () => {
          if (!action.stays) {
            dialog.close();
          }
          action.run();
        },
      }, action.label)));
      const preview = h('div', { className: 'preview' }, h('p', { role: 'status' }, t('loading')));
      const old = h('div', { hidden: true });
      body.replaceChildren(preview, tools, facts(storage, properties), tagsOf(storage.id, item.path), old);
      showVersions(old, key);
      await showPreview(preview, properties, key);
    }
    catch (failure) {
      body.replaceChildren(h('p', { className: 'wrong', role: 'alert' }, explain(failure)));
      if (storage.encryptions.includes('CUSTOMER') && failure.code !== 'OFFLINE' && failure.code !== 'OBJECT_NOT_EXIST') {
        body.append(...askKey());
      }
    }
  }

  /** Where the bucket has no versions, nothing is said of them. */
  async function showVersions(place, key) {
    if (await versioningOf(storage.id) !== 'DISABLED') {
      place.replaceWith(versionsOf(storage.id, item.path, key, async () => {
        changed();
        await load();
        dialog.querySelector('.tools button')?.focus();
      }));
    }
  }

  function askKey() {
    const input = keyField();
    const button = h('button', { className: 'primary', type: 'button' }, t('openWithKey'));
    button.addEventListener('click', () => {
      if (!keyIsRight(input)) {
        input.setCustomValidity(t('keyWrong'));
        input.reportValidity();
        input.setCustomValidity('');
        return;
      }
      remember(storage.id, item.path, input.value.trim());
      load();
    });
    return [h('p', {}, t('needsKey')), field(t('customerKey'), input), h('div', {}, button)];
  }

  async function showPreview(preview, properties, key) {
    try {
      preview.replaceChildren(...await previewOf(properties, key));
    }
    catch (failure) {
      preview.replaceChildren(h('p', {}, explain(failure)));
    }
  }

  async function previewOf({ path, contentType, size: length }, key) {
    const kind = kindOf(path).icon;
    const type = contentType ?? '';
    const name = nameOf(path);
    const is = (prefix, other) => type.startsWith(prefix) || (kind === other && !/^(text|image|audio|video)\//.test(type));
    if (is('image/', 'image') && !type.includes('svg') && !path.endsWith('.svg')) {
      return [h('img', { src: await urlOf(path, key, length), alt: t('preview', name) })];
    }
    if (is('audio/', 'audio')) {
      return [h('audio', { src: await urlOf(path, key, length), controls: true, preload: 'metadata', 'aria-label': t('playing', name) })];
    }
    if (is('video/', 'video')) {
      return [h('video', { src: await urlOf(path, key, length), controls: true, preload: 'metadata', 'aria-label': t('playing', name) })];
    }
    if (kind === 'text' || type.startsWith('text/') || /json|xml|yaml/.test(type)) {
      const response = await api.content(storage.id, path, { key, bytes: TEXT_BYTES });
      const text = length === 0 ? '' : new TextDecoder().decode(await response.arrayBuffer());
      return [h('pre', { tabIndex: 0, 'aria-label': t('preview', name) }, text), length > TEXT_BYTES && h('p', {}, t('previewCut'))].filter(Boolean);
    }
    return [h('p', {}, t('noPreview'))];
  }

  /** With a key the bytes are fetched, as an address cannot carry it. */
  async function urlOf(path, key, length) {
    if (!key || length > IN_MEMORY) {
      return api.contentUrl(storage.id, path, { inline: true });
    }
    const url = URL.createObjectURL(await (await api.content(storage.id, path, { key })).blob());
    urls.push(url);
    return url;
  }
}

function facts(storage, properties) {
  const rows = [
    [t('location'), `${storage.service.toUpperCase()} · ${storage.bucket}/${properties.path}`],
    [t('size'), (properties.size ?? 0) < 1024 ? size(properties.size ?? 0) : `${size(properties.size)} (${properties.size.toLocaleString(language())} B)`],
    [t('type'), properties.contentType],
    [t('modified'), date(properties.modified)],
    [t('storageClass'), properties.storageClass],
    [t('encryption'), encryption(properties.encryption)],
    ...[['crc64', properties.crc64], ['md5', properties.contentMd5], ['etag', properties.etag]].map(([key, value]) => [t(key), value && h('code', {}, value)]),
    ...Object.entries(properties.metadata).map(([name, value]) => [`${t('metadata')}: ${name}`, value]),
  ].filter(([, value]) => value);
  return h('dl', { className: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

/** What the service says, in its own words. */
function encryption(info) {
  if (!info) {
    return t('none');
  }
  const words = [info.algorithm, info.dataAlgorithm, info.keyId && `${t('keyId')} ${info.keyId}`,
    info.customerAlgorithm && `${info.customerAlgorithm}, ${t('ownKey')}`, info.customerKeyMd5 && `${t('keyMd5')} ${info.customerKeyMd5}`].filter(Boolean).join(' · ');
  return h('span', {}, h('span', { className: 'locked' }, icon('lock'), words), h('span', { className: 'hint' }, ` (${t('reported')})`));
}
