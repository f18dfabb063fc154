package web

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"revolute/internal/live"
)

// chromium is a browser for all tests of the package, or nil where there is none.
var chromium = sync.OnceValue(func() context.Context {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil
	}
	allocator, _ := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
	first, _ := chromedp.NewContext(allocator)
	if err := chromedp.Run(first); err != nil {
		return nil
	}
	return first
})

func TestMain(m *testing.M) {
	code := m.Run()
	if c := chromium(); c != nil {
		_ = chromedp.Cancel(c)
	}
	os.Exit(code)
}

// phone is a page that is open in the browser.
type phone struct {
	t   *testing.T
	ctx context.Context
}

func open(t *testing.T, url string) *phone {
	t.Helper()
	if testing.Short() || chromium() == nil {
		t.Skip("no Chromium here, or no time for one")
	}
	ctx, cancel := chromedp.NewContext(chromium())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	p := &phone{t, ctx}
	chromedp.ListenTarget(ctx, func(e any) {
		if e, ok := e.(*runtime.EventExceptionThrown); ok {
			t.Errorf("%s: %v", url, e.ExceptionDetails.Exception)
		}
	})
	p.run(runtime.Enable(), chromedp.EmulateViewport(390, 800), chromedp.Navigate(url))
	return p
}

func (p *phone) run(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// await waits until an expression is true in the page.
func (p *phone) await(expression, why string) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(30 * time.Millisecond) {
		var ok bool
		if err := chromedp.Run(p.ctx, chromedp.Evaluate(expression, &ok)); err == nil && ok {
			return
		}
		if time.Now().After(end) {
			var text string
			_ = chromedp.Run(p.ctx, chromedp.Evaluate("(document.getElementById('live')||{}).textContent+' '+location.hash", &text))
			p.t.Fatalf("%s: never %s (%s)", why, expression, text)
		}
	}
}

const slideNow = "deck.place().at"

