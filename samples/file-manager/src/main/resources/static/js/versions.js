import * as api from './api.js';
import { h, toast } from './dom.js';
import { download } from './download.js';
import { date, size } from './format.js';
import { explain, t } from './i18n.js';

/** How versioning is set, by storage, as it was last asked for. */
const settings = new Map();

/** Asks for it anew. */
export function askVersioning(storage) {
  const asked = api.versioning(storage).catch(() => {
    settings.delete(storage);
    return 'DISABLED';
  });
  settings.set(storage, asked);
  return asked;
}

export const versioningOf = (storage) => settings.get(storage) ?? askVersioning(storage);

/** The versions of an object, the newest first; `restored` hears when an old one is the latest again. */
export function versionsOf(storage, path, key, restored) {
  const section = h('section', { className: 'part', 'aria-label': t('versions') });
  const title = h('h3', {}, t('versions'));
  load();
  return section;

  async function load() {
    try {
      const versions = await api.versions(storage, path);
      section.replaceChildren(title, h('ul', { className: 'versions' }, ...versions.map(row)));
    }
    catch (failure) {
      section.replaceChildren(title, h('p', { className: 'hint' }, explain(failure)));
    }
  }

  function row(version) {
    const when = date(version.modified, 'medium');
    const state = version.latest ? t('versionLatest') : version.deleteMarker ? t('versionDeleted') : '';
    return h('li', { 'data-version': version.versionId },
      h('span', { className: 'when' }, h('span', {}, when), h('span', { className: 'hint' }, [version.deleteMarker ? '' : size(version.size), state].filter(Boolean).join(' · '))),
      !version.deleteMarker && h('button', {
        type: 'button', className: 'ghost square', icon: 'download', title: t('downloadVersion', when), 'aria-label': t('downloadVersion', when),
        onclick: () => download(storage, path, version.versionId).catch((failure) => toast(explain(failure))),
      }),
      !version.deleteMarker && !version.latest && h('button', {
        type: 'button', className: 'quiet small', 'aria-label': t('restoreVersion', when), onclick: (event) => restore(event.target, version, when),
      }, t('restore')));
  }

  async function restore(button, version, when) {
    button.disabled = true;
    try {
      await api.restoreVersion(storage, path, version.versionId, key);
      toast(t('versionRestored', when));
      restored();
    }
    catch (failure) {
      button.disabled = false;
      toast(explain(failure));
    }
  }
}
