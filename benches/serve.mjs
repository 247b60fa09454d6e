// A folder served as a good static host does it: compressed beforehand, with media types and caching that last.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What hosts leave as it is, because it is compressed in itself. */
const COMPRESSED = new Set(['.png', '.woff2']);

/** Bytes at the best quality that Brotli has. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** The files of a folder by the path that asks for them. */
export function files(folder) {
  const found = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    found.set(`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file));
  }
  return found;
}

/** Serves a folder on this machine, with more headers if they are named: its address, and how to end it. */
export async function serve(folder, headers = {}) {
  const answers = new Map();
  for (const [path, raw] of files(folder)) {
    const type = extname(path);
    const small = COMPRESSED.has(type);
    answers.set(path, { type: TYPES[type] ?? 'application/octet-stream', raw, br: small ? null : brotli(raw), gzip: small ? null : gzipSync(raw, { level: 9 }) });
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/\/$/, '/index.html');
    const answer = answers.get(path);
    if (!answer) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file.');
      return;
    }
    const accepted = request.headers['accept-encoding'] ?? '';
    const coding = ['br', 'gzip'].find((name) => answer[name] && accepted.includes(name));
    const body = coding ? answer[coding] : answer.raw;
    response.writeHead(200, {
      'Content-Type': answer.type,
      'Content-Length': body.length,
      ...headers,
      ...(coding && { 'Content-Encoding': coding }),
      Vary: 'Accept-Encoding',
      // Names carry the digest of what is in them, but for the page's own and those of the typefaces.
      'Cache-Control': path.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
}
