// Made by tools/gen_report.py from report.css and report.js. Do not edit.

#include "explain/report_parts.h"

namespace stet::explain {

const std::string_view kReportStyle = R"stet(:root {
  --paper: #fcfbf8; --pane: #ffffff; --ink: #1b1a17; --soft: #5c5850; --line: #e2ddd2;
  --focus: #0a58ca; --lit: #fff3c4; --mark: #fde68a; --key: #f1ede4;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace;
  --for: #1b6b3a; --against: #a8321f;
  --headline: #9b1c2e; --kicker: #a33a12; --standfirst: #8f1d5b; --subheading: #7a2048;
  --byline: #6d3aa0; --timestamp: #4a3fb0;
  --paragraph: #1b6b3a; --list-item: #3a6b10; --quote: #0b6a62; --table: #54610c; --code: #35594a;
  --caption: #0b5c8a; --photo-credit: #2a55a5;
  --credit: #7a5200; --notice: #8a4300; --about: #6b580c;
  --related: #5d4a86; --navigation: #55606b; --share: #75507a; --promotion: #8a3f6e;
  --consent: #4b6475; --comment: #6b5a4a; --placeholder: #66615b; --other: #5f5f5f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161512; --pane: #1d1c19; --ink: #ece8df; --soft: #b3ada1; --line: #38352e;
    --focus: #8ab8ff; --lit: #3a3313; --mark: #5c4a08; --key: #2a2823;
    --for: #7fd49b; --against: #ff9d8a;
    --headline: #ff9aa5; --kicker: #ffab85; --standfirst: #f79ac8; --subheading: #eda4c0;
    --byline: #cdaef5; --timestamp: #b6b3ff;
    --paragraph: #7fd49b; --list-item: #a8d67a; --quote: #6fd3c8; --table: #c6d06c; --code: #9cc9b4;
    --caption: #7cc4f0; --photo-credit: #9dbcff;
    --credit: #e8bd62; --notice: #f5ae6b; --about: #d6c46a;
    --related: #bfaee8; --navigation: #aab5c0; --share: #d3afd8; --promotion: #e9a5cd;
    --consent: #a5c0d2; --comment: #cdb9a5; --placeholder: #bab4ac; --other: #b5b5b5;
  }
}
.r-headline { --c: var(--headline); } .r-kicker { --c: var(--kicker); }
.r-standfirst { --c: var(--standfirst); } .r-subheading { --c: var(--subheading); }
.r-byline { --c: var(--byline); } .r-timestamp { --c: var(--timestamp); }
.r-paragraph { --c: var(--paragraph); } .r-list-item { --c: var(--list-item); }
.r-quote { --c: var(--quote); } .r-table { --c: var(--table); } .r-code { --c: var(--code); }
.r-caption { --c: var(--caption); } .r-photo-credit { --c: var(--photo-credit); }
.r-credit { --c: var(--credit); } .r-notice { --c: var(--notice); } .r-about { --c: var(--about); }
.r-related { --c: var(--related); } .r-navigation { --c: var(--navigation); }
.r-share { --c: var(--share); } .r-promotion { --c: var(--promotion); }
.r-consent { --c: var(--consent); } .r-comment { --c: var(--comment); }
.r-placeholder { --c: var(--placeholder); } .r-other { --c: var(--other); }

*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 15px/1.45 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; }
p, ul, ol, dl, dd, pre, blockquote, fieldset, h1, h2, h3, h4, h5, h6 { margin: 0; padding: 0; border: 0; }
[hidden] { display: none !important; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 2px; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px;
  padding: .25rem .6rem; cursor: pointer; }
button:hover { border-color: var(--soft); }
.skips a { position: absolute; left: .5rem; top: -9rem; z-index: 9; white-space: nowrap; background: var(--ink); color: var(--paper);
  padding: .5rem .8rem; border-radius: 0 0 6px 6px; }
.skips a:focus { top: 0; }

/* the head */
.top { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1.6rem; align-items: baseline;
  padding: .9rem 1.4rem .8rem; border-bottom: 1px solid var(--line); }
