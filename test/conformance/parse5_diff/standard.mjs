// parse5 with the rules for select of the current standard, which the published
// version does not have yet: a copy of the package with a few functions replaced.
// Whatever differs from the published parse5 only is explained by these rules.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function edit(path, edits) {
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of edits) {
    const at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0) {
      throw new Error(`${path}: not exactly once: ${from}`);
    }
    text = text.slice(0, at) + to + text.slice(at + from.length);
  }
  writeFileSync(path, text);
}

const SELECT_RULES = `
function selectStartTagInBody(p, token) {
    if (p.fragmentContext && p.fragmentContextID === $.SELECT)
        return;
    if (p.openElements.hasInScope($.SELECT)) {
        p.openElements.popUntilTagNamePopped($.SELECT);
        return;
    }
    p._reconstructActiveFormattingElements();
    p._insertElement(token, NS.HTML);
    p.framesetOk = false;
}
function optgroupStartTagInBody(p, token) {
    if (p.openElements.hasInScope($.SELECT)) {
        if (token.tagID === $.OPTION)
            p.openElements.generateImpliedEndTagsWithExclusion($.OPTGROUP);
        else
            p.openElements.generateImpliedEndTags();
    }
    else if (p.openElements.currentTagId === $.OPTION) {
        p.openElements.pop();
    }
    p._reconstructActiveFormattingElements();
    p._insertElement(token, NS.HTML);
}
function hrStartTagInBody(p, token) {
    if (p.openElements.hasInButtonScope($.P))
        p._closePElement();
    if (p.openElements.hasInScope($.SELECT))
        p.openElements.generateImpliedEndTags();
    p._appendElement(token, NS.HTML);
    p.framesetOk = false;
    token.ackSelfClosing = true;
}
function inputStartTagInBody(p, token) {
    if (p.fragmentContext && p.fragmentContextID === $.SELECT)
        return;
    if (p.openElements.hasInScope($.SELECT))
        p.openElements.popUntilTagNamePopped($.SELECT);
    oldInputStartTagInBody(p, token);
}
`;

// The module of the changed copy, which is made in a temporary folder.
export async function loadStandardParse5() {
  const folder = mkdtempSync(join(tmpdir(), 'parse5-standard-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of ['parse5', 'entities']) {
    cpSync(join(here, 'node_modules', name), join(modules, name), { recursive: true });
  }
  const parser = join(modules, 'parse5/dist/parser');
  edit(join(parser, 'open-element-stack.js'), [
    ['    $.OBJECT,\n    $.TABLE,', '    $.OBJECT,\n    $.SELECT,\n    $.TABLE,'],
  ]);
  edit(join(parser, 'index.js'), [
    ['function selectStartTagInBody(', SELECT_RULES + 'function oldSelectStartTagInBody('],
    ['\nfunction optgroupStartTagInBody(p, token) {\n    if (p.openElements.currentTagId === $.OPTION) {\n        p.openElements.pop();\n    }\n    p._reconstruct',
      '\nfunction oldOptgroupStartTagInBody(p, token) {\n    if (p.openElements.currentTagId === $.OPTION) {\n        p.openElements.pop();\n    }\n    p._reconstruct'],
    ['\nfunction hrStartTagInBody(p, token) {\n    if (p.openElements.hasInButtonScope($.P)) {', '\nfunction oldHrStartTagInBody(p, token) {\n    if (p.openElements.hasInButtonScope($.P)) {'],
    ['\nfunction inputStartTagInBody(p, token) {\n    p._reconstruct', '\nfunction oldInputStartTagInBody(p, token) {\n    p._reconstruct'],
    ['    $.FRAMESET,\n    $.SELECT,\n', '    $.FRAMESET,\n'],
    ['                case $.SELECT: {\n                    this._resetInsertionModeForSelect(i);\n                    return;\n                }\n', ''],
    ['        case $.SUMMARY:\n        case $.LISTING:', '        case $.SUMMARY:\n        case $.SELECT:\n        case $.LISTING:'],
  ]);
  return import(pathToFileURL(join(modules, 'parse5/dist/index.js')).href);
}

// https://html.spec.whatwg.org/multipage/form-elements.html#maybe-clone-an-option-into-selectedcontent
// A tree adapter that does it when an option is popped; call finish() after the parse.
export function withSelectedContent(adapter) {
  const HTML = 'http://www.w3.org/1999/xhtml';
  const is = (node, name) => node.tagName === name && node.namespaceURI === HTML;
  const has = (node, name) => node.attrs.some((attr) => attr.name === name);
  const open = new Set();
  const parentOf = (node) => node.parentNode;

  function* descendants(root) {
    const stack = [...(root.childNodes ?? [])].reverse();
    while (stack.length > 0) {
      const node = stack.pop();
      yield node;
      stack.push(...[...(node.childNodes ?? [])].reverse());
    }
  }
  function nearestSelect(option) {
    let optgroup = false;
    for (let node = parentOf(option); node; node = parentOf(node)) {
      if (is(node, 'datalist') || is(node, 'hr') || is(node, 'option')) return null;
      if (is(node, 'optgroup')) {
        if (optgroup) return null;
        optgroup = true;
      }
      if (is(node, 'select')) return node;
    }
    return null;
  }
  function isSelected(option, select) {
    const options = [...descendants(select)].filter((node) => is(node, 'option') && nearestSelect(node) === select);
    const marked = options.filter((node) => has(node, 'selected'));
    if (marked.length > 0) return marked[marked.length - 1] === option;
    const size = select.attrs.find((attr) => attr.name === 'size');
    if (size && Number.parseInt(size.value, 10) > 1) return false;
    return options.find((node) => !has(node, 'disabled') && !(is(node.parentNode, 'optgroup') && has(node.parentNode, 'disabled'))) === option;
  }
  function isDisabled(selectedcontent) {
    let select = null;
    for (let node = parentOf(selectedcontent); node; node = parentOf(node)) {
      if (is(node, 'option') || is(node, 'selectedcontent')) return true;
      if (is(node, 'select')) {
        if (select) return true;
        select = node;
      }
    }
    return false;
  }
  function clone(node, parent) {
    const copy = { ...node, parentNode: parent };
    if (node.attrs) copy.attrs = node.attrs.map((attr) => ({ ...attr }));
    if (node.childNodes) copy.childNodes = node.childNodes.map((child) => clone(child, copy));
    if (node.content) {
      copy.content = { ...node.content };
      copy.content.childNodes = node.content.childNodes.map((child) => clone(child, copy.content));
    }
    return copy;
  }
  function popped(option) {
    const select = nearestSelect(option);
    if (!select || has(select, 'multiple') || !isSelected(option, select)) return;
    let target = null;
    for (const node of descendants(select)) {
      if (is(node, 'selectedcontent')) {
        target = node;
        break;
      }
    }
    if (!target || isDisabled(target)) return;
    target.childNodes = option.childNodes.map((child) => clone(child, target));
  }
  return {
    ...adapter,
    onItemPush(node) {
      if (is(node, 'option')) open.add(node);
    },
    onItemPop(node) {
      if (open.delete(node)) popped(node);
    },
    finish() {
      for (const option of [...open].reverse()) popped(option);
    },
  };
}
