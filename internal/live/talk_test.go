package live

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func place(slide string) Place { return Place{Slide: slide, Mode: Live, Began: 1} }

// program is a program that takes part in the talk of a machine.
type program struct {
	*Seat
	unix *Unix
}

func (p *program) leave() { p.Close(); p.unix.Close() }

// socket is a path that is short enough for a socket everywhere.
func socket(t *testing.T) string {
	dir, err := os.MkdirTemp("", "live")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "talk")
}

func join(t *testing.T, path string, role Role) *program {
	t.Helper()
	talk := NewTalk(t.Name(), time.Now)
	seat := talk.Join(Member{Role: role, Holder: Own, Name: "here"}, nil)
	u, err := JoinUnix(talk, path, "this talk")
	if err != nil {
		t.Fatal(err)
	}
	p := &program{seat, u}
	t.Cleanup(p.leave)
	return p
}

// await waits until a member knows what it is to know.
func await(t *testing.T, s *Seat, what string, is func(View) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !is(s.Now()) {
		if !s.Wait(ctx) {
			t.Fatalf("%s: it knows %+v", what, s.Now())
		}
	}
}

func at(slide string) func(View) bool { return func(v View) bool { return v.Slide == slide } }

func TestFollowAndLead(t *testing.T) {
	path := socket(t)
	host := join(t, path, Stage)
	host.Lead(place("5"))
	guest := join(t, path, Speaker)
	await(t, guest.Seat, "who comes late is told where the talk is", at("5"))
	await(t, host.Seat, "the host knows of it", func(v View) bool { return v.Speakers == 1 })
	guest.Lead(place("7"))
	await(t, host.Seat, "a guest leads", at("7"))
	host.Lead(place("8"))
	await(t, guest.Seat, "so does the host", at("8"))
	third := join(t, path, Speaker)
	await(t, third.Seat, "a third comes", at("8"))
	third.Lead(place("9"))
	await(t, guest.Seat, "what one guest does reaches the other", at("9"))
	if v := third.Now(); v.Slide != "9" {
		t.Errorf("its own answer has led it to %v", v.Slide)
	}
}

// TestAllLeadAtOnce: whoever wins, all end at one place.
func TestAllLeadAtOnce(t *testing.T) {
	path := socket(t)
	all := []*program{join(t, path, Stage)}
	for range 3 {
		all = append(all, join(t, path, Speaker))
	}
	await(t, all[0].Seat, "all are there", func(v View) bool { return v.Speakers == 3 })
	var leading sync.WaitGroup
	for i, p := range all {
		leading.Go(func() {
			for range 200 {
				p.Lead(place(strings.Repeat("x", i)))
				p.Lead(place(strings.Repeat("y", i)))
			}
			p.Lead(place("last of " + strings.Repeat("z", i)))
		})
	}
	leading.Wait()
	same, last := 0, Place{}
	for late := time.Now().Add(20 * time.Second); same < 5; time.Sleep(10 * time.Millisecond) { // nothing says that all has come
		now := map[Place]bool{}
		for _, p := range all {
			last = p.Now().Place
			now[last] = true
		}
		if same++; len(now) > 1 {
			same = 0
		}
		if time.Now().After(late) {
			t.Fatalf("they are at %v", now)
		}
	}
	if !strings.HasPrefix(last.Slide, "last of") {
		t.Errorf("all are at %v, which nobody said last", last)
	}
}

// TestHostEnds: the talk goes on with another host.
func TestHostEnds(t *testing.T) {
	path := socket(t)
	host := join(t, path, Stage)
	host.Lead(place("1"))
	a, b := join(t, path, Speaker), join(t, path, Speaker)
	await(t, a.Seat, "a is told", at("1"))
	await(t, b.Seat, "b is told", at("1"))
	await(t, host.Seat, "both are there", func(v View) bool { return v.Speakers == 2 })
	host.leave()
	if host.Wait(t.Context()) {
		t.Error("who has left is told more")
	}
	a.Lead(place("4"))
	await(t, b.Seat, "the others go on", at("4"))
	b.Lead(place("5"))
	await(t, a.Seat, "both ways", at("5"))
	await(t, a.Seat, "and know that no stage is left", func(v View) bool { return v.Stage == NoStage })
	await(t, join(t, path, Speaker).Seat, "and others come", at("5"))
}