.brand { font: italic 1.05rem/1.2 var(--serif); color: var(--soft); white-space: nowrap; }
/* how a proof-reader writes that what was struck shall stand */
.brand b { font-weight: 700; color: var(--ink); text-decoration: underline dotted 3px var(--headline); text-underline-offset: 4px; }
h1 { font: 700 1.45rem/1.2 var(--serif); text-wrap: balance; }
.meta { color: var(--soft); font-size: .87rem; margin-top: .2rem; }
.warnings { list-style: none; font-size: .87rem; color: var(--notice); }
.warnings li::before { content: "Note: "; font-weight: 600; }
.overview { grid-column: 1 / -1; width: 100%; height: 20px; margin-top: .5rem; display: block; }
.overview rect { fill: var(--c); }
.overview .s-aside { opacity: .45; }
.js .overview rect { cursor: pointer; }

/* roles: legend and filter */
.roles { display: flex; flex-wrap: wrap; gap: .35rem 1.4rem; align-items: center; padding: .55rem 1.4rem;
  border-bottom: 1px solid var(--line); font-size: .85rem; }
.roles h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
fieldset { display: flex; flex-wrap: wrap; gap: .3rem .35rem; align-items: center; min-width: 0; }
legend { float: left; padding: 0 .4rem 0 0; color: var(--soft); }
.chip { display: inline-flex; align-items: center; gap: .35rem; padding: .12rem .55rem .12rem .4rem; cursor: pointer;
  border: 1px solid var(--line); border-radius: 99px; background: var(--pane); white-space: nowrap; }
.chip input { appearance: none; width: 0; height: 0; margin: 0; position: absolute; }
.chip:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 1px; }
.chip b { font-weight: 600; color: var(--soft); font-variant-numeric: tabular-nums; }
.swatch { width: .75rem; height: .75rem; border-radius: 3px; border: 2px solid var(--c); }
.chip input:checked + .swatch { background: var(--c); }
.chip:has(input:not(:checked)) { text-decoration: line-through; color: var(--soft); background: none; border-style: dashed; }
.chip.only { --c: var(--notice); }
.chip.only:has(input:not(:checked)) { text-decoration: none; border-style: solid; color: inherit; background: var(--pane); }
.blk.doubt .score { color: var(--notice); font-weight: 600; }
body:has(#doubtful:checked) .blk:not(.doubt) { display: none; }
.tools { margin-left: auto; display: none; gap: .4rem; }
.js .tools { display: flex; }

/* the three panes */
.cols { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
.pane { padding: 0 1.4rem 3rem; min-width: 0; }
.pane > h2 { font: 700 1rem/1 var(--sans);
  position: sticky; top: 0; z-index: 2; background: var(--paper); padding: .9rem 0 .6rem; }
#record { border-left: 1px solid var(--line); }
#details { display: none; }
.js #details { display: block; border-left: 1px solid var(--line); }
.note, .none { color: var(--soft); font-size: .9rem; }
@media (min-width: 1100px) {
  .js .cols { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr) minmax(19rem, 24rem); }
  .js body { height: 100vh; display: grid; grid-template-rows: auto auto minmax(0, 1fr); }
  .js .skips { position: absolute; }
  .js .cols { min-height: 0; align-items: stretch; }
  .js .pane { overflow-y: auto; scroll-padding: 4rem 0; }
  .js #close { display: none; }
}
@media (max-width: 1099px) {
  .js #details { grid-column: 1 / -1; position: sticky; bottom: 0; z-index: 3; max-height: 45vh; overflow-y: auto;
    background: var(--pane); border: 0; border-top: 2px solid var(--ink); padding-bottom: 1rem; }
  .js #details h2 { background: var(--pane); }
  .js #details:not(.open) { display: none; }
  /* what is chosen is not to be hidden by what tells about it */
  .js .blk, .js .part { scroll-margin-bottom: 48vh; }
  #close { position: absolute; top: .5rem; right: 1.4rem; z-index: 3; }
}
@media (max-width: 700px) {
  .cols { grid-template-columns: minmax(0, 1fr); }
  #record { border-left: 0; border-top: 1px solid var(--line); }
  .top { grid-template-columns: 1fr; }
  .tools { margin-left: 0; }
}

/* blocks */
.blocks, .run ol { list-style: none; }
.blk { display: grid; grid-template-columns: 9.3rem minmax(0, 1fr); gap: 0 .7rem; align-items: start; position: relative;
  border-left: 4px solid var(--c); padding: .32rem .6rem .32rem .55rem; margin: 0 0 2px;
  background: color-mix(in srgb, var(--c) 7%, var(--pane)); border-radius: 0 5px 5px 0; scroll-margin: 4rem; }
