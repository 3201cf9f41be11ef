// Trees of parse5 in the notation of stet::html::dump.
//
//   node trees.mjs published|standard|CHANGE pages|fragments < pages > trees
//
// `standard` is parse5 with all the changes of standard.mjs, CHANGE with that one.
// Both streams are frames: eight bytes of size, little-endian, and as many bytes.
// A fragment has its context element in front, as the html5lib tests write it, on
// a line of its own. A tree is its dump, an empty line, and the serialised page.

import { readSync, writeSync } from 'node:fs';
import * as published from 'parse5';
import { CHANGE_NAMES, loadChangedParse5, withSelectedContent } from './standard.mjs';

const HTML = 'http://www.w3.org/1999/xhtml';
const SPACES = {
  'http://www.w3.org/2000/svg': 'svg ',
  'http://www.w3.org/1998/Math/MathML': 'math ',
};
const ATTRIBUTE_SPACES = {
  'http://www.w3.org/1999/xlink': 'xlink ',
  'http://www.w3.org/XML/1998/namespace': 'xml ',
  'http://www.w3.org/2000/xmlns/': 'xmlns ',
};

function dump(document) {
  const out = [];
  const stack = [];
  const push = (nodes, depth) => {
    for (let i = nodes.length - 1; i >= 0; --i) stack.push([nodes[i], depth]);
  };
  push(document.childNodes, 0);
  while (stack.length > 0) {
    const [node, depth] = stack.pop();
    const indent = '| ' + '  '.repeat(depth);
    if (node.nodeName === '#text') {
      out.push(`${indent}"${node.value}"`);
    } else if (node.nodeName === '#comment') {
      out.push(`${indent}<!-- ${node.data} -->`);
    } else if (node.nodeName === '#documentType') {
      const ids = node.publicId || node.systemId ? ` "${node.publicId}" "${node.systemId}"` : '';
      out.push(`${indent}<!DOCTYPE ${node.name}${ids}>`);
    } else {
      out.push(`${indent}<${SPACES[node.namespaceURI] ?? ''}${node.tagName}>`);
      const attributes = node.attrs.map((attr) => [(ATTRIBUTE_SPACES[attr.namespace] ?? '') + attr.name, attr.value]);
      attributes.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
      for (const [name, value] of attributes) out.push(`${indent}  ${name}="${value}"`);
      if (node.content) {
        out.push(`${indent}  content`);
        push(node.content.childNodes, depth + 2);
      }
      push(node.childNodes, depth + 1);
    }
  }
  return out.map((line) => line + '\n').join('');
}

function readExactly(size) {
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const count = readSync(0, buffer, at, size - at, null);
    if (count === 0) {
      if (at === 0) return null;
      throw new Error('the input ends within a frame');
    }
    at += count;
  }
  return buffer;
}

function writeAll(buffer) {
  for (let at = 0; at < buffer.length; ) {
    try {
      at += writeSync(1, buffer, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function parseFragment(parse5, text, options) {
  const newline = text.indexOf('\n');
  let name = text.slice(0, newline);
  let space = HTML;
  for (const [url, prefix] of Object.entries(SPACES)) {
    if (name.startsWith(prefix)) {
      name = name.slice(prefix.length);
      space = url;
    }
  }
  const context = parse5.defaultTreeAdapter.createElement(name, space, []);
  return parse5.parseFragment(context, text.slice(newline + 1), options);
}

const changes = { published: [], standard: CHANGE_NAMES }[process.argv[2]] ?? [process.argv[2]];
const fragments = process.argv[3] === 'fragments';
const parse5 = changes.length > 0 ? await loadChangedParse5(changes) : published;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

for (;;) {
  const head = readExactly(8);
  if (head === null) break;
  const size = Number(head.readBigUInt64LE());
  const page = decoder.decode(size === 0 ? Buffer.alloc(0) : readExactly(size));
  const options = { scriptingEnabled: false };
  let adapter = null;
  if (changes.includes('select') && /selectedcontent/i.test(page)) {
    adapter = withSelectedContent(parse5.defaultTreeAdapter);
    options.treeAdapter = adapter;
  }
  const document = fragments ? parseFragment(parse5, page, options) : parse5.parse(page, options);
  if (adapter) adapter.finish();
  const tree = Buffer.from(dump(document) + '\n' + parse5.serialize(document, { scriptingEnabled: false }));
  const frame = Buffer.alloc(8 + tree.length);
  frame.writeBigUInt64LE(BigInt(tree.length));
  tree.copy(frame, 8);
  writeAll(frame);
}