// TestSlowReader: one that takes nothing keeps nobody waiting.
func TestSlowReader(t *testing.T) {
	path := socket(t)
	host := join(t, path, Stage)
	slow, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	guest := join(t, path, Speaker)
	await(t, host.Seat, "the guest is there", func(v View) bool { return v.Speakers == 1 })
	for range 2500 {
		host.Lead(place("a"))
		host.Lead(place("b"))
	}
	host.Lead(place("7"))
	await(t, guest.Seat, "the other one is told", at("7"))
}

// TestNonsense: a peer that says nonsense is left, and the talk stays.
func TestNonsense(t *testing.T) {
	for _, line := range []string{"nonsense\n", "[]\n", strings.Repeat("1", longest+1), "{\"state\":1}\n", "\x00\n", `{"state":{"v":9}}` + "\n{\n"} {
		path := socket(t)
		host := join(t, path, Stage)
		host.Lead(place("1"))
		conn, err := net.Dial("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		go func() { _, _ = conn.Write([]byte(line)) }()
		_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
		buf := make([]byte, 4096)
		for err == nil {
			_, err = conn.Read(buf)
		}
		if os.IsTimeout(err) {
			t.Errorf("%.20q: the peer is not left", line)
		}
		if v := host.Now(); v.Slide != "1" {
			t.Errorf("%.20q: it led to %v", line, v.Slide)
		}
		conn.Close()
		host.leave()
	}
}

// TestCrash: the socket that a crash leaves is in nobody's way.
func TestCrash(t *testing.T) {
	path := socket(t)
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	l.Close()
	if _, err := os.Stat(path); err != nil {
		t.Skip("this system leaves no socket")
	}
	host := join(t, path, Stage)
	host.Lead(place("2"))
	await(t, join(t, path, Speaker).Seat, "the talk begins", at("2"))
}

// TestRunning finds the talks that are shown, and no others.
func TestRunning(t *testing.T) {
	path := socket(t)
	if got := Running(filepath.Dir(path)); got != nil {
		t.Errorf("before any talk: %q", got)
	}
	p, q := join(t, path, Stage), join(t, path, Speaker)
	if got := Running(filepath.Dir(path)); len(got) != 1 || got[0] != "this talk" {
		t.Errorf("one talk is shown: %q", got)
	}
	p.leave()
	q.leave()
	if got := Running(filepath.Dir(path)); got != nil {
		t.Errorf("after it: %q", got)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); modes && len(left) > 0 {
		t.Errorf("%s is left of it", left[0].Name())
	}
}

// TestPrivate: a folder that others can enter is refused.
func TestPrivate(t *testing.T) {
	if !modes {
		t.Skip("no modes here")
	}
	path := socket(t)
	if err := os.Chmod(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := JoinUnix(NewTalk("", time.Now), path, ""); err == nil || !strings.Contains(err.Error(), "yours alone") {
		t.Errorf("JoinUnix: %v", err)
	}
}

// linked connects two talks: guest takes part at host.
func linked(t *testing.T, host, guest *Talk) (cut func()) {
	return connected(t, host.Welcome, func(ctx context.Context, conn io.ReadWriteCloser) { guest.Follow(ctx, conn, Member{}) })
}

// leading has a talk lead a server's, as one who is called name there.
func leading(t *testing.T, server, laptop *Talk, name string) (cut func()) {
	return connected(t,
		func(ctx context.Context, conn io.ReadWriteCloser) { _ = laptop.Offer(ctx, conn) },
		func(ctx context.Context, conn io.ReadWriteCloser) {
			server.Accept(ctx, conn, Member{Role: Speaker, Holder: name + "'s key", Name: name})
		})
}

func connected(t *testing.T, one, other func(context.Context, io.ReadWriteCloser)) (cut func()) {
	t.Helper()
	a, b := net.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	var both sync.WaitGroup
	both.Go(func() { one(ctx, a) })
	both.Go(func() { other(ctx, b) })
	cut = func() { cancel(); both.Wait() }
	t.Cleanup(cut)
	return cut
}

// TestLeadRemote has a laptop lead a server, lose the line, go on, and come back:
// the latest place wins.
func TestLeadRemote(t *testing.T) {
	server, laptop := NewTalk("server", time.Now), NewTalk("laptop", time.Now)
	look := server.Join(Member{Role: Follower}, nil)
	stage := laptop.Join(Member{Role: Stage, Holder: Own}, nil)
	defer look.Close()
	defer stage.Close()
	stage.Lead(place("1"))
	cut := leading(t, server, laptop, "Anna")
	await(t, look, "the server is where the laptop is", at("1"))
	stage.Lead(place("2"))
	await(t, look, "and follows it", at("2"))
	server.Crowd(7, 2)
	await(t, stage, "the laptop knows how many follow", func(v View) bool { return v.Followers == 7 && v.Browsing == 2 })
	server.Say("server", Sum{N: 1, Reactions: []int{3}})
	await(t, stage, "and what the hall says", func(v View) bool { return v.Audience != nil && v.Audience.Reactions[0] == 3 })
	if v := look.Now(); v.Leader != "Anna" || !v.Online {
		t.Errorf("the hall knows %q, online %t", v.Leader, v.Online)
	}
	before := server.State()
	cut()
	stage.Lead(place("3"))
	stage.Lead(place("4"))
	leading(t, server, laptop, "Anna")
	await(t, look, "after the line was lost the latest place wins", at("4"))
	if v := stage.Now(); v.Slide != "4" {
		t.Errorf("the stage was moved to %q", v.Slide)
	}
	if after := server.State(); after.Compare(before) <= 0 {
		t.Errorf("the server's states fell from %+v to %+v", before, after)
	}
}

// TestLeadRefused has a laptop go its own way where somebody else leads, and lead
// when that one hands over.
func TestLeadRefused(t *testing.T) {
	server, laptop := NewTalk("server", time.Now), NewTalk("laptop", time.Now)
	other := server.Join(Member{Role: Speaker, Holder: "other", Name: "Bo"}, nil)
	stage := laptop.Join(Member{Role: Stage, Holder: Own}, nil)
	defer other.Close()
	defer stage.Close()
	other.Lead(place("b"))
	stage.Lead(place("1"))
	leading(t, server, laptop, "Anna")
	await(t, stage, "it is told who leads", func(v View) bool { return v.Refused == "Bo" })
	stage.Lead(place("2"))
	if v := stage.Now(); v.Slide != "2" {
		t.Errorf("the stage is held up at %q", v.Slide)
	}
	stage.Ask()
	await(t, other, "the other is asked", func(v View) bool { return v.Asker == "Anna" })
	if v := other.Now(); v.Slide != "b" {
		t.Errorf("the server was moved to %q", v.Slide)
	}
	other.HandOver()
	await(t, other, "after the hand-over the laptop leads", at("2"))
	await(t, stage, "and knows it", func(v View) bool { return v.Refused == "" })
	other.Ask()
	await(t, stage, "now it is asked", func(v View) bool { return v.Asker == "Bo" })
	stage.HandOver()
	await(t, other, "and hands over", func(v View) bool { return v.Leads })
	other.Lead(place("b2"))
	await(t, stage, "its stage follows the other then", at("b2"))
}

// TestTree has a place go from a guest over a machine's host to a server that
// follows the machine, and an answer back.
func TestTree(t *testing.T) {
	host, speaker, server := NewTalk("host", time.Now), NewTalk("speaker", time.Now), NewTalk("server", time.Now)
	stage := host.Join(Member{Role: Stage, Holder: Own}, nil)
	mine := speaker.Join(Member{Role: Speaker, Holder: Own}, nil)
	look := server.Join(Member{Role: Follower}, nil)
	far := server.Join(Member{Role: Speaker, Holder: "far", Name: "Far"}, nil)
	for _, s := range []*Seat{stage, mine, look, far} {
		defer s.Close()
	}
	linked(t, host, speaker)
	linked(t, host, server)
	mine.Lead(place("1"))
	await(t, look, "a guest's place reaches another", at("1"))
	server.Crowd(5, 0)
	await(t, mine, "and the count comes back", func(v View) bool { return v.Followers == 5 })
	if far.Lead(place("x")) {
		t.Error("a speaker of the server leads while the machine does")
	}
	far.Ask()
	await(t, mine, "the machine is asked", func(v View) bool { return v.Asker == "Far" })
	mine.HandOver()
	await(t, far, "it has the lease", func(v View) bool { return v.Leads })
	far.Lead(place("x"))
	await(t, stage, "and leads the stage", at("x"))
	speaker.PutAway("q")
	await(t, far, "what is put away here is so there", func(v View) bool { return v.Audience != nil })
}
