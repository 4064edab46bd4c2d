'use strict';
// Runs checks of one client, prints those that fail, and counts.

const assert = require('node:assert');

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

/** The last line, which the script reads. */
exports.tell = () => console.log(`passed ${passed} of ${passed + failed}`);
