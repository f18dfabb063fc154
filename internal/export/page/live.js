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
    caption.style.bottom = `${deck.bar.offsetHeight + stand.offsetHeight + 6}px`;
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
  const signs = [['+1', '👍', '赞', '+1'], ['clap', '👏', '鼓掌', 'applause'], ['heart', '♥', '爱', 'love'], ['laugh', '😄', '笑', 'laugh'], ['wow', '😮', '哇', 'wow'], ['think', '🤔', '想一想', 'thinking'], ['slow', '🐢', '慢一点', 'slower'], ['lost', '❓', '没听懂', 'lost']];
  const says = {
    zh: { ask: '提问', send: '发给演讲者', like: '同问', sent: '已发出', later: '稍后再试', votes: '票' },
    en: { ask: 'ask', send: 'send to the speaker', like: 'the same question', sent: 'sent', later: 'try again later', votes: 'votes' },
  };
  const speaks = name => says[deck.word()][name];
  let voice = null, may = [];
  const say = what => fetch('say', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ voice, ...what }) })
    .then(r => { deck.said.textContent = speaks(r.ok ? 'sent' : 'later'); return r.ok; }, () => false);
  const stand = deck.make('div', { id: 'audience', hidden: true });
  document.body.append(stand);
  stand.addEventListener('click', e => e.stopPropagation());
  const button = (text, label, act) => deck.make('button', { type: 'button', textContent: text, ariaLabel: label, title: label, onclick: act });
  const choices = () => latest.choices[document.documentElement.lang] || Object.values(latest.choices)[0];
  const vote = n => say({ vote: n }).then(ok => {
    if (ok) stand.querySelectorAll('[data-choice]').forEach(b => b.setAttribute('aria-pressed', String(b.dataset.choice === String(n))));
  });
  const ask = () => {
    const text = deck.make('textarea', { rows: 3, maxLength: 200, ariaLabel: speaks('ask') });
    const send = () => { if (text.value.trim()) say({ ask: text.value }); d.close(); };
    text.onkeydown = e => { e.stopPropagation(); if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); send(); } };
    const d = deck.dialog('asking', deck.make('h2', { textContent: speaks('ask') }), text, button(speaks('send'), speaks('send'), send));
    text.focus();
  };
  const bar = (choice, votes, all) => {
    const b = deck.make('div', { className: 'bar' }, deck.make('span', { textContent: choice }), deck.make('span', { textContent: `${votes} ${speaks('votes')}` }));
    b.style.setProperty('--part', all ? votes / all : 0);
    return b;
  };
  const audience = () => {
    const on = latest && latest.on && connected && voice, here = on && deck.place().at === (deck.index.get(latest.slide) ?? latest.n);
    const voting = on && latest.poll === 'open' && may.includes('polls'), counted = here && latest.poll === 'closed' && latest.votes;
    stand.hidden = !on || !may.length && !latest.poll && !latest.question;
    if (stand.hidden) return;
    const key = JSON.stringify([voting, counted, latest.choices, latest.question, may, document.documentElement.lang]);
    if (stand.dataset.key === key) return;
    stand.dataset.key = key;
    const rows = [];
    if (voting) rows.push(deck.make('div', { className: 'poll' }, ...choices().map((c, i) => { const b = button(`${i + 1}  ${c}`, c, () => vote(i + 1)); b.dataset.choice = i + 1; return b; })));
    if (counted) { const all = latest.votes.reduce((a, b) => a + b, 0); rows.push(deck.make('div', { className: 'poll' }, ...choices().map((c, i) => bar(c, latest.votes[i] || 0, all)))); }
    if (latest.question) rows.push(deck.make('div', { className: 'question' }, deck.make('p', { textContent: latest.question.text }), button('+1', speaks('like'), () => say({ like: latest.question.id }))));
    const react = may.includes('reactions') ? signs.map(([name, sign, zh, en]) => { const b = button(sign, deck.word() === 'zh' ? zh : en, () => say({ react: name })); b.dataset.react = name; return b; }) : [];
    if (may.includes('questions')) react.push(button(speaks('ask'), speaks('ask'), ask));
    if (react.length) rows.push(deck.make('div', { className: 'react' }, ...react));
    stand.replaceChildren(...rows);
  };
  deck.watchers.push(audience);
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
    }[e.key] || latest.poll === 'open' && may.includes('polls') && /^[1-9]$/.test(e.key) && Number(e.key) <= choices().length && (() => vote(Number(e.key)));
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
      audience();
      spoken();
    });
  };
  connect();
})();
