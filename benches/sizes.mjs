// Prints the bytes of every kind of file in a folder, raw, gzip and brotli: node sizes.mjs FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
const kinds = new Map();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const kind = extname(entry.name).slice(1);
  const sum = kinds.get(kind) ?? [0, 0, 0];
  kinds.set(kind, [sum[0] + bytes.length, sum[1] + gzipSync(bytes, { level: 9 }).length, sum[2] + brotli.length]);
}
for (const kind of ['wasm', 'js', 'css', 'woff2', 'html']) console.log([kind, ...(kinds.get(kind) ?? [0, 0, 0])].join(' '));
