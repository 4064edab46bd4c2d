'use strict';
// Runs checks of one client, prints those that fail, and counts.

const assert = require('node:assert');
const http = require('node:http');

let passed = 0;
let failed = 0;

exports.assert = assert;

exports.check = async (name, body) => {
  try {
    await body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`  not ok: ${name}: ${String(error.code || error.name)} ${String(error.message).split('\n')[0]}`);
  }
};

/** Expect a call to be refused with a code of the service. */
exports.refused = (name, code, body) => exports.check(name, async () => {
  try {
    await body();
  } catch (error) {
    if (JSON.stringify([error.code, error.message, error.error]).includes(code)) {
      return;
    }
    throw error;
  }
  throw new Error(`not refused with ${code}`);
});

/** The answer to an address, whatever its host, from a port of the emulator. */
exports.getFrom = (port, url) => new Promise((resolve, reject) => {
  const { host, pathname, search } = new URL(url);
  http.get({ host: '127.0.0.1', port, path: pathname + search, headers: { Host: host } }, (answer) => {
    let text = '';
    answer.on('data', (chunk) => { text += chunk; });
    answer.on('end', () => resolve(text));
  }).on('error', reject);
});

/** The last line, which the script reads. */
exports.tell = () => console.log(`passed ${passed} of ${passed + failed}`);
