// Builds both apps into target/classes, with a gzip copy beside each file that gets smaller by it. Nothing happens when
// no source changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const home = dirname(fileURLToPath(import.meta.url));
const target = join(home, 'target');
const output = join(target, 'classes/dev/durward/ui');
const APPS = ['cockpit', 'monitor'];
const COMPRESSIBLE = /\.(html|js|css|svg|json)$/;

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(home, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether the work that a mark stands for was done with this hash. */
function isDone(mark, hash) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash;
}

function run(program, ...words) {
  // npm is a script on Windows, which only a shell starts
  const { status, error } = spawnSync(program, words, {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error !== undefined || status !== 0) {
    console.error(`${program} ${words.join(' ')} failed${error === undefined ? '' : `: ${error.message}`}`);
    process.exit(1);
  }
}

function install() {
  const lock = hashOf([join(home, 'package.json'), join(home, 'package-lock.json')]);
  const mark = join(home, 'node_modules', '.durward-lock');
  if (!isDone(mark, lock)) {
    run('npm', 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund');
    writeFileSync(mark, lock);
  }
}

function compress(file) {
  const content = readFileSync(file);
  const packed = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
  if (packed.length < content.length) {
    writeFileSync(`${file}.gz`, packed);
  }
}

const configuration = ['build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const sources = hashOf([...configuration.map((name) => join(home, name)), ...filesIn(join(home, 'src'))]);
const mark = join(target, 'built');
if (isDone(mark, sources) && APPS.every((app) => existsSync(join(output, app, 'index.html')))) {
  console.log('The web UI is up to date');
} else {
  mkdirSync(target, { recursive: true });
  rmSync(mark, { force: true });
  install();
  const local = (program) => join(home, 'node_modules', program);
  run(process.execPath, local('typescript/bin/tsc'), '--project', home);
  for (const app of APPS) {
    run(process.execPath, local('vite/bin/vite.js'), 'build', '--mode', app, '--logLevel', 'warn');
    filesIn(join(output, app)).filter((file) => COMPRESSIBLE.test(file)).forEach(compress);
  }
  writeFileSync(mark, sources);
}