.blk:hover { background: color-mix(in srgb, var(--c) 13%, var(--pane)); }
.js .blk { cursor: pointer; }
.s-aside { border-left-style: dotted; background: none; }
.why > summary, .handle { display: flex; flex-wrap: wrap; gap: 0 .45rem; align-items: baseline; font: 600 .8rem/1.5 var(--sans);
  color: var(--c); list-style: none; cursor: pointer; text-align: left; }
.why > summary::-webkit-details-marker { display: none; }
.handle { border: 0; padding: 0; width: 100%; }
.num, .score { font-weight: 400; font-variant-numeric: tabular-nums; color: var(--soft); }
.num::before { content: "#" / ""; }
.why[open] { grid-column: 1 / -1; }
.why[open] .card { margin: .4rem 0 .8rem; padding: .7rem .9rem; background: var(--pane); border: 1px solid var(--line); border-radius: 6px; }
.txt { font: 1rem/1.5 var(--serif); white-space: pre-line; min-width: 0; }
pre.txt { font: .85rem/1.5 var(--mono); white-space: pre-wrap; }
.r-headline .txt { font-size: 1.3rem; line-height: 1.25; font-weight: 700; }
.r-subheading .txt { font-weight: 700; font-size: 1.05rem; }
.r-standfirst .txt { font-size: 1.05rem; font-style: italic; }
.s-field .txt { font-size: .95rem; }
.r-headline.s-field .txt { font-size: 1.3rem; }
.s-aside .txt { font: .88rem/1.5 var(--sans); color: var(--soft); }
.run { margin: 0 0 2px; }
.run > details > summary { padding: .3rem .6rem; font-size: .85rem; color: var(--soft); cursor: pointer; border-radius: 5px;
  border: 1px dashed var(--line); }
.run > details > summary:hover { border-color: var(--soft); }
.run > details[open] > summary { margin-bottom: 2px; }
.blk.lit, .part.lit { background: var(--lit); }
.blk.sel { outline: 2px solid var(--c); outline-offset: -2px; background: color-mix(in srgb, var(--c) 16%, var(--pane)); }
.part.sel { outline: 2px solid var(--ink); outline-offset: -2px; }

/* the record */
#record h3 { font: 600 .95rem/1.2 var(--sans); margin: 1.5rem 0 .5rem; padding-top: .7rem; border-top: 1px solid var(--line); }
#record .rec > h3:first-child { margin-top: 0; padding-top: 0; border: 0; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 0 1.2rem; }
.fields .part:has(.v-kicker, .v-headline, .v-sub, .v-lede, .v-url) { grid-column: 1 / -1; }
.part { padding: .3rem .6rem; margin: 0 -.6rem; border-radius: 5px; scroll-margin: 4rem; }
.part[data-b] { cursor: pointer; }
.part[data-b]:hover { background: var(--lit); }
.label { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; font-size: .78rem; color: var(--soft); }
.label b { font-weight: 600; }
.jump, .origin { font-size: .78rem; color: var(--soft); overflow-wrap: anywhere; min-width: 0; }
.v-headline { font: 700 1.5rem/1.2 var(--serif); text-wrap: balance; }
.v-kicker { font: 600 .9rem/1.3 var(--sans); letter-spacing: .01em; }
.v-sub { font: 600 1.1rem/1.35 var(--serif); }
.v-lede { font: italic 1.08rem/1.5 var(--serif); }
/* slanted letters are a habit of few scripts */
:is(.v-lede, .r-standfirst .txt):is(:dir(rtl), :lang(zh), :lang(ja), :lang(ko), :lang(hy), :lang(ka)) { font-style: normal; }
.v-plain { font-size: .95rem; }
.v-url { font-family: var(--mono); font-size: .8rem; overflow-wrap: anywhere; }
.v-body, .v-list li { font: 1.03rem/1.55 var(--serif); white-space: pre-line; }
.v-heading { font: 700 1.1rem/1.35 var(--serif); }
.v-list { padding-inline-start: 1.4rem; }
.v-list .d2 { margin-inline-start: 1.2rem; } .v-list .d3 { margin-inline-start: 2.4rem; } .v-list .d4 { margin-inline-start: 3.6rem; }
.v-caption { font: .92rem/1.45 var(--sans); }
.v-small { font-size: .85rem; color: var(--soft); white-space: pre-line; }
.v-code { font: .85rem/1.5 var(--mono); white-space: pre-wrap; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .88rem; }
td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: start; vertical-align: top; }
.field { border-bottom: 1px solid var(--line); padding: .3rem 0; }
.field > summary, .place > summary { cursor: pointer; }
.place > summary { font-size: .78rem; color: var(--soft); }
.field ul { list-style: none; padding: .2rem 0 .5rem 1rem; }
.witness { padding: .3rem 0 .3rem .7rem; border-left: 3px dotted var(--line); margin-bottom: .3rem; font-size: .85rem; }
.witness.chosen { border-left: 3px solid var(--for); }
.take { color: var(--soft); } .chosen .take { color: var(--for); font-weight: 600; }
code { font: .92em/1.4 var(--mono); }

