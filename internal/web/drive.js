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
    const dark = d.mode === 'blank' || d.mode === 'white';
    $('dark').hidden = !dark;
    $('dark').textContent = dark ? $('dark').dataset[d.mode] : '';
    $('blank').setAttribute('aria-pressed', String(dark));
    elapsed = d.elapsed; since = Date.now(); running = d.elapsed > 0 && d.mode !== 'paused';
    show();
  };
  const act = async (what, more) => {
    try {
      const r = await fetch('drive', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ do: what, lang, ...more }) });
      if (!r.ok) say(await r.text());
    } catch { say('offline'); }
  };
  $('back').onclick = () => act('back');
  $('go').onclick = () => act('next');
  $('blank').onclick = () => act('blank');
  $('clock').onclick = () => act('clock').then(look);
  // The pointer: the latest place of the finger is sent when the one before has come.
  const pad = $('pad');
  let finger = null, sending = false;
  const point = async () => {
    if (sending) return;
    sending = true;
    for (let sent; sent !== finger;) {
      sent = finger;
      await (sent ? act('point', sent) : act('unpoint'));
      await new Promise(r => setTimeout(r, 80)); // all who follow are told
    }
    sending = false;
  };
  const touch = e => {
    if (e.type === 'pointermove' && !finger) return;
    e.preventDefault();
    pad.setPointerCapture(e.pointerId);
    const r = pad.getBoundingClientRect(), within = v => Math.min(Math.max(v, 0), 1);
    finger = { x: within((e.clientX - r.left) / r.width), y: within((e.clientY - r.top) / r.height) };
    pad.style.setProperty('--x', `${finger.x * 100}%`);
    pad.style.setProperty('--y', `${finger.y * 100}%`);
    pad.classList.add('on');
    point();
  };
  const lift = () => { if (!finger) return; finger = null; pad.classList.remove('on'); point(); };
  pad.onpointerdown = pad.onpointermove = touch;
  pad.onpointerup = pad.onpointercancel = lift;
  $('point').onclick = e => {
    pad.hidden = !pad.hidden;
    $('notes').hidden = !pad.hidden;
    e.currentTarget.setAttribute('aria-pressed', String(!pad.hidden));
    lift();
  };
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
