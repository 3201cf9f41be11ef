// parse5 as the current standard has it: a copy of the package with a few lines
// replaced. What a change here explains is no fault of stet's.

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

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
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

// What the published version does otherwise than the standard, one by one: the
// files of dist/ to change, and in each what is replaced by what.
const CHANGES = {
  // Its rules for select are those from before they were relaxed.
  select: {
    'parser/open-element-stack.js': [
      ['    $.OBJECT,\n    $.TABLE,', '    $.OBJECT,\n    $.SELECT,\n    $.TABLE,'],
      ['this.handler.onItemPop(element, false);', 'this.handler.onItemPop(element, false, true);'],
    ],
    'parser/index.js': [
      ['    onItemPop(node, isTop) {', '    onItemPop(node, isTop, removed) {'],
      ['call(_a, node, this.openElements.current);', 'call(_a, node, this.openElements.current, removed);'],
      ['function selectStartTagInBody(', SELECT_RULES + 'function oldSelectStartTagInBody('],
      ['\nfunction optgroupStartTagInBody(p, token) {\n    if (p.openElements.currentTagId',
        '\nfunction oldOptgroupStartTagInBody(p, token) {\n    if (p.openElements.currentTagId'],
      ['\nfunction hrStartTagInBody(p, token) {\n    if (p.openElements.hasInButtonScope($.P)) {',
        '\nfunction oldHrStartTagInBody(p, token) {\n    if (p.openElements.hasInButtonScope($.P)) {'],
      ['\nfunction inputStartTagInBody(p, token) {\n    p._reconstruct',
        '\nfunction oldInputStartTagInBody(p, token) {\n    p._reconstruct'],
      ['    $.FRAMESET,\n    $.SELECT,\n', '    $.FRAMESET,\n'],
      ['                case $.SELECT: {\n                    this._resetInsertionModeForSelect(i);\n                    return;\n                }\n', ''],
      ['        case $.SUMMARY:\n        case $.LISTING:',
        '        case $.SUMMARY:\n        case $.SELECT:\n        case $.LISTING:'],
    ],
  },
  // https://html.spec.whatwg.org/multipage/parsing.html#special : search is special.
  search: {
    'common/html.js': [['        $.SCRIPT,\n        $.SECTION,\n', '        $.SCRIPT,\n        $.SEARCH,\n        $.SECTION,\n']],
  },
  // https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign : each of
  // several NULs in a row is a U+FFFD of its own.
  foreign_nul: {
    'parser/index.js': [
      ['    token.chars = unicode.REPLACEMENT_CHARACTER;\n', '    token.chars = unicode.REPLACEMENT_CHARACTER.repeat(token.chars.length);\n'],
    ],
  },
  // https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-table-scope :
  // template bounds it too.
  table_scope: {
    'parser/open-element-stack.js': [
      ['Math.max(this.keyTops[$.TABLE], this.keyTops[$.HTML])', 'Math.max(this.keyTops[$.TABLE], this.keyTops[$.HTML], this.keyTops[$.TEMPLATE])'],
      ['KEY_CLASSES[$.HTML] |= TABLE_SCOPE;', 'KEY_CLASSES[$.HTML] |= TABLE_SCOPE;\nKEY_CLASSES[$.TEMPLATE] |= TABLE_SCOPE;'],
    ],
  },
  // https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intr : "</thead>"
  // and its kin want both in table scope, an element of their name and a tr.
  row_end: {
    'parser/index.js': [
      ['p.openElements.hasInTableScope(token.tagID) || p.openElements.hasInTableScope($.TR)', 'p.openElements.hasInTableScope(token.tagID) && p.openElements.hasInTableScope($.TR)'],
    ],
  },
  // https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state : the
  // namespace of the adjusted current node decides, integration point or not.
  cdata: {
    'parser/index.js': [
      ['        this.currentNotInHTML = !isHTML;\n', '        this.currentNotInHTML = !isHTML;\n        this.tokenizer.cdataAllowed = !isHTML && current !== undefined;\n'],
    ],
    'tokenizer/index.js': [['            if (this.inForeignNode) {', '            if (this.cdataAllowed) {']],
  },
  // https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments : inside
  // noscript there is markup when scripting is off.
  noscript: {
    'parser/index.js': [
      ['            case $.NOFRAMES:\n            case $.NOSCRIPT: {\n                this.tokenizer.state', '            case $.NOFRAMES: {\n                this.tokenizer.state'],
    ],
  },
};

export const CHANGE_NAMES = Object.keys(CHANGES);

// The module of a copy with these changes, made in a temporary folder.
export async function loadChangedParse5(names) {
  const folder = mkdtempSync(join(tmpdir(), 'parse5-changed-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of ['parse5', 'entities']) {
    cpSync(join(here, 'node_modules', name), join(modules, name), { recursive: true });
  }
  const dist = join(modules, 'parse5/dist');
  for (const name of names) {
    for (const [file, edits] of Object.entries(CHANGES[name])) edit(join(dist, file), edits);
  }
  return import(pathToFileURL(join(dist, 'index.js')).href);
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
    // The adoption agency removes options without popping them.
    onItemPop(node, current, removed) {
      if (open.delete(node) && !removed) popped(node);
    },
    finish() {
      for (const option of [...open].reverse()) popped(option);
    },
  };
}
