// SPDX-License-Identifier: GPL-3.0-or-later
//
// Are these statements of xAPI?  Each by the rules of one program, and all of
// them as a learning record store takes them: it is started here, in memory, at
// a free port of this machine and of no other, and is gone when this ends.
//
//     node tests/support/lrs.js FILE...     files of statements, one a line
//
// What is wrong is said on stdout, a line each; the last line is "taken N", N
// being how many statements the store gave back as they were sent.

'use strict';

const {once} = require('events');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');

// The store is told by its environment what it is made of.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lrs-'));
process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));
Object.assign(process.env, {
  AUTH_REPO: 'test',
  EVENTS_REPO: 'test',
  MODELS_REPO: 'memory',
  STORAGE_REPO: 'local',
  FS_LOCAL_STORAGE_DIR: folder,
  EXPRESS_MORGAN_DIRECTORY: folder,
  SERVICE_AWAIT_UPDATES: 'true',
  WINSTON_CONSOLE_LEVEL: 'error',
});
const before = process.cwd();
process.chdir(folder); // where there is no .env

// It would listen everywhere, at port 80.
let server;
const listen = http.Server.prototype.listen;
http.Server.prototype.listen = function (port, then) {
  server = this;
  return listen.call(this, 0, '127.0.0.1', then);
};

const say = (line) => process.stdout.write(line + '\n');

function ask(method, query, body, version) {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1',
      port: server.address().port,
      path: '/xAPI/statements' + query,
      method,
      timeout: 20000,
      headers: {
        Authorization: 'Basic ' + Buffer.from('any:one').toString('base64'),
        'X-Experience-API-Version': version,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      },
    }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({
        status: response.statusCode,
        text: Buffer.concat(parts).toString('utf8'),
      }));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', reject);
    request.end(text);
  });
}

// Is all of `sent` in `got`?  The store adds what it knows.
function holds(got, sent) {
  if (typeof sent !== 'object' || sent === null) return got === sent;
  if (typeof got !== 'object' || got === null) return false;
  if (Array.isArray(sent) && got.length !== sent.length) return false;
  return Object.keys(sent).every((key) => holds(got[key], sent[key]));
}

async function take(name, statements) {
  const posted = await ask('POST', '', statements, '1.0.3');
  if (posted.status !== 200) {
    say(`${name}: the store says ${posted.status}: ${posted.text}`);
    return 0;
  }
  const again = await ask('POST', '', statements, '1.0.3');
  if (again.status !== 200)
    say(`${name}: sent again, it says ${again.status}: ${again.text}`);
  let taken = 0;
  for (const sent of statements) {
    const got = await ask('GET', '?statementId=' + sent.id, undefined, '1.0.3');
    if (got.status === 200 && holds(JSON.parse(got.text), sent)) taken++;
    else say(`${name}: ${sent.id} comes back as ${got.status}: ${got.text}`);
  }
  return taken;
}

function read(name) {
  const lines = fs.readFileSync(name, 'utf8').split('\n');
  if (lines.pop() !== '') say(`${name}: the last line has no end`);
  return lines.map((line) => JSON.parse(line));
}

async function main(names) {
  const validation = require('@learninglocker/xapi-validation');
  const validate = validation.default;
  let taken = 0;
  const files = names.map((name) => [name, read(name)]);
  for (const [name, statements] of files)
    for (const statement of statements)
      for (const warning of validate(statement))
        say(`${name}: ${statement.id}: ${warning.path.join('.')}: ` +
          JSON.stringify(warning.data));
  require('xapi-statements');
  await once(server, 'listening');
  for (const [name, statements] of files)
    taken += await take(name, statements);
  say(`taken ${taken}`);
}

main(process.argv.slice(2).map((name) => path.resolve(before, name))).then(
  () => process.exit(0),
  (error) => {
    say(String(error && error.stack));
    process.exit(1);
  });