/* why */
.card h3 { font: 600 .82rem/1.2 var(--sans); margin: 1rem 0 .35rem; color: var(--soft); }
.pill { display: inline-block; padding: .05rem .55rem; border-radius: 4px; color: var(--c); border: 1.5px solid var(--c); font-weight: 600; }
.verdict { font-size: .95rem; }
.bar { display: block; width: 100%; height: 8px; }
.bar .track { fill: var(--key); } .bar .fill { fill: var(--c); }
.bar.for .fill { fill: var(--for); } .bar.against .fill { fill: var(--against); }
.scoreline { margin-top: .8rem; font-size: .85rem; color: var(--soft); }
.scoreline .bar { height: 10px; margin-bottom: .3rem; }
.scoreline b { font-size: 1.3rem; color: var(--ink); font-variant-numeric: tabular-nums; margin-inline-end: .2rem; }
.because { font-size: .95rem; }
.because::first-letter { text-transform: uppercase; }
.reasons { list-style: none; }
.reasons li { display: grid; grid-template-columns: 4rem 3.2rem minmax(0, 1fr); gap: .5rem; align-items: center; padding: .14rem 0; font-size: .9rem; }
.weight { font-variant-numeric: tabular-nums; text-align: right; color: var(--soft); font-size: .85rem; }
.refs { list-style: none; font-size: .9rem; }
.src { font: .8rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; color: var(--soft); background: var(--key);
  border-radius: 5px; padding: .5rem .7rem; margin-top: .3rem; unicode-bidi: isolate; }
mark { background: var(--mark); color: var(--ink); border-radius: 2px; }
.ctl { font: 600 .72em var(--mono); border: 1px solid currentColor; border-radius: 3px; padding: 0 .2em; unicode-bidi: isolate; direction: ltr; }
.cut { font-style: italic; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: .3rem .8rem; margin-top: 1rem; font-size: .87rem; color: var(--soft); }
kbd { font: .85em var(--mono); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 .35em; background: var(--key); color: var(--ink); }