// TestFollow: a page is where the talk is; its reader goes their own way and comes
// back by one button; a server that starts again is found.
func TestFollow(t *testing.T) {
	s := start(t, talk, Options{})
	s.leads(t, 1, 0)
	p := open(t, s.URL+"/talk/")
	p.await(slideNow+"===1", "who comes late is at once in place")
	p.await("!document.getElementById('live').hidden", "it says that it follows")
	s.leads(t, 2, 0)
	p.await(slideNow+"===2", "it follows")
	p.run(chromedp.Evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown',{key:'g',bubbles:true}))", nil))
	p.await(slideNow+"===0&&document.getElementById('live').className==='apart'", "its reader goes their own way")
	s.leads(t, 1, 0)
	p.await("document.getElementById('live').textContent.includes('2')", "and sees where the talk is")
	p.await(slideNow+"===0", "but stays")
	p.run(chromedp.Evaluate("document.getElementById('live').click()", nil))
	p.await(slideNow+"===1", "one button returns")
	s.speaker.Change(func(p live.Place, _ time.Time) live.Place { return p.Darken(live.White) })
	p.await("document.documentElement.classList.contains('white')", "a white screen")
	s.leads(t, 0, 1)
	p.await("deck.place().step===1", "a step")
	s.speaker.Change(func(p live.Place, _ time.Time) live.Place { return p.Point(1, 0.5).Say("神经元") })
	p.await("(()=>{const d=document.getElementById('dot').getBoundingClientRect();return d.width>0&&Math.abs(d.left+d.width/2-innerWidth)<2&&Math.abs(d.top+d.height/2-innerHeight/2)<20})()", "the speaker's dot")
	p.await("document.getElementById('caption').textContent==='神经元'&&document.getElementById('caption').getClientRects().length===1", "a caption")
	s.speaker.Change(func(p live.Place, _ time.Time) live.Place { return p.Point(-1, 0).Say("") })
	p.await("document.getElementById('dot').hidden&&document.getElementById('caption').hidden", "both go")
	s.speaker.Close()
	p.await("document.getElementById('live').className==='off'", "the speaker is offline")

	s.speaker = nil
	addr := s.Listener.Addr().String()
	_ = s.Config.Close()
	s.end()
	p.await("/lost|reconnecting|重新/.test(document.getElementById('live').textContent)||document.getElementById('live').className==='off'", "the server is gone")
	l, err := net.Listen("tcp", addr)
	if err != nil {
		t.Skip("the port is taken")
	}
	s.web = New(t.Context(), Options{})
	s.web.Set(s.deck)
	again := &httptest.Server{Listener: l, Config: &http.Server{Handler: s.web}}
	again.Start()
	t.Cleanup(func() { _ = again.Config.Close() })
	s.leads(t, 2, 0)
	p.await(slideNow+"===2", "it is found again")
}

// TestPhones: one phone leads, two vote.
func TestPhones(t *testing.T) {
	s := start(t, "# 问\n\n```poll\n哪个？\n- 甲\n- 乙\n```\n\n---\n\n# 后\n", Options{}, "polls", "reactions", "questions")
	a, b := open(t, s.URL+"/talk/"), open(t, s.URL+"/talk/")
	speaker := open(t, s.URL+s.web.Invite("talk", ""))
	speaker.await("location.hash===''&&document.getElementById('meta').textContent.includes('/')", "the token is used, and gone from the address")
	speaker.run(chromedp.Evaluate("document.getElementById('go').click()", nil))
	for _, p := range []*phone{a, b} {
		p.await(slideNow+"===1", "the phone leads")
	}
	speaker.run(chromedp.Evaluate("document.getElementById('point').click()", nil))
	speaker.await("document.getElementById('pad').getBoundingClientRect().height>100", "the pad")
	speaker.run(chromedp.Evaluate("(()=>{const p=document.getElementById('pad'),r=p.getBoundingClientRect();p.setPointerCapture=()=>{};p.dispatchEvent(new PointerEvent('pointerdown',{clientX:r.left+r.width/4,clientY:r.top+r.height/2,pointerId:1}))})()", nil))
	a.await("!document.getElementById('dot').hidden", "the phone's finger is a dot")
	speaker.run(chromedp.Evaluate("document.getElementById('pad').dispatchEvent(new PointerEvent('pointerup',{pointerId:1}))", nil))
	a.await("document.getElementById('dot').hidden", "that goes with it")
	speaker.run(chromedp.Evaluate("document.getElementById('back').click()", nil))
	for _, p := range []*phone{a, b} {
		p.await(slideNow+"===0", "and back")
	}
	seat := s.deck.Talk.Join(live.Member{Role: live.Speaker, Holder: "web/talk", Name: "x"}, nil)
	defer seat.Close()
	seat.Change(func(p live.Place, _ time.Time) live.Place {
		p.Poll = live.Poll{ID: "p", Phase: live.PollOpen}
		return p
	})
	for i, p := range []*phone{a, b} {
		p.await("[...document.querySelectorAll('#audience button')].some(b=>b.textContent.includes('乙'))", "the choices are buttons")
		p.run(chromedp.Evaluate("[...document.querySelectorAll('#audience button')].find(b=>b.textContent.includes('"+[]string{"甲", "乙"}[i]+"')).click()", nil))
		p.await("document.querySelector('#audience [aria-pressed=true]')?.textContent.includes('"+[]string{"甲", "乙"}[i]+"')", "the vote has come")
	}
	seat.Change(func(p live.Place, _ time.Time) live.Place {
		p.Poll.Phase = live.PollClosed
		return p
	})
	counted := "[...document.querySelectorAll('#audience .bar')].map(b=>b.textContent).join()"
	a.await("/^甲1 .*乙1 /.test("+counted+")", "and both count")
	a.run(chromedp.Evaluate("deck.go(1,0,'key')", nil))
	a.await(counted+"===''", "another slide does not show them")
	b.run(chromedp.Evaluate("document.querySelector('#audience .react button:last-child').click();document.querySelector('dialog#asking textarea').value='为什么？';document.querySelector('dialog#asking button').click()", nil))
	a.await("document.getElementById('live').className==='apart'", "who wanders off can come back")
	for end := time.Now().Add(20 * time.Second); s.deck.Talk.Sums() == nil || len(s.deck.Talk.Sums().Waiting()) == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the question does not come")
		}
	}
}
