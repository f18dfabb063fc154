'use strict';
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll('.slide')];
  const langs = [...new Set([...document.querySelectorAll('.face')].map(f => f.lang))];
  let slide = 0, step = 0, lang = root.lang;
  const face = () => slides[slide].querySelector(`.face[lang="${lang}"]`) || slides[slide].querySelector('.face');
  const steps = () => Number(face().dataset.steps);
  const show = () => {
    root.dataset.lang = root.lang = lang;
    slides.forEach((s, i) => s.classList.toggle('now', i === slide));
    document.querySelectorAll('.slide').forEach(s => {
      const mine = s.querySelector(`.face[lang="${lang}"]`) || s.querySelector('.face');
      s.querySelectorAll('.face').forEach(f => f.classList.toggle('now', f === mine));
    });
    face().querySelectorAll('[data-step]').forEach(b => {
      const until = b.dataset.until;
      b.classList.toggle(b.classList.contains('drawing') ? 'gone' : 'hidden', step < Number(b.dataset.step) || until !== undefined && step > Number(until));
    });
    face().querySelectorAll('pre[data-lit]').forEach(p => {
      const groups = p.dataset.lit.split('|');
      const lit = groups[Math.min(Math.max(0, step - Number(p.dataset.from)), groups.length - 1)].split(' ');
      p.querySelectorAll('.line').forEach((l, i) => l.classList.toggle('dim', !lit.includes(String(i + 1)) && lit[0] !== 'all'));
    });
    history.replaceState(null, '', `#${slide + 1}${step ? '.' + (step + 1) : ''}`);
  };
  const go = (to, at) => { slide = Math.min(Math.max(to, 0), slides.length - 1); step = Math.min(Math.max(at, 0), steps() - 1); show(); };
  const next = () => step + 1 < steps() ? go(slide, step + 1) : slide + 1 < slides.length && go(slide + 1, 0);
  const back = () => step > 0 ? go(slide, step - 1) : slide > 0 && go(slide - 1, Infinity);
  const jump = () => {
    const [to, at] = location.hash.replace(/^#s?/, '').split('.').map(Number);
    if (to > 0) go(to - 1, (at || 1) - 1); else show();
  };
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : !matchMedia('(prefers-color-scheme: light)').matches;
  const keys = {
    next: 'ArrowRight ArrowDown PageDown Enter n l j', back: 'ArrowLeft ArrowUp PageUp Backspace p h k',
    first: 'Home g', last: 'End G', lang: 'L', theme: 'T', notes: 'i s', full: 'f',
  };
  const acts = {
    next, back, first: () => go(0, 0), last: () => go(slides.length - 1, 0),
    lang: () => { lang = langs[(langs.indexOf(lang) + 1) % langs.length]; go(slide, step); },
    theme: () => { root.dataset.theme = dark() ? 'light' : 'dark'; },
    notes: () => root.classList.toggle('notes'),
    full: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  };
  addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.key === 'Enter' && e.target.closest('a')) return;
    const name = e.key === ' ' ? (e.shiftKey ? 'back' : 'next') : Object.keys(keys).find(k => keys[k].split(' ').includes(e.key));
    if (!name) return;
    e.preventDefault();
    acts[name]();
  });
  addEventListener('click', e => {
    if (e.target.closest('a') || String(getSelection())) return;
    e.clientX < innerWidth / 4 ? back() : next();
  });
  let from = 0;
  addEventListener('touchstart', e => { from = e.touches[0].clientX; }, { passive: true });
  addEventListener('touchend', e => { const d = e.changedTouches[0].clientX - from; if (Math.abs(d) > 60) d < 0 ? next() : back(); }, { passive: true });
  addEventListener('hashchange', jump);
  root.classList.add('js');
  jump();
})();
