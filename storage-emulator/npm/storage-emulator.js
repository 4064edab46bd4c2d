#!/usr/bin/env node
'use strict';
// Starts the jar next to this file with the Java of JAVA_HOME or of the path, and ends
// with it: same output, same signals, same exit code.
const { spawn } = require('node:child_process');
const path = require('node:path');

const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
const jar = path.join(__dirname, 'storage-emulator.jar');
const options = ['-XX:+UseSerialGC', '-Xms16m', '-Xss512k', '-jar', jar, ...process.argv.slice(2)];
const child = spawn(java, options, { stdio: 'inherit' });

child.on('error', (error) => {
  console.error(error.code === 'ENOENT'
    ? `storage-emulator: there is no Java at '${java}'; install Java 17 or later, or set JAVA_HOME`
    : `storage-emulator: ${error.message}`);
  process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
