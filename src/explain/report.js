(() => {
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
