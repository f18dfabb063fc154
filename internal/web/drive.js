'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const lang = navigator.language;
  const say = text => { $('said').textContent = text; };
  let elapsed = 0, since = 0, running = false;
  const clock = () => {
    const s = Math.max(0, Math.floor((elapsed + (running ? Date.now() - since : 0)) / 1000));
    return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
  };
  let meta = '';
  const show = () => { $('meta').textContent = `${meta}  ${clock()}`; };
  const look = async () => {
    const r = await fetch('speaker?lang=' + encodeURIComponent(lang));
    if (!r.ok) { say(await r.text()); return; }
    const d = await r.json();
    say('');
    $('title').textContent = d.title || '—';
    meta = `${d.n}/${d.of} · ${d.step}/${d.steps}`;
    $('notes').textContent = d.notes;
    $('next').textContent = d.next ? '→ ' + d.next : '';
    elapsed = d.elapsed; since = Date.now(); running = d.elapsed > 0 && d.mode !== 'paused';
    show();
  };
  const act = async what => {
    try {
      const r = await fetch('drive', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ do: what, lang }) });
      if (!r.ok) say(await r.text());
    } catch { say('offline'); }
  };
  $('back').onclick = () => act('back');
  $('go').onclick = () => act('next');
  $('blank').onclick = () => act('blank');
  $('clock').onclick = () => act('clock').then(look);
  addEventListener('keydown', e => {
    const what = { ArrowRight: 'next', ' ': 'next', PageDown: 'next', ArrowLeft: 'back', PageUp: 'back', b: 'blank' }[e.key];
    if (what && !e.target.closest('button')) { e.preventDefault(); act(what); }
  });
  setInterval(show, 1000);
  const awake = () => navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { awake(); look(); } });
  const begin = async () => {
    const token = location.hash.slice(1);
    if (token) {
      history.replaceState(null, '', location.pathname);
      const r = await fetch('enter', { method: 'POST', body: token });
      if (!r.ok) { say(await r.text()); return; }
    }
    awake();
    const stream = new EventSource('live');
    stream.addEventListener('at', look);
    stream.onerror = () => say('…');
    stream.onopen = () => say('');
  };
  begin();
})();
