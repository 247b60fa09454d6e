// Which characters a font holds: the character map of a WOFF2 file, read as the W3C recommendation lays it out.
import { brotliDecompressSync } from 'node:zlib';

/** Places of the tables that are told apart here in the recommendation's list of known ones. */
const CMAP = 0;
const HMTX = 3;
const GLYF = 10;
const LOCA = 11;
const ANY_TAG = 63;

/** The characters of a font, as a set. */
export function characters(file) {
  const tables = directory(file);
  const bodies = brotliDecompressSync(file.subarray(tables.end));
  let at = 0;
  for (const { tag, length } of tables.entries) {
    if (tag === CMAP) return characterMap(bodies.subarray(at, at + length));
    at += length;
  }
  throw new Error('the font has no character map');
}

/** The tables in the order of their bodies, with the bytes that each takes before compression, and where the list ends. */
function directory(file) {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('this is no WOFF2 file');
  const entries = [];
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = file[at++];
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let left = file.readUInt16BE(12); left > 0; left -= 1) {
    const flags = file[at++];
    const [tag, transform] = [flags & 63, flags >> 6];
    if (tag === ANY_TAG) at += 4;
    let length = base128();
    const outlines = tag === GLYF || tag === LOCA;
    if (outlines ? transform !== 3 : transform !== 0) length = base128();
    if (!outlines && tag !== HMTX && transform !== 0) throw new Error(`unknown transform of table ${tag}`);
    entries.push({ tag, length });
  }
  return { entries, end: at };
}

/** All characters that the parts of format 4 map to a glyph. */
function characterMap(table) {
  const found = new Set();
  for (let part = 0; part < table.readUInt16BE(2); part += 1) {
    const start = table.readUInt32BE(4 + 8 * part + 4);
    if (table.readUInt16BE(start) !== 4) continue;
    const doubled = table.readUInt16BE(start + 6);
    const [ends, starts] = [start + 14, start + 16 + doubled];
    for (let segment = 0; segment < doubled; segment += 2) {
      const [first, last] = [table.readUInt16BE(starts + segment), table.readUInt16BE(ends + segment)];
      for (let code = first; code <= last && code < 0xffff; code += 1) found.add(String.fromCharCode(code));
    }
  }
  return found;
}
