'use strict';
const deck = (() => {
  const root = document.documentElement;
  const $ = id => document.getElementById(id);
  const all = (of, what) => [...of.querySelectorAll(what)];
  const make = (tag, attributes = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), attributes);
    e.append(...children);
    return e;
  };
  const asked = () => document.querySelector('dialog[open]');
  const shows = what => root.classList.contains(what);
  const kept = { // over a reload, where the browser lets a page keep anything
    get: key => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* it is not kept */ } },
  };

  const slides = all(document, '.slide');
  slides.forEach(s => { s.tabIndex = -1; });
  const count = slides.length;
  const index = new Map(slides.map((s, i) => [s.id, i]));
  const main = $('deck'), bar = $('bar'), here = $('here'), said = $('said');
  const title = document.title;
  const arrived = shows('elsewhere') && !history.state; // by an address of a place
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  // Languages. The menus are in all of them, in the order of the page's rules.
  const menus = all(document, '.menu');
  const langs = menus.map(m => m.lang);
  let lang = 0;
  const faceOf = slide => all(slide, '.face').find(f => f.classList.contains('l' + lang)) || slide.querySelector('.face');
  const words = {
    zh: {
      next: '下一步', back: '上一步', overview: '总览', language: '语言', theme: '深色或浅色', full: '全屏', help: '帮助', search: '搜索', notes: '备注',
      none: '这一页没有备注', nothing: '没有找到', keys: '按键', copy: '复制', copied: '已复制', upNext: '下一页：', end: '结束',
    },
    en: {
      next: 'next', back: 'back', overview: 'overview', language: 'language', theme: 'dark or light', full: 'full screen', help: 'help', search: 'search', notes: 'notes',
      none: 'no notes on this slide', nothing: 'nothing found', keys: 'Keys', copy: 'copy', copied: 'copied', upNext: 'next: ', end: 'the end',
    },
  };
  const helpLines = [['→ l j space ⏎', '下一步', 'next'], ['← h p k ⌫', '上一步', 'back'], ['⇧→ J  ⇧← K', '下一张，上一张', 'slide by slide'], ['⇧↓  ⇧↑', '全部步骤，开头', 'all steps, none'], ['↓ ↑', '滚动，或前后一步', 'scroll, or move'], ['g  G', '开头，结尾', 'first, last'], ['[  ]', '上一节，下一节', 'section by section'], ['12 ⏎', '第 12 张', 'slide 12'], ['o', '总览', 'overview'], ['/', '搜索', 'search'], ['n  N', '下一处，上一处', 'next hit, last hit'], ['tab  ⏎', '选择链接，打开', 'choose, open a link'], ['ctrl+o', '回到跳转之前', 'back from a jump'], ['i  s', '备注和出处', 'notes and sources'], ['x  R', '计时：停，走，重来', 'clock: stop, go on, anew'], ['y', '复制代码', 'copy the code'], ['L', '换语言', 'language'], ['T', '深色或浅色', 'dark or light'], ['b  w', '黑屏，白屏', 'black, white screen'], ['r', '重放动画', 'replay the motion'], ['a', '自动播放', 'play by itself'], ['f', '全屏', 'full screen'], ['?', '全部按键', 'all keys'], ['esc', '关闭', 'close']];
  const word = name => (root.lang.startsWith('zh') ? words.zh : words.en)[name];

  // The place: a slide and a step of it. Only go() sets it.
  let at = 0, step = 0, trail = [], jumped = false, query = '', hits = [];
  const watchers = [];
  const slide = () => slides[at];
  const face = () => faceOf(slide());
  const titleOf = f => f.dataset.title || f.querySelector('h1').textContent;
  const steps = s => Number(faceOf(s).dataset.steps || 1);

  // go shows slide to at step of it. why is 'key', 'touch', 'jump', 'address', 'live',
  // 'start', 'over' in the overview, or 'look'; a jump can be gone back from.
  const go = (to, toStep, why) => {
    to = Math.min(Math.max(to, 0), count - 1);
    toStep = Math.min(Math.max(toStep, 0), steps(slides[to]) - 1);
    const from = { at, step };
    if (why === 'jump' && to !== at) trail = [...trail.slice(-99), from];
    if (why !== 'look') jumped = why === 'jump' && trail.length > 0;
    const moved = to !== at || why === 'start', stepped = moved || toStep !== step;
    at = to; step = toStep;
    root.classList.remove('elsewhere', 'blank', 'white');
    if (moved) enter(slides[from.at], to < from.at, why);
    reveal(face(), from, moved);
    if (moved) fit();
    describe(moved, stepped);
    if (why !== 'address') {
      const address = '#' + (at + 1) + (step ? '.' + (step + 1) : '');
      const push = moved && !['start', 'live', 'over'].includes(why);
      try { history[push ? 'pushState' : 'replaceState']({ id: slide().id, step }, '', why === 'start' && location.hash ? location.hash : address); } catch { /* too many at once: the address is late */ }
    }
    watchers.forEach(w => w(why));
  };

  const enter = (before, back, why) => {
    const s = slide();
    before.classList.remove('now');
    s.classList.add('now');
    root.className = root.className.replace(/ ?\b(come-\w+|back)\b/g, '');
    if (why === 'key' || why === 'touch' || why === 'live') {
      void root.offsetWidth; // so that the same motion begins anew
      if (s.dataset.transition && !shows('overview')) root.classList.add('come-' + s.dataset.transition, ...(back ? ['back'] : []));
    }
    root.classList.toggle('covers', s.matches('.cover, .bare'));
    const body = face().querySelector('.body');
    body.scrollTop = 0;
    play(s);
    if (!asked()) s.focus({ preventScroll: !shows('overview') });
  };

  // reveal shows what a step shows of a face.
  const reveal = (f, from, moved) => {
    let first = null;
    for (const b of all(f, '[data-step]')) {
      const since = Number(b.dataset.step), until = b.dataset.until;
      const hides = step < since || until !== undefined && step > Number(until);
      b.classList.toggle(b.classList.contains('cells') ? 'gone' : 'hidden', hides);
      const comes = !moved && from.step < step && since === step;
      if (comes && !hides && !first) first = b;
      b.classList.toggle('arrive', comes && !still.matches && !b.closest('svg'));
      if (comes && b.closest('svg')) play(b);
    }
    for (const p of all(f, 'pre[data-lit]')) {
      const groups = p.dataset.lit.split('|');
      const lit = groups[Math.min(Math.max(0, step - Number(p.dataset.from)), groups.length - 1)].split(' ');
      const lines = all(p, '.line');
      lines.forEach((l, i) => l.classList.toggle('dim', !lit.includes(String(i + 1)) && lit[0] !== 'all'));
      const shown = lines[Number(lit[0]) - 1];
      if (shown && p.scrollHeight > p.clientHeight) p.scrollTop = shown.offsetTop - p.clientHeight / 3;
    }
    for (const n of all(f, '.note')) n.hidden = step < Number(n.dataset.from || 0);
    if (first) first.scrollIntoView({ block: 'nearest' });
  };

  const describe = (moved, stepped) => {
    const f = face(), name = titleOf(f);
    slide().ariaLabel = `${at + 1} / ${count}: ${name}`;
    document.title = at === 0 ? title : `${name} · ${title}`;
    here.textContent = `${at + 1}/${count}`;
    $('progress').style.width = `${count > 1 ? at / (count - 1) * 100 : 100}%`;
    for (const a of all(menus[lang] || bar, 'a')) {
      const current = slide().dataset.section === decodeURIComponent(a.hash.slice(1));
      a.classList.toggle('here', current);
      if (current) a.setAttribute('aria-current', 'true'); else a.removeAttribute('aria-current');
    }
    if (stepped) {
      const shown = moved ? '' : all(f, `[data-step="${step}"]:not(.hidden)`).map(b => b.textContent.trim()).join(' ').slice(0, 400);
      said.textContent = moved ? `${at + 1} / ${count}: ${name}` : shown || `${step + 1} / ${steps(slide())}`;
    }
    speaking();
  };

  // fit makes a slide's body smaller until it stands without scrolling, at half
  // its size at least. What a slide needs is known for each size of the window.
  const fitted = new Map();
  const fit = () => {
    if (shows('overview')) return;
    const f = face(), body = f.querySelector('.body'), head = f.querySelector('header');
    const key = `${at} ${lang} ${innerWidth} ${innerHeight}`;
    const boxes = all(body, 'pre, .wide');
    const tall = e => e.scrollHeight > e.clientHeight + 1;
    const over = () => tall(body) || body.scrollWidth > body.clientWidth + 1 || tall(f) || boxes.some(tall);
    const set = k => body.style.setProperty('--fit', k);
    if (fitted.has(key)) { set(fitted.get(key)); return; }
    if (head) {
      head.style.fontSize = '';
      for (let size = 1; size > 0.55 && head.scrollHeight > parseFloat(getComputedStyle(head.firstElementChild).lineHeight) * 2.2; size -= 0.1) head.style.fontSize = `${size}em`;
    }
    const scale = parseFloat(getComputedStyle(body).getPropertyValue('--s')) || 1;
    let k = 1;
    for (set(k); over() && k * scale > 0.5; set(k)) k = Math.round((k - 0.06) * 100) / 100;
    fitted.set(key, k);
  };

  // Motion of drawings: each part says when it comes and how long that takes.
  const motion = g => { const [at, over = 180] = g.dataset.at.split(' ').map(Number); return { at, over }; };
  const counting = new Map();
  const play = of => {
    if (still.matches) return;
    all(of, '[data-at]').concat(of.matches('[data-at]') ? [of] : []).forEach(g => {
      const { at, over } = motion(g);
      g.style.setProperty('--at', `${at}ms`);
      g.style.setProperty('--over', `${over}ms`);
      if (g.classList.contains('type')) typed(g);
      if (g.classList.contains('count')) counted(g);
    });
    const whole = of.closest('.slide');
    whole.classList.remove('play');
    void whole.offsetWidth;
    whole.classList.add('play');
  };
  const drive = (g, draw) => {
    const { at, over } = motion(g), begin = performance.now() + at, long = over || 1;
    const mine = Symbol('run');
    counting.set(g, mine);
    const tick = now => {
      if (counting.get(g) !== mine || !g.isConnected) return;
      const t = Math.min(Math.max((now - begin) / long, 0), 1);
      draw(t);
      if (t < 1 && g.closest('.now')) requestAnimationFrame(tick); else draw(1);
    };
    draw(0);
    requestAnimationFrame(tick);
  };
  const originals = g => all(g, 'text').map(t => [t, t.dataset.text ??= t.textContent]);
  const typed = g => {
    const texts = originals(g), total = texts.reduce((n, [, s]) => n + [...s].length, 0);
    drive(g, t => {
      let left = Math.round(total * t);
      for (const [e, s] of texts) {
        const letters = [...s];
        e.textContent = letters.slice(0, Math.max(0, left)).join('');
        left -= letters.length;
      }
    });
  };
  const counted = g => {
    const texts = originals(g);
    drive(g, t => texts.forEach(([e, s]) => {
      e.textContent = t === 1 ? s : s.replace(/\d[\d,]*/, n => Math.round(Number(n.replaceAll(',', '')) * (1 - (1 - t) ** 3)).toLocaleString('en-US', { useGrouping: n.includes(',') }));
    }));
  };

  // Movement.
  const next = why => step + 1 < steps(slide()) ? go(at, step + 1, why) : at + 1 < count && go(at + 1, 0, why);
  const back = why => step > 0 ? go(at, step - 1, why) : at > 0 && go(at - 1, Infinity, why);
  const scrolled = by => { // reports whether there was anything to scroll
    const body = face().querySelector('.body');
    const b = [body, ...all(body, 'pre, .wide')].find(e => (by > 0 ? e.scrollHeight - e.clientHeight - e.scrollTop : e.scrollTop) >= 2);
    if (!b) return false;
    b.scrollBy({ top: by * b.clientHeight * 0.8, behavior: still.matches ? 'auto' : 'smooth' });
    return true;
  };
  const sections = () => slides.map((s, i) => i).filter(i => i === 0 || slides[i].dataset.section !== slides[i - 1].dataset.section);
  const section = by => {
    const starts = sections();
    const target = by > 0 ? starts.find(i => i > at) : starts.findLast(i => i < at);
    if (target !== undefined) go(target, 0, 'jump');
  };
  const find = text => { // a place by its address: 5, 5.2, a slide's ID, a section
    text = text.replace(/^#/, '');
    try { text = decodeURIComponent(text); } catch { /* it stays as it is */ }
    const [, number, sub] = text.match(/^s?(\d+)(?:\.(\d+))?$/) || [];
    if (number) return [Number(number) - 1, Number(sub || 1) - 1];
    const [, id, of] = text.match(/^(.*?)(?:\.(\d+))?$/);
    for (const [name, s] of [[text, 1], [id, Number(of || 1)]]) {
      if (index.has(name)) return [index.get(name), s - 1];
      const begin = slides.findIndex(s => s.dataset.section.toLowerCase() === name.toLowerCase());
      if (begin >= 0) return [begin, s - 1];
    }
    return null;
  };

  // The controls.
  const icons = {
    back: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7', overview: 'M4 5h6v6H4zM14 5h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z', language: 'M3 7h10M8 4v3M5 16c4-2 6-5 6-9M5 10c1 3 4 5 7 6M13 20l4-9 4 9M14.5 17h5',
    theme: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18', full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5', help: 'M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 18v.01', copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  };
  const button = (name, act) => {
    const b = make('button', { type: 'button', onclick: e => { e.stopPropagation(); act(); } });
    const [icon, path] = ['svg', 'path'].map(n => document.createElementNS('http://www.w3.org/2000/svg', n));
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', icons[name]);
    icon.append(path);
    b.append(icon);
    b.dataset.word = name;
    return b;
  };
  const named = () => all(document, '[data-word]').forEach(b => { b.title = b.ariaLabel = word(b.dataset.word); });
  const tools = make('span', { id: 'tools' },
    button('back', () => back('touch')), button('next', () => next('touch')), button('overview', () => acts.overview()),
    ...(langs.length > 1 ? [button('language', () => acts.language())] : []), button('theme', () => acts.light()),
    ...(document.fullscreenEnabled ? [button('full', () => acts.full())] : []), button('help', () => acts.help()));
  bar.insertBefore(tools, here);
  document.body.append(make('div', { id: 'progress' }));
  let moving = 0;
  addEventListener('pointermove', e => {
    if (e.pointerType !== 'mouse') return;
    root.classList.add('moved');
    clearTimeout(moving);
    moving = setTimeout(() => root.classList.remove('moved'), 2000);
  });

  // Windows over the slides.
  const dialog = (id, ...content) => {
    $(id)?.remove();
    const d = make('dialog', { id }, ...content);
    d.addEventListener('close', () => { d.remove(); slide().focus({ preventScroll: true }); });
    d.addEventListener('click', e => { e.stopPropagation(); if (e.target === d) d.close(); });
    document.body.append(d);
    d.showModal();
    return d;
  };
  const search = () => {
    const input = make('input', { type: 'search', value: query, ariaLabel: word('search'), placeholder: word('search') });
    const list = make('ul', { className: 'hits', role: 'listbox', ariaLabel: word('search') });
    let chosen = 0;
    const look = () => {
      query = input.value.trim();
      hits = seek(query);
      chosen = 0;
      list.replaceChildren(...hits.slice(0, 50).map((h, n) => make('li', { role: 'option', ariaSelected: String(n === 0) },
        make('button', { type: 'button', tabIndex: -1, onclick: () => visit(n) }, `${h.at + 1}  ${h.title}`, make('small', { textContent: h.text })))));
      if (query && !hits.length) list.append(make('li', { textContent: word('nothing') }));
    };
    const choose = by => {
      const rows = all(list, '[aria-selected]');
      if (!rows.length) return;
      rows[chosen].ariaSelected = 'false';
      chosen = Math.abs(by) > 1 ? Math.min(Math.max(chosen + by, 0), rows.length - 1) : (chosen + by + rows.length) % rows.length;
      rows[chosen].ariaSelected = 'true';
      rows[chosen].scrollIntoView({ block: 'nearest' });
    };
    const visit = n => { d.close(); if (hits[n]) go(hits[n].at, hits[n].step, 'jump'); };
    input.oninput = look;
    input.onkeydown = e => {
      e.stopPropagation();
      if (e.key === 'Enter' && !e.isComposing) visit(chosen);
      else if (e.key === 'ArrowDown' || e.key === 'Tab' && !e.shiftKey) choose(1);
      else if (e.key === 'ArrowUp' || e.key === 'Tab') choose(-1);
      else if (e.key === 'PageDown') choose(10);
      else if (e.key === 'PageUp') choose(-10);
      else return;
      e.preventDefault();
    };
    const d = dialog('search', input, list);
    look();
    input.select();
  };
  const seek = text => {
    if (!text) return [];
    text = text.toLowerCase();
    const found = [];
    slides.forEach((s, i) => {
      const f = faceOf(s), whole = f.querySelector('.body').textContent, place = whole.toLowerCase().indexOf(text);
      if (place < 0 && !titleOf(f).toLowerCase().includes(text)) return;
      const late = all(f, '[data-step]').find(b => b.textContent.toLowerCase().includes(text));
      const early = late && [...f.querySelectorAll('.body > *')].some(b => b.textContent.toLowerCase().includes(text) && !b.contains(late));
      found.push({ at: i, step: late && !early ? Number(late.dataset.step) : 0, title: titleOf(f), text: place < 0 ? '' : whole.slice(Math.max(0, place - 20), place + 60).replace(/\s+/g, ' ') });
    });
    return found;
  };
  const hit = by => {
    if (!hits.length) return false;
    const order = by > 0 ? hits : [...hits].reverse();
    const to = order.find(h => by > 0 ? h.at > at : h.at < at) || order[0];
    go(to.at, to.step, 'jump');
    return true;
  };
  const help = () => {
    const list = make('div', { className: 'keys' }, ...helpLines.map(([k, zh, en]) => make('div', {}, make('kbd', { textContent: k }), make('span', { textContent: root.lang.startsWith('zh') ? zh : en }))));
    dialog('help', make('h2', { textContent: word('keys') }), list);
  };
  let opened = null; // where the overview was
  const overview = on => {
    const was = shows('overview');
    on = root.classList.toggle('overview', on);
    if (on && !was) opened = { at, step };
    if (!on && was && opened.at !== at) { trail.push(opened); jumped = true; }
    if (on) slide().scrollIntoView({ block: 'center' }); else { fit(); }
    slide().focus({ preventScroll: on });
  };

  // Notes, with the talk's clock and the slide that comes.
  let ticks = 0, began = 0, held = null;
  const elapsed = () => { const t = Math.floor((held ?? (began ? Date.now() - began : 0)) / 1000), two = n => String(n).padStart(2, '0'); return `${two(Math.floor(t / 60))}:${two(t % 60)}`; };
  const speaking = () => {
    const panel = $('speaking');
    if (!panel) return;
    const notes = all(face(), '.notes .note').filter(n => !n.hidden).map(n => n.cloneNode(true));
    const after = slides[at + 1];
    panel.replaceChildren(
      make('div', { className: 'meta' }, make('span', { id: 'clock', textContent: elapsed() }), make('span', { textContent: new Date().toTimeString().slice(0, 5) }), make('span', { textContent: `${at + 1}/${count} · ${step + 1}/${steps(slide())}` }),
        make('span', { textContent: after ? word('upNext') + titleOf(faceOf(after)) : word('end') })),
      ...(notes.length ? notes : [make('p', { textContent: word('none') })]));
  };
  const tell = () => { const c = $('clock'); if (c) c.textContent = elapsed(); };
  const notes = () => {
    if ($('speaking')) { $('speaking').remove(); clearInterval(ticks); return; }
    document.body.append(make('aside', { id: 'speaking', ariaLabel: word('notes'), tabIndex: 0 }));
    began ||= Date.now();
    ticks = setInterval(tell, 1000);
    speaking();
  };

  const copy = text => navigator.clipboard?.writeText(text).then(() => { said.textContent = word('copied'); }, () => {});
  const code = pre => all(pre, '.line').map(l => [...l.childNodes].filter(n => n.className !== 'no').map(n => n.textContent).join('').replace(/\n$/, '')).join('\n');
  all(document, 'pre').forEach(p => p.append(button('copy', () => copy(code(p)))));
  all(document, 'pre > button').forEach(b => b.classList.add('copy'));

  const speak = n => {
    lang = n;
    const l = langs[n] || root.lang;
    root.dataset.lang = root.lang = l;
    named();
  };
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : !matchMedia('(prefers-color-scheme: light)').matches;

  // Play by itself: a step stands as long as its slide says, or by its text.
  let playing = 0;
  const playOn = () => {
    clearTimeout(playing);
    const own = Number(slide().dataset.autoplay);
    playing = setTimeout(() => { next('key') === false ? stop() : playOn(); }, own || 2500 + Math.min(12000, face().querySelector('.body').textContent.length * 60 / steps(slide())));
  };
  const stop = () => { clearTimeout(playing); playing = 0; };
  let auto = 0;
  watchers.push(() => { // steps that come by themselves when the motion before them is over
    clearTimeout(auto);
    if (!(face().dataset.auto || '').split(' ').includes(String(step + 1))) return;
    const moves = all(face(), '[data-at]').map(motion).map(m => m.at + m.over);
    auto = setTimeout(() => next('key'), still.matches ? 0 : Math.max(0, ...moves));
  });

  // What keys do, by the names that the terminal has for it.
  const acts = {
    next: n => { for (n ||= 1; n > 0; n--) next('key'); }, back: n => { for (n ||= 1; n > 0; n--) back('key'); },
    slideNext: n => go(at + (n || 1), 0, 'key'), slideBack: n => go(at - (n || 1), 0, 'key'),
    slideAll: () => go(at, Infinity, 'key'), slideStart: () => go(at, 0, 'key'),
    down: () => scrolled(1) || next('key'), up: () => scrolled(-1) || back('key'),
    first: () => go(0, 0, 'jump'), last: () => go(count - 1, 0, 'jump'),
    sectionBack: () => section(-1), sectionNext: () => section(1),
    overview: () => overview(), search, help, notes,
    hitNext: () => hit(1) || next('key'), hitBack: () => hit(-1),
    language: () => { if (langs.length < 2) return; speak((lang + 1) % langs.length); kept.set('lang', langs[lang]); go(at, step, 'look'); fit(); },
    light: () => { root.dataset.theme = dark() ? 'light' : 'dark'; kept.set('theme', root.dataset.theme); },
    full: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.(),
    blank: () => root.classList.toggle('blank'), white: () => root.classList.toggle('white'),
    replay: () => play(slide()), play: () => playing ? stop() : playOn(),
    copy: () => { const codes = all(face(), 'pre'); if (codes.length) copy(code(codes[copied++ % codes.length])); },
    jumpBack: () => { const to = trail.pop(); if (to) { go(to.at, to.step, 'key'); jumped = trail.length > 0; } },
    clock: () => { if (held === null) held = began ? Date.now() - began : 0; else { began = Date.now() - held; held = null; } tell(); },
    speakerRestart: () => { began = Date.now(); held = null; tell(); },
  };
  let copied = 0; // of the codes of this slide
  watchers.push(why => { if (why !== 'look') copied = 0; });
  const keys = {
    next: 'ArrowRight l j', back: 'ArrowLeft h p k Backspace', slideNext: 'shift+ArrowRight J', slideBack: 'shift+ArrowLeft K', slideAll: 'shift+ArrowDown', slideStart: 'shift+ArrowUp',
    down: 'ArrowDown PageDown', up: 'ArrowUp PageUp', first: 'g Home', last: 'G End', sectionBack: '[ {', sectionNext: '] }', overview: 'o', search: '/', hitNext: 'n', hitBack: 'N', help: '? F1',
    notes: 'i s', language: 'L', light: 'T', full: 'f', blank: 'b .', white: 'w', replay: 'r', play: 'a', copy: 'y', clock: 'x', speakerRestart: 'R',
  };
  const byKey = new Map(Object.entries(keys).flatMap(([name, list]) => list.split(' ').map(k => [k, name])));
  let typedNumber = '';
  const pressed = e => {
    if (asked()) return false;
    const { key } = e;
    if (e.ctrlKey && key === 'o') { acts.jumpBack(); return true; }
    if (e.ctrlKey || e.metaKey || e.altKey) return false;
    if (shows('blank') || shows('white')) {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return false;
      root.classList.remove('blank', 'white');
      return true;
    }
    if (/^\d$/.test(key) && (typedNumber || key !== '0')) { typedNumber = (typedNumber + key).slice(-5); here.textContent = typedNumber; return true; }
    if (key === 'Shift') return false; // a number is still being typed
    const number = typedNumber;
    typedNumber = '';
    if (number) here.textContent = `${at + 1}/${count}`;
    if (key === 'Enter') {
      if (e.target.closest('a, button, [role=option]')) return false;
      if (number) go(Number(number) - 1, 0, 'jump');
      else if (!shows('overview')) next('key');
      if (shows('overview')) overview(false);
      return true;
    }
    if (key === 'Escape') {
      const open = $('speaking');
      if (open) notes(); else if (shows('overview')) { go(opened.at, opened.step, 'over'); overview(false); } else if (playing) stop(); else { hits = []; return false; }
      return true;
    }
    if (shows('overview')) {
      const across = Math.max(1, slides.filter(s => s.offsetTop === slides[0].offsetTop).length);
      const by = { ArrowRight: 1, l: 1, n: 1, ' ': 1, ArrowLeft: -1, h: -1, p: -1, Backspace: -1, ArrowDown: across, j: across, ArrowUp: -across, k: -across, PageDown: 3 * across, PageUp: -3 * across }[key];
      if (by) { go(at + by, 0, 'over'); slide().scrollIntoView({ block: 'nearest' }); return true; }
    }
    if (key === 'Backspace' && jumped) { acts.jumpBack(); return true; }
    if (key === ' ') {
      if (e.target.closest('button')) return false;
      if (e.shiftKey) acts.up(); else if (number) acts.next(Number(number)); else acts.down();
      return true;
    }
    const scroller = e.target.closest?.('pre, .wide');
    if (scroller && (key === 'ArrowRight' || key === 'ArrowLeft') && scroller.scrollWidth > scroller.clientWidth) return false; // it is scrolled
    const name = byKey.get(e.shiftKey && key.startsWith('Arrow') ? 'shift+' + key : key);
    if (!name) return false;
    stop();
    acts[name](Number(number));
    return true;
  };
  addEventListener('keydown', e => { if (pressed(e)) e.preventDefault(); });

  // Links within, clicks, and fingers. A swipe is one finger, sideways, on a page
  // that is not enlarged, and not on what is scrolled sideways.
  addEventListener('click', e => {
    const a = e.target.closest('a[data-to]');
    if (a) {
      e.preventDefault();
      const to = index.get(a.dataset.to);
      if (to !== undefined) { overview(false); go(to, 0, 'jump'); }
      return;
    }
    if (e.target.closest('a, button, dialog, input, #bar, #speaking, summary, video, audio') || String(getSelection())) return;
    const s = e.target.closest('.slide');
    if (shows('overview')) { if (s) { overview(false); go(slides.indexOf(s), 0, 'jump'); } return; }
    if (shows('blank') || shows('white')) { root.classList.remove('blank', 'white'); return; }
    if (e.target.closest('pre, .wide')) return;
    if (e.clientX < innerWidth / 4) back('touch'); else next('touch');
  });
  let finger = null;
  addEventListener('touchstart', e => {
    finger = e.touches.length === 1 && (visualViewport?.scale ?? 1) <= 1.01 ? { x: e.touches[0].clientX, y: e.touches[0].clientY, id: e.touches[0].identifier } : null;
    for (let n = e.target; finger && n.closest && n !== main; n = n.parentElement || main) {
      if (n.scrollWidth > n.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(n).overflowX)) finger = null;
    }
    if (shows('overview') || asked()) finger = null;
  }, { passive: true });
  addEventListener('touchmove', e => { if (e.touches.length > 1) finger = null; }, { passive: true });
  addEventListener('touchcancel', () => { finger = null; }, { passive: true });
  addEventListener('touchend', e => {
    const start = finger, end = e.changedTouches[0];
    finger = null;
    if (!start || end.identifier !== start.id || e.touches.length) return;
    const dx = end.clientX - start.x, dy = end.clientY - start.y;
    if (Math.abs(dx) > 48 && Math.abs(dx) > 2 * Math.abs(dy)) { if (dx < 0) next('touch'); else back('touch'); }
  }, { passive: true });

  const toAddress = why => {
    const place = location.hash.length > 1 ? find(location.hash) : [0, 0];
    if (place) go(place[0], place[1], why); else if (why === 'start') go(0, 0, why);
  };
  addEventListener('hashchange', () => toAddress('address'));
  addEventListener('popstate', e => {
    const to = e.state && index.get(e.state.id);
    if (to !== undefined && to !== null) go(to, e.state.step, 'address'); else toAddress('address');
  });
  let sizing = 0;
  addEventListener('resize', () => { cancelAnimationFrame(sizing); sizing = requestAnimationFrame(fit); });
  document.fonts?.ready.then(() => { fitted.clear(); fit(); });

  // The reader's language: the one chosen before, or the first that the browser
  // asks for, or the page's.
  const base = l => l.toLowerCase().split('-')[0];
  const wanted = [kept.get('lang'), ...navigator.languages].filter(Boolean);
  const matches = wanted.map(w => {
    const same = langs.findIndex(l => l.toLowerCase() === w.toLowerCase());
    return same >= 0 ? same : langs.findIndex(l => l && base(l) === base(w));
  }).filter(n => n >= 0);
  speak(matches.length ? matches[0] : 0);
  if (kept.get('theme')) root.dataset.theme = kept.get('theme');
  const before = history.state && index.get(history.state.id);
  if (before !== undefined && before !== null) go(before, history.state.step, 'start'); else toAddress('start');

  return { arrived, keys, helpLines, go, find, index, slides, watchers, place: () => ({ at, step, id: slide().id }), make, dialog, lang: () => lang, word: () => (root.lang.startsWith('zh') ? 'zh' : 'en'), bar, here, tools, steps, said };
})();