body:has(#f-headline:not(:checked)) .blk.r-headline, body:has(#f-kicker:not(:checked)) .blk.r-kicker,
body:has(#f-standfirst:not(:checked)) .blk.r-standfirst, body:has(#f-subheading:not(:checked)) .blk.r-subheading,
body:has(#f-byline:not(:checked)) .blk.r-byline, body:has(#f-timestamp:not(:checked)) .blk.r-timestamp,
body:has(#f-paragraph:not(:checked)) .blk.r-paragraph, body:has(#f-list-item:not(:checked)) .blk.r-list-item,
body:has(#f-quote:not(:checked)) .blk.r-quote, body:has(#f-table:not(:checked)) .blk.r-table,
body:has(#f-code:not(:checked)) .blk.r-code, body:has(#f-caption:not(:checked)) .blk.r-caption,
body:has(#f-photo-credit:not(:checked)) .blk.r-photo-credit, body:has(#f-credit:not(:checked)) .blk.r-credit,
body:has(#f-notice:not(:checked)) .blk.r-notice, body:has(#f-about:not(:checked)) .blk.r-about,
body:has(#f-related:not(:checked)) .blk.r-related, body:has(#f-navigation:not(:checked)) .blk.r-navigation,
body:has(#f-share:not(:checked)) .blk.r-share, body:has(#f-promotion:not(:checked)) .blk.r-promotion,
body:has(#f-consent:not(:checked)) .blk.r-consent, body:has(#f-comment:not(:checked)) .blk.r-comment,
body:has(#f-placeholder:not(:checked)) .blk.r-placeholder, body:has(#f-other:not(:checked)) .blk.r-other { display: none; }

@media (max-width: 700px) {
  .blk { grid-template-columns: minmax(0, 1fr); }
  .top, .roles { padding-left: 1rem; padding-right: 1rem; }
  .pane { padding-left: 1rem; padding-right: 1rem; }
}
@media (forced-colors: active) {
  .swatch, .overview rect, .bar .fill { forced-color-adjust: none; }
  .blk.lit, .part.lit { outline: 2px dashed Highlight; }
}
@media print {
  html { font-size: 10pt; }
  .js body, body { display: block; height: auto; }
  .roles, .skips, .js #details, #details { display: none; }
  .js .cols, .cols { display: block; }
  .js .pane, .pane { overflow: visible; padding: 0 0 1rem; }
  .pane > h2 { position: static; color: inherit; }
  #record { border: 0; break-before: page; }
  .blk, .part { break-inside: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .run details::details-content { content-visibility: visible; }
}
)stet";
const std::string_view kReportStyleHash = "sha256-yg5P0Qcj+qGgZSNzomNfjzV+jBirWOMrMHUhIWqqeyM=";

const std::string_view kReportScript = R"stet((() => {
  'use strict';
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const page = one('#page'), record = one('#record'), details = one('#details'), shown = one('#shown');
  const status = one('#status');
  root.classList.add('js');

  // A block's summary opens its reasons in place. Here they are shown at the side
  // instead, so a button takes its place.
  const blocks = all('.blk', page), parts = all('.part[data-b]', record);
  for (const block of blocks) {
    const why = one('.why', block), button = document.createElement('button');
    button.type = 'button';
    button.className = 'handle';
    button.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-controls', 'details');
    button.setAttribute('aria-label', one('summary', why).textContent);
    button.append(...one('summary', why).childNodes);
    why.hidden = true;
    why.before(button);
  }
  const partsOf = new Map();
  for (const part of parts) {
    for (const number of part.dataset.b.split(' ')) {
      const id = 'b' + number;
      partsOf.set(id, [...(partsOf.get(id) || []), part]);
    }
  }
  const blocksOf = part => part.dataset.b.split(' ').map(n => document.getElementById('b' + n)).filter(Boolean);
  const itemOf = node => node.closest('.blk, .part[data-b]');
  const counterparts = item => item.classList.contains('blk') ? partsOf.get(item.id) || [] : blocksOf(item);
  const handleOf = item => one('.handle, .jump', item);

  // ---- moving by keyboard: one tab stop a list, arrows or j and k within

  const STOP = '.handle, .run > details > summary, .jump, a.origin';
  const stops = list => all(STOP, list).filter(
      stop => stop.checkVisibility ? stop.checkVisibility() : stop.offsetParent !== null);
  const current = new Map();
  const makeStop = (list, stop) => {
    const before = current.get(list);
    if (before) before.tabIndex = -1;
    stop.tabIndex = 0;
    current.set(list, stop);
  };
  for (const list of [page, record]) {
    for (const stop of all(STOP, list)) stop.tabIndex = -1;
    const first = stops(list)[0];
    if (first) makeStop(list, first);
    list.addEventListener('focusin', event => {
      if (event.target.matches(STOP)) makeStop(list, event.target);
    });
  }
  const unfold = node => {
    let at = node.matches('summary') ? node.parentElement : node;  // its own fold stays as it is
    while ((at = at.parentElement.closest('details'))) at.open = true;
  };
  const show = item => {
    unfold(item);
    item.scrollIntoView({block: 'nearest', behavior: 'auto'});
  };
  const go = stop => {
    if (!stop) return;
    unfold(stop);
    stop.focus({preventScroll: true});
    (itemOf(stop) || stop).scrollIntoView({block: 'nearest'});
  };
  const onKey = (event, list) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const here = event.target.closest(STOP);
    const item = here && itemOf(here);
    const row = stops(list), at = row.indexOf(here || current.get(list));
    const steps = {ArrowDown: 1, j: 1, ArrowUp: -1, k: -1};
    if (event.key in steps && (here || event.target === list)) {
      go(here ? row[at + steps[event.key]] : current.get(list));
    } else if (event.key === 'Home' && here) {
      go(row[0]);
    } else if (event.key === 'End' && here) {
      go(row[row.length - 1]);
    } else if (event.key === 'o' && item && counterparts(item).length) {
      choose(item);
      go(handleOf(counterparts(item)[0]));
    } else if (event.key === 'd' && item) {
      choose(item);
      details.focus();
    } else if (event.key === 'Escape') {
      clear();
    } else {
      return;
    }
    event.preventDefault();
  };
  page.addEventListener('keydown', event => onKey(event, page));
  record.addEventListener('keydown', event => onKey(event, record));
  details.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  });

  // ---- choosing a block or a part

  let chosen = null;
  const clear = () => {
    for (const item of all('.sel')) item.classList.remove('sel');
    for (const button of all('.handle[aria-pressed=true]')) button.setAttribute('aria-pressed', 'false');
    details.classList.remove('open');
    chosen = null;
  };
  const leave = () => {
    const item = chosen;
    details.classList.remove('open');
    if (item) go(handleOf(item));
  };
  const choose = item => {
    clear();
    chosen = item;
    const others = counterparts(item);
    const isBlock = item.classList.contains('blk');
    const about = isBlock ? [item] : others;
    for (const each of [item, ...others]) each.classList.add('sel');
    shown.replaceChildren(...about.map(block => one('.card', block).cloneNode(true)));
    for (const block of about) one('.handle', block).setAttribute('aria-pressed', 'true');
    details.classList.add('open');
    details.scrollTop = 0;
    item.scrollIntoView({block: 'nearest'});
    if (others.length) {
      unfold(others[0]);
      // Where the panes scroll as one, the reader would lose the place.
      if (getComputedStyle(page).overflowY === 'auto') show(others[0]);
    }
    status.textContent = about.map(block => block.dataset.say).join(' ') + ' Press d for details.';
  };
  document.addEventListener('click', event => {
    const link = event.target.closest('a.to, a.jump');
    const stripe = event.target.closest('[data-to]');
    if (stripe) {
      const block = document.getElementById('b' + stripe.dataset.to);
      show(block);
      choose(block);
      return;
    }
    if (link && link.matches('.to')) {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      show(target);
      if (itemOf(target) === target) {
        choose(target);
        go(handleOf(target));
      } else if (target.matches('details')) {
        target.open = true;
        one('summary', target).focus();
      }
      return;
    }
    const item = itemOf(event.target);
    if (!item || event.target.closest('summary, details')) return;
    if (link) event.preventDefault();
    if (!link && String(getSelection())) return;  // the reader marks text
    if (item === chosen && event.detail === 0) {  // Enter once more
      details.focus();
      return;
    }
    choose(item);
    makeStop(item.classList.contains('blk') ? page : record, handleOf(item));
  });
  one('#close').addEventListener('click', leave);

  // ---- what belongs together lights up

  const light = (item, on) => {
    for (const other of counterparts(item)) other.classList.toggle('lit', on);
  };
  for (const [enter, away] of [['mouseover', 'mouseout'], ['focusin', 'focusout']]) {
    document.addEventListener(enter, event => { const item = itemOf(event.target); if (item) light(item, true); });
    document.addEventListener(away, event => { const item = itemOf(event.target); if (item) light(item, false); });
  }

  // ---- roles, folds, paper

  const doubtful = one('#doubtful'), filters = all('.chip input').filter(input => input !== doubtful);
  const update = () => {  // the style hides blocks; here folds with nothing in them
    const off = filters.filter(f => !f.checked).map(f => 'r-' + f.id.slice(2));
    const left = blocks.filter(block => !(doubtful && doubtful.checked && !block.classList.contains('doubt')) &&
                                        !off.some(role => block.classList.contains(role)));
    const runs = new Set(left.map(block => block.closest('.run')));
    for (const run of all('.run')) run.hidden = !runs.has(run);
    status.textContent = left.length + ' of ' + blocks.length + ' blocks shown.';
    const stop = current.get(page);
    if (stop && !stops(page).includes(stop)) {
      const first = stops(page)[0];
      if (first) makeStop(page, first);
    }
  };
  for (const filter of all('.chip input')) filter.addEventListener('change', update);
  one('#all').addEventListener('click', () => {
    for (const filter of filters) filter.checked = true;
    if (doubtful) doubtful.checked = false;
    update();
  });
  if (doubtful) {
    doubtful.addEventListener('change', () => {
      if (doubtful.checked) for (const block of all('.run .doubt')) unfold(block);
    });
  }
  const folds = all('.run > details'), button = one('#unfold');
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-pressed') !== 'true';
    for (const fold of folds) fold.open = open;
    button.setAttribute('aria-pressed', String(open));
  });
  if (!folds.length) button.hidden = true;
  addEventListener('beforeprint', () => { for (const fold of folds) fold.open = true; });
  if (location.hash.length > 1) {
    const target = document.getElementById(location.hash.slice(1));
    if (target && itemOf(target) === target) { show(target); choose(target); }
  }
})();
)stet";
const std::string_view kReportScriptHash = "sha256-ktqI9Hp9C0SvbSUqdzwYL9lyIAJUgGg2mAmADglCnaY=";

}  // namespace stet::explain
