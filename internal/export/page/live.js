(() => {
  const words = {
    zh: { live: '跟随中', back: '回到演讲', off: '演讲者离线', lost: '重新连接…', ended: '演讲已结束' },
    en: { live: 'live', back: 'return to the talk', off: 'speaker offline', lost: 'reconnecting…', ended: 'the talk has ended' },
  };
  const kept = { get: () => { try { return sessionStorage.getItem('apart'); } catch { return null; } }, set: v => { try { sessionStorage.setItem('apart', v); } catch { /* it is not kept */ } } };
  const root = document.documentElement;
  const pill = deck.make('button', { id: 'live', type: 'button', hidden: true });
  deck.bar.insertBefore(pill, deck.tools);
  let apart = kept.get() === '1' || kept.get() === null && deck.arrived, latest = null, connected = false;
  const word = name => words[deck.word()][name];
  const show = () => {
    pill.hidden = !latest || !latest.slide && connected;
    if (pill.hidden) return;
    const state = !connected ? 'lost' : latest.mode === 'ended' ? 'ended' : !latest.online ? 'off' : apart ? 'back' : 'live';
    pill.className = state === 'off' || state === 'lost' ? 'off' : apart ? 'apart' : '';
    pill.textContent = `● ${word(state)} · ${latest.n + 1}`;
    pill.setAttribute('aria-pressed', String(!apart));
  };
  // The speaker's dot, on the slide that is followed, and what is being said.
  const dot = deck.make('div', { id: 'dot', hidden: true }), caption = deck.make('p', { id: 'caption', hidden: true });
  caption.setAttribute('aria-live', 'polite');
  document.body.append(dot, caption);
  const spoken = () => {
    const now = latest && latest.on && connected ? latest : {}, { x, y } = now.pointer || {};
    if (caption.textContent !== (now.caption || '')) caption.textContent = now.caption || '';
    caption.hidden = !now.caption;
    dot.hidden = apart || !x;
    if (dot.hidden) return;
    const r = deck.slides[deck.place().at].querySelector(`.face.l${deck.lang()}, .face`).getBoundingClientRect();
    dot.style.left = `${r.left + r.width * (x - 1) / 999}px`;
    dot.style.top = `${r.top + r.height * (y - 1) / 999}px`;
  };
  const follow = () => {
    if (apart || !latest || !latest.on) return;
    const at = deck.index.get(latest.slide) ?? latest.n;
    if (deck.place().at !== at || deck.place().step !== latest.step) deck.go(at, latest.step, 'live');
    root.classList.toggle('blank', latest.mode === 'blank');
    root.classList.toggle('white', latest.mode === 'white');
  };
  const setApart = value => {
    if (apart === value) return;
    apart = value;
    kept.set(value ? '1' : '0');
    connect();
    show();
    follow();
    spoken();
  };
  pill.onclick = e => { e.stopPropagation(); setApart(!apart); };
  deck.watchers.push(why => {
    if (latest && latest.on && ['key', 'touch', 'jump', 'address', 'over'].includes(why)) setApart(true);
    show();
  });
  // What the audience may say: reactions, votes, questions.
  const signs = { '+1': '👍', clap: '👏', heart: '♥', laugh: '😄', wow: '😮', think: '🤔', slow: '🐢', lost: '❓' };
  const asks = { zh: '提问', en: 'ask' };
  let voice = null, may = [];
  const say = what => fetch('say', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ voice, ...what }) })
    .then(r => { deck.said.textContent = r.ok ? '✓' : '…'; return r.ok; }, () => false);
  const stand = deck.make('div', { id: 'audience', hidden: true });
  document.body.append(stand);
  stand.addEventListener('click', e => e.stopPropagation());
  const button = (text, label, act) => deck.make('button', { type: 'button', textContent: text, ariaLabel: label, onclick: act });
  const audience = () => {
    const on = latest && latest.on && connected && voice;
    stand.hidden = !on || !may.length && !latest.poll;
    if (stand.hidden) return;
    const parts = [];
    if (latest.poll === 'open' && may.includes('polls')) parts.push(...latest.choices.map((c, i) => button(`${i + 1} ${c}`, c, e => { say({ vote: i + 1 }); stand.querySelectorAll('[aria-pressed]').forEach(b => b.removeAttribute('aria-pressed')); e.currentTarget.setAttribute('aria-pressed', 'true'); })));
    if (latest.poll === 'closed' && latest.votes) parts.push(deck.make('p', { textContent: latest.choices.map((c, i) => `${c}: ${latest.votes[i] || 0}`).join('  ') }));
    if (latest.question) parts.push(deck.make('p', { textContent: latest.question.text }), button('+1', '+1', () => say({ like: latest.question.id })));
    if (may.includes('reactions')) parts.push(...Object.keys(signs).map(name => { const b = button(signs[name], name, () => say({ react: name })); b.dataset.react = name; return b; }));
    if (may.includes('questions')) parts.push(button(asks[deck.word()], asks[deck.word()], ask));
    const key = JSON.stringify([latest.poll, latest.choices, latest.votes, latest.question, may, deck.word()]);
    if (stand.dataset.key !== key) { stand.dataset.key = key; stand.replaceChildren(...parts); }
  };
  const ask = () => { const text = prompt(asks[deck.word()]); if (text) say({ ask: text }); };
  // Keys: digits vote while a poll is open, and f returns to the talk.
  deck.helpLines.push(['f', '回到演讲者那里', 'back to the speaker'], ['!  :', '回应演讲者，提问', 'react, ask the speaker'], ['+', '同问', 'the same question']);
  addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || !latest?.on || document.querySelector('dialog[open]')) return;
    const react = stand.querySelector('[data-react]');
    const act = {
      f: apart && (() => setApart(false)),
      '!': react && (() => react.focus()),
      ':': may.includes('questions') && ask,
      '+': latest.question && (() => say({ like: latest.question.id })),
    }[e.key] || latest.poll === 'open' && may.includes('polls') && /^[1-9]$/.test(e.key) && Number(e.key) <= latest.choices.length && (() => say({ vote: Number(e.key) }));
    if (act) { e.preventDefault(); e.stopImmediatePropagation(); act(); }
  }, true);
  let stream = null, revision = null, retry = 0;
  const connect = () => {
    stream?.close();
    stream = new EventSource(apart ? 'live?apart=1' : 'live');
    stream.onopen = () => { connected = true; show(); };
    stream.onerror = () => {
      connected = false;
      show();
      spoken();
      if (stream.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(connect, 2000 + Math.random() * 3000);
    };
    stream.addEventListener('voice', e => { ({ voice, may } = JSON.parse(e.data)); audience(); });
    stream.addEventListener('at', e => {
      latest = JSON.parse(e.data);
      connected = true;
      if (revision !== null && latest.deck !== revision) { location.reload(); return; }
      revision = latest.deck;
      show();
      follow();
      spoken();
      audience();
    });
  };
  connect();
})();
